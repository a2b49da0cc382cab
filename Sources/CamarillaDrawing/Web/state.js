// @ts-check
// What is shown: all of it stands in the address.
import { yearKey } from "./dates.js";
import { daysOf } from "./days.js";
import { figureOf, figures, kinds, pairOf, slots } from "./model.js";

/** @type {any} */
export const state = {
  at: 0, hidden: new Set(), certainOnly: false, showsChanges: true, showsPosts: true, figure: null,
  /** The ids of the two ends of the tie that is chosen, whatever its kind; null for none, and where a figure is. */
  tie: null,
  /** A stretch of several steps that is shown in place of one, as a step is: { key, name, frame }; null for none. */
  span: null,
  /** Where figures stand that the reader has moved, by their ids. */
  pins: new Map(),
};

/**
 * Further parts of the address: { write() gives texts, read(value, parts) }.
 * @type {any[]}
 */
export const addressParts = [];

/** The frame that is shown; null until it is there. */
export const frameNow = () => (slotNow() ? slotNow().frame : null);
/** The step, or the stretch of steps, that is shown. */
export const slotNow = () => state.span ?? slots[state.at];
/** @param {any} tie */
export const isShown = (tie) => !state.hidden.has(kinds[tie.k].name) && (tie.certain || !state.certainOnly);

export function address() {
  const parts = ["#" + (slotNow() ? slotNow().key : "")];
  if (state.hidden.size) parts.push("hide=" + [...state.hidden].sort().map(encodeURIComponent).join(","));
  if (state.certainOnly) parts.push("certain");
  if (!state.showsChanges) parts.push("changes=off");
  if (!state.showsPosts) parts.push("posts=off");
  if (state.figure !== null) parts.push("figure=" + encodeURIComponent(state.figure));
  if (state.tie !== null) parts.push("tie=" + state.tie.map(encodeURIComponent).join(","));
  if (state.pins.size) {
    parts.push("pins=" + [...state.pins].map(([id, [x, y]]) =>
      encodeURIComponent(id) + ":" + Math.round(x) + ":" + Math.round(y)).join(","));
  }
  for (const part of addressParts) parts.push(...part.write());
  return parts.join("&");
}

/** What a part of an address stands for; what was cut off in the middle of a letter, as it stands. */
export const decoded = (/** @type {string} */ text) => { try { return decodeURIComponent(text); } catch { return text; } };

/** The first part of the address: the step's key. */
export const keyInAddress = () => decoded(location.hash.slice(1).split("&")[0]);

/**
 * The index of the step in which a day is: of one beyond the range the nearest.
 * @param {number} day
 */
function slotOfDay(day) {
  const found = slots.findIndex((slot) => (daysOf(slot.key) ?? [-Infinity, -Infinity])[1] >= day);
  return found >= 0 ? found : Math.max(0, slots.length - 1);
}

/**
 * The index of the step that a key names, in this unit or another: that one, else the one in which its time begins;
 * of what names no time the first.
 * @param {string} key
 */
export function slotNamed(key) {
  const found = slots.findIndex((slot) => slot.key === key), days = found < 0 ? daysOf(key) : null;
  return days ? slotOfDay(days[0]) : Math.max(0, found);
}

/**
 * What becomes of a key of two steps: set by who has stretches.
 * @type {((first: number, last: number) => any) | null}
 */
let spanOf = null;
/** @param {(first: number, last: number) => any} make */
export const makeSpans = (make) => { spanOf = make; };

/**
 * A stretch of steps; null of one.
 * @param {number} first
 * @param {number} last
 */
export const spanBetween = (first, last) => (spanOf ? spanOf(first, last) : null);
/** The last step that is shown. */
export const lastShown = () => (state.span ? state.span.last : state.at);

/**
 * A key as steps have it: a year may have been written with fewer digits.
 * @param {string} key
 */
const fullKey = (key) => (/^-?\d{1,3}$/.test(key) ? yearKey(Number(key)) : key);

/** @param {string} text */
export function readTime(text) {
  const key = fullKey(text);
  const isStep = slots.some((slot) => slot.key === key), days = daysOf(key);
  state.at = slotNamed(key);
  const span = !isStep && spanOf && days && key.includes("/") ? spanOf(state.at, slotOfDay(days[1])) : null;
  if (!span || !state.span || span.key !== state.span.key) state.span = span;
}

export function readAddress() {
  const parts = location.hash.slice(1).split("&");
  const value = (/** @type {string} */ name) => {
    const part = parts.find((p) => p.startsWith(name + "="));
    return part === undefined ? null : part.slice(name.length + 1);
  };
  readTime(decoded(parts[0]));
  state.hidden = new Set((value("hide") || "").split(",").filter(Boolean).map(decoded));
  state.certainOnly = parts.includes("certain");
  state.showsChanges = value("changes") !== "off";
  state.showsPosts = value("posts") !== "off";
  state.figure = value("figure") ? decoded(value("figure") || "") : null;
  const ends = (value("tie") || "").split(",").map(decoded);
  state.tie = state.figure === null && ends.length === 2 && ends.every(Boolean) ? ends : null;
  state.pins = new Map((value("pins") || "").split(",").map((pin) => pin.split(":")).filter((pin) =>
    pin.length === 3 && Number.isFinite(Number(pin[1])) && Number.isFinite(Number(pin[2])))
    .map(([id, x, y]) => [decoded(id), [Number(x), Number(y)]]));
  for (const part of addressParts) part.read(value, parts);
}

/** The number of the figure that is chosen; null for none, and for one that no frame has told of. */
export function chosen() {
  const f = state.figure === null ? undefined : figureOf(state.figure);
  return f === undefined ? null : f;
}
/** The two ends of the tie that is chosen, { s, t }; null for none, and where a frame has told of only one of them. */
export function chosenTie() {
  const [s, t] = (state.tie ?? []).map(figureOf);
  return s === undefined || t === undefined ? null : { s, t };
}
/**
 * Whether a tie is between the same two as another, or is that one where it has a kind.
 * @param {any} tie
 * @param {any} other
 */
export const isOfPair = (tie, other) => (tie.key === undefined ? pairOf(tie.s, tie.t) === pairOf(other.s, other.t) : tie.key === other.key);

/**
 * Has a figure chosen, or the tie between two, or nothing.
 * @param {string | null} figure its id
 * @param {string[] | null} [tie] the ids of its ends
 */
export function setChosen(figure, tie = null) {
  state.figure = figure;
  state.tie = figure === null ? tie : null;
}
/** @param {number | null} f */
export const idOf = (f) => (f === null ? null : figures[f].id);
