// @ts-check
// Pictures through edits: what nothing was changed in stays as it was drawn, what is undone is drawn as before, and all else
// is laid out from where everybody was.
import { frameNow, idOf, state } from "./state.js";
import { claims, slots } from "./model.js";
import { follow } from "./viewport.js";

/**
 * How pictures were laid out, by their time and all that a layout goes by.
 * @type {Map<string, { page: number[], boxes: any[], courses: any[] }>}
 */
const known = new Map();
const mostKnown = 600;

/** The figures of a frame in an order of their own, and its ties. */
const inOrder = (/** @type {any} */ frame) => ({
  figures: [...frame.figures].sort((a, b) => a.f - b.f),
  ties: [...frame.ties].sort((a, b) => a.s - b.s || a.t - b.t || a.k - b.k),
});

/**
 * Has a frame look as it did when the same was to be drawn.
 * @param {any} frame
 */
export function asBefore(frame) {
  const { figures, ties } = inOrder(frame);
  const sign = JSON.stringify([frame.key, figures.map(({ f, n, b }) => [f, n, ...b.slice(2)]),
    // Posts go by the claims: whether there is room for one depends on where the others are.
    ties.map(({ s, t, k, certain, claims: held }) => [s, t, k, certain, held.map((/** @type {number} */ c) => claims[c].post ?? "")])]);
  const before = known.get(sign);
  known.delete(sign);
  known.set(sign, before ?? {
    page: frame.page, boxes: figures.map(({ b }) => b), courses: ties.map(({ c, head, tail, label }) => ({ c, head, tail, label })),
  });
  if (known.size > mostKnown) known.delete(known.keys().next().value ?? "");
  if (!before) return;
  frame.page = before.page;
  figures.forEach((figure, i) => { figure.b = before.boxes[i]; });
  ties.forEach((tie, i) => Object.assign(tie, before.courses[i]));
}

/**
 * Where figures were before the last edit, from which scenes begin.
 * @type {[string, string][]}
 */
let near = [];
let hasHeld = false;
/**
 * The places of those in sight, as long as nothing that was laid out from them has come.
 * @type {Map<number, number[]> | null}
 */
let before = null;
/** A question that tells more would be longer than servers take it. */
const longestNear = 5_000;

/** @returns {[string, string][]} what scenes are asked for with */
export const startOfScenes = () => near;

/**
 * Where everybody is now, as what is drawn elsewhere is to begin there too; nothing as long as nothing was edited.
 * @returns {[string, string][]}
 */
export const placesToKeep = () => (hasHeld ? placesNow() : []);

/** Has the next scenes begin where everybody is. */
export function holdPlaces() {
  [near, hasHeld] = [placesNow(), true];
  before = new Map((frameNow()?.figures ?? []).map((/** @type {any} */ { f, b }) => [f, b]));
}

/** Has the next scenes be laid out anew. */
export function releasePlaces() {
  known.clear();
  [near, hasHeld, before] = [[], false, null];
}

/**
 * Moves the view as those in sight have moved on average: a page that has grown would push them aside.
 * @param {any} frame
 */
export function keepInSight(frame) {
  if (!before) return;
  const ways = frame.figures.flatMap((/** @type {any} */ { f, b }) => {
    const place = before?.get(f);
    return place ? [[b[0] - place[0], b[1] - place[1]]] : [];
  });
  before = null;
  const [x, y] = [0, 1].map((i) => ways.reduce((/** @type {number} */ sum, /** @type {number[]} */ way) => sum + way[i], 0) / Math.max(ways.length, 1));
  follow(x, y);
}

/**
 * Where everybody is in the frame nearest to what is shown; nothing where that is more than a question can tell.
 * @returns {[string, string][]}
 */
function placesNow() {
  const kept = slots.map((slot, at) => ({ frame: slot.frame, far: Math.abs(at - state.at) })).sort((a, b) => a.far - b.far);
  const places = new Map();
  for (const frame of [frameNow(), ...kept.map(({ frame }) => frame)]) {
    for (const { f, b } of frame?.figures ?? []) if (!places.has(f)) places.set(f, `${idOf(f)}=${Math.round(b[0])},${Math.round(b[1])}`);
  }
  const told = [...places.values()].map((place) => /** @type {[string, string]} */ (["near", place]));
  return new URLSearchParams(told).toString().length <= longestNear ? told : [];
}
