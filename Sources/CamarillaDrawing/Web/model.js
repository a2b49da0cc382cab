// @ts-check
// What the page knows: figures, kinds, sources and claims, each once, and the steps of time with their frames.
import { spoken } from "./dates.js";
import { daysOf, reachOf } from "./days.js";

/**
 * Somebody: his id and name, his life in words, and what further columns say of him.
 * @typedef {{ id: string, name: string, life?: string, about: string[] }} Figure
 */

/**
 * A line: solid, dashed or dotted, its width in points, and its colors on light and on dark paper.
 * @typedef {{ line: string, width: number, ink: string[] }} Look
 */

/**
 * A kind, how its ties look, and how less sure ones do.
 * @typedef {Look & { name: string, sign: number, directed: boolean, head: string, tail: string, likely: Look,
 *   doubtful: Look }} Kind
 */

/** @typedef {{ id: string, title: string, author?: string, published?: string, url?: string }} Source */

/**
 * A claim: the numbers of its kind and of its two ends, when it holds, in words and in EDTF, its confidence, and where
 * it is said: the number of a source each, and a place in it.
 * @typedef {{ id: string, k: number, s: number, t: number, when: string, edtf: string, sure: number, post?: string,
 *   note?: string, cites: [number, string?][] }} Claim
 */

/**
 * A figure in a frame: the numbers of the figure and of its name, of its color (-1 for none), its rank and score, how
 * strong its border is, and its box: center, size, and the size of its letters.
 * @typedef {{ f: number, n: number, c: number, r: number, v: number, w: number, b: number[] }} Place
 */

/**
 * A post that is written beside a tie: in lines, and where, if there was room.
 * @typedef {{ lines: string[], size: number, x?: number, y?: number }} Post
 */

/**
 * A tie in a frame: its kind and ends, whether it is certain, and else how sure, the claims that it is of, its curve
 * and the tips of its marks, its post, what it is known by; of one that is over, whether an end is elsewhere by now.
 * @typedef {{ k: number, s: number, t: number, certain: boolean, less?: "likely" | "doubtful", claims: number[],
 *   c: number[], head?: number[], tail?: number[], label: Post | null, key: string, isElsewhere?: boolean }} Tie
 */

/**
 * What is known of a time that another is compared with: the claims, with whether they certainly hold, who is there,
 * and the ties that are drawn. Its key is missing where it has none.
 * @typedef {{ key?: string, claims: Map<number, boolean>, byFigure: Map<number, Place | null>, ties: Tie[] }} Base
 */

/**
 * What differs in a frame from a time before: nothing is known of that where there is none. Pairs that have turned
 * stand with their sign now; ghosts are ties that are no more, of two who still are.
 * @typedef {{ isUnknown: boolean, reversed: Map<string, number>, newTies: Set<string>, newClaims: Set<number>,
 *   endedClaims: number[], entered: number[], left: number[], ghosts: Tie[], since?: string }} Change
 */

/**
 * A time as it is drawn: its key in EDTF, what it is called, the page that it has room on, who is most central, the
 * groups that have colors, and whether only the most central figures are drawn.
 * @typedef {Base & { key: string, name: string, title: string, page: number[], central: number | null, factions: any[],
 *   figures: Place[], change: Change, changeBefore: Change, isCut?: boolean }} Frame
 */

/** @type {Figure[]} */
export const figures = [];
/** @type {Kind[]} */
export const kinds = [];
/** @type {Source[]} */
export const sources = [];
/** @type {Claim[]} */
export const claims = [];
/** @type {string[][]} */
export const names = [];
/**
 * The steps of time in their order: { key, name, frame, count, changes }; the frame is null until it is there.
 * @type {any[]}
 */
export const slots = [];
/**
 * What holds for the whole: title, unit, meaning, coloring, themes, how less sure ties look, the page's size, and the
 * kinds' names in their order.
 * @type {any}
 */
export const about = {
  title: "", unit: "year", meaning: "", coloring: null, page: [400, 300], themes: null, less: [], kinds: [],
};

/** @typedef {Map<string, number>} Numbers */
/** @type {Numbers} */
const figureNumbers = new Map();
/** @type {Numbers} */
const sourceNumbers = new Map();
/** @type {Numbers} */
const claimNumbers = new Map();
/** @type {Numbers} */
const kindNumbers = new Map();
/** @type {Numbers} */
const nameNumbers = new Map();

/** @param {string} id */
export const figureOf = (id) => figureNumbers.get(id);
/** @param {string} id */
export const sourceOf = (id) => sourceNumbers.get(id);

/**
 * The number of a thing in its list, by its key; new things are added, known ones are as told last.
 * @template Thing
 * @param {Thing[]} list
 * @param {Numbers} numbers
 * @param {string} key
 * @param {Thing} thing
 */
function numbered(list, numbers, key, thing) {
  const known = numbers.get(key);
  if (known !== undefined) { list[known] = thing; return known; }
  numbers.set(key, list.length);
  list.push(thing);
  return list.length - 1;
}

/** The numbers of the kinds in the order in which they are listed, whichever was met first. */
export function kindsInOrder() {
  const place = (/** @type {number} */ k) => about.kinds.indexOf(kinds[k].name);
  return [...kinds.keys()].sort((a, b) => place(a) - place(b));
}

// A claim's number in a frame's list, or -1 minus it where the claim only may hold then.
const numberOf = (/** @type {number} */ entry) => (entry < 0 ? -1 - entry : entry);

/**
 * Ties by what they are: their kind and their two ends.
 * @param {number} claim
 */
export const keyOf = (claim) => {
  const { k, s, t } = claims[claim];
  return kinds[k].directed || s < t ? k + ":" + s + ">" + t : k + ":" + t + ">" + s;
};
/**
 * @param {number} a
 * @param {number} b
 */
export const pairOf = (a, b) => (a < b ? a + "-" + b : b + "-" + a);

/**
 * A time in the reader's words; as it was told where it has none.
 * @param {string} edtf
 * @param {string} told
 */
function inWords(edtf, told) {
  const words = spoken(edtf);
  return words === "" || words === edtf ? told : words;
}

// MARK: scenes

/**
 * The numbers that things of a scene have here, by those that they have there.
 * @typedef {{ kinds: number[], figures: number[], names: number[], claims: number[] }} Here
 */

/**
 * Takes what a scene tells of the whole.
 * @param {any} scene
 */
function takeWhole(scene) {
  const isFirst = about.themes === null;
  about.themes = scene.themes;
  about.less = scene.less;
  about.meaning = scene.meaning;
  about.coloring = scene.coloring ?? null;
  about.title = about.title || scene.title;
  // The page is that of the frame that is shown, which may be of another scene.
  if (!isFirst) return;
  // A stretch of several steps is no unit.
  about.unit = scene.unit && scene.unit !== "interval" ? scene.unit : "year";
  about.page = scene.page;
}

/**
 * Takes the things that a scene lists.
 * @param {any} scene
 * @returns {Here}
 */
function takeThings(scene) {
  const kindHere = scene.kinds.map((/** @type {Kind} */ kind) => numbered(kinds, kindNumbers, kind.name, kind));
  const figureHere = scene.figures.map((/** @type {Figure} */ one) => numbered(figures, figureNumbers, one.id, one));
  const sourceHere = scene.sources.map((/** @type {Source} */ one) => numbered(sources, sourceNumbers, one.id, one));
  const nameHere = scene.names.map((/** @type {string[]} */ lines) =>
    numbered(names, nameNumbers, lines.join("\n"), lines));
  /**
   * @param {Claim} told
   * @returns {Claim}
   */
  const inNumbersHere = (told) => ({
    ...told, k: kindHere[told.k], s: figureHere[told.s], t: figureHere[told.t], when: inWords(told.edtf, told.when),
    cites: told.cites.map(([source, ...rest]) => [sourceHere[source], ...rest]),
  });
  const claimHere = scene.claims.map((/** @type {Claim} */ told) =>
    numbered(claims, claimNumbers, told.id, inNumbersHere(told)));
  return { kinds: kindHere, figures: figureHere, names: nameHere, claims: claimHere };
}

/**
 * A frame in the numbers that things have here; what differs in it from others is not known yet.
 * @param {any} told
 * @param {number[]} page
 * @param {Here} here
 * @returns {any}
 */
function frameOf(told, page, here) {
  const held = new Map();
  /** @param {any} tie */
  const tieOf = (tie) => {
    const of = tie.claims.map((/** @type {number} */ entry) => here.claims[numberOf(entry)]);
    tie.claims.forEach((/** @type {number} */ entry, /** @type {number} */ i) => held.set(of[i], entry >= 0));
    return {
      ...tie, k: here.kinds[tie.k], s: here.figures[tie.s], t: here.figures[tie.t], claims: of, key: keyOf(of[0]),
      label: tie.label ?? unplaced(of),
    };
  };
  return {
    ...told, page, claims: held, name: inWords(told.key, told.name), title: inWords(told.key, told.title),
    central: told.central === null ? null : here.figures[told.central],
    figures: told.figures.map((/** @type {Place} */ one) => ({ ...one, f: here.figures[one.f], n: here.names[one.n] })),
    ties: told.ties.map(tieOf),
  };
}

/**
 * Adds what a scene tells to what is known, in the numbers that things have here.
 * @param {any} scene
 * @param {(frame: any) => void} [settle] has the last word on where a frame has everything
 * @returns {Frame[]} its frames
 */
export function absorb(scene, settle = () => {}) {
  takeWhole(scene);
  const here = takeThings(scene);
  /** @type {Base | null} */
  let before = null;
  if (scene.before !== null) {
    const held = scene.before.map((/** @type {number} */ c) => here.claims[c]);
    before = baseOf(held, (scene.present ?? []).map((/** @type {number} */ f) => here.figures[f]));
  }
  return scene.frames.map((/** @type {any} */ told) => {
    const frame = frameOf(told, scene.page, here);
    settle(frame);
    frame.byFigure = new Map(frame.figures.map((/** @type {Place} */ figure) => [figure.f, figure]));
    const reversed = told.reversed.map((/** @type {number[]} */ [a, b, sign]) =>
      [pairOf(here.figures[a], here.figures[b]), sign]);
    frame.change = changes(frame, before, new Map(reversed));
    frame.changeBefore = frame.change;
    before = frame;
    return frame;
  });
}

/** As posts are written in pictures: their size in points, and how many letters a line has, and lines. */
const postSize = 6.5, postLine = 20, mostPostLines = 3;

/**
 * The posts of a tie in lines, where they had no room when the picture was laid out; null for none.
 * @param {number[]} held
 * @returns {Post | null}
 */
function unplaced(held) {
  const posts = [...new Set(held.map((c) => claims[c].post).filter(Boolean))];
  if (!posts.length) return null;
  const lines = [""];
  for (const word of posts.join("; ").split(" ")) {
    const last = lines[lines.length - 1];
    const isJoined = last === "" || last.length + word.length < postLine;
    if (isJoined) lines[lines.length - 1] = last ? last + " " + word : word; else lines.push(word);
  }
  if (lines.length > mostPostLines) lines.splice(mostPostLines - 1, lines.length, lines[mostPostLines - 1] + "…");
  return { size: postSize, lines };
}

// MARK: what has changed

/**
 * What a time was that nothing else is known of than claims, and who else was there.
 * @param {number[]} held
 * @param {number[]} present
 * @returns {Base}
 */
function baseOf(held, present) {
  const ends = held.flatMap((c) => [claims[c].s, claims[c].t]);
  return {
    claims: new Map(held.map((c) => [c, true])),
    byFigure: new Map([...ends, ...present].map((f) => [f, null])), ties: [],
  };
}
/** @type {Base} */
const nothing = { claims: new Map(), byFigure: new Map(), ties: [] };

/**
 * Whether both ends of a claim or a tie are there.
 * @param {Base} base
 * @param {{ s: number, t: number }} ends
 */
const hasBoth = (base, { s, t }) => base.byFigure.has(s) && base.byFigure.has(t);

/**
 * Whether a claim is older than the frame it is new in, as far as its date tells: who comes into a circle brings along
 * ties.
 * @param {Claim} claim
 * @param {Base} before
 * @param {number} then the last day of that
 */
function isOlder(claim, before, then) {
  const [first] = reachOf(claim.edtf ?? "");
  return !hasBoth(before, claim) && Number.isFinite(first) && first <= then;
}

/**
 * Whether a claim that is not in a frame goes on all the same, as far as its date tells: who leaves a circle takes
 * along ties.
 * @param {Claim} claim
 * @param {Frame} frame
 * @param {number} now the first day of that
 */
function goesOn(claim, frame, now) {
  const [, last] = reachOf(claim.edtf ?? "");
  return !hasBoth(frame, claim) && Number.isFinite(last) && last >= now;
}

/**
 * Ties of the time before that are no more, where both figures still are.
 * @param {Frame} frame
 * @param {Base} before
 * @returns {Tie[]}
 */
function ghostsOf(frame, before) {
  const present = new Set(frame.ties.map((tie) => tie.key));
  const isMoved = (/** @type {number} */ f) => isElsewhere(before.byFigure.get(f), frame.byFigure.get(f));
  return before.ties.filter((tie) => !present.has(tie.key) && hasBoth(frame, tie))
    .map((tie) => ({ ...tie, isElsewhere: isMoved(tie.s) || isMoved(tie.t) }));
}

/**
 * What differs in a frame from an earlier one; nothing is known where there is none.
 * @param {Frame} frame
 * @param {Base | null} base
 * @param {Map<string, number>} reversed
 * @returns {Change}
 */
export function changes(frame, base, reversed) {
  const before = base ?? nothing;
  const now = daysOf(frame.key)?.[0] ?? -Infinity;
  const then = daysOf(before.key ?? "")?.[1] ?? now - 1;
  const here = [...frame.claims.keys()];
  const isOld = (/** @type {number} */ c) => before.claims.has(c) || (base !== null && isOlder(claims[c], base, then));
  const old = new Set(here.filter(isOld));
  const known = new Set([...before.claims.keys(), ...old].map(keyOf));
  return {
    isUnknown: base === null, reversed,
    newTies: new Set(frame.ties.map((tie) => tie.key).filter((key) => !known.has(key))),
    newClaims: new Set(here.filter((c) => !old.has(c))),
    endedClaims: [...before.claims.keys()].filter((c) => !frame.claims.has(c) && !goesOn(claims[c], frame, now)),
    entered: frame.figures.map(({ f }) => f).filter((f) => !before.byFigure.has(f)),
    left: [...before.byFigure.keys()].filter((f) => !frame.byFigure.has(f)),
    ghosts: ghostsOf(frame, before),
  };
}

/**
 * Whether a figure's box is not where it was, or not as large, so that a tie that was laid to it no longer reaches it.
 * @param {Place | null | undefined} before
 * @param {Place | null | undefined} now
 */
const isElsewhere = (before, now) =>
  !before || !now || [0, 1, 2, 3].some((i) => Math.abs(before.b[i] - now.b[i]) > 1.5);

/**
 * The signs of pairs by what is claimed of them: the sign of the sum.
 * @param {Frame} frame
 */
function signs(frame) {
  const sums = new Map();
  for (const c of frame.claims.keys()) {
    const { s, t, k, sure } = claims[c];
    const pair = pairOf(s, t);
    sums.set(pair, (sums.get(pair) ?? 0) + kinds[k].sign * sure);
  }
  return sums;
}

/**
 * What differs from a frame that was looked at before, whenever that is of.
 * @param {Frame} frame
 * @param {Frame} base
 */
export function changesSince(frame, base) {
  const then = signs(base);
  const reversed = [...signs(frame)].filter(([pair, sum]) => Math.sign(sum) * Math.sign(then.get(pair) ?? 0) < 0);
  return changes(frame, base, new Map(reversed.map(([pair, sum]) => [pair, Math.sign(sum)])));
}

// MARK: steps of time

/**
 * A year as people count: 0 is 1 BCE. What is round is so by that count.
 * @param {number} year
 */
const countOf = (year) => (year > 0 ? year : 1 - year);
/** What a mark under the slider is round by: months, seasons and quarters by their years. */
const stepsOfYear = () => (/** @type {any} */ ({ month: [12, 1], season: [4, 21], quarter: [4, 33] }))[about.unit];

/**
 * By what a step is round.
 * @param {number} at the step's index
 */
export function roundness(at) {
  const { key } = slots[at];
  const steps = stepsOfYear();
  const part = steps && /^(-?\d+)-(\d\d)$/.exec(key);
  if (part) return Number(part[1]) * steps[0] + Number(part[2]) - steps[1];
  return about.unit === "year" && /^-?\d+$/.test(key) ? countOf(Number(key)) : at;
}

/** How many steps may lie between two marks. */
export function strides() {
  const decimal = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const steps = stepsOfYear();
  if (!steps) return decimal;
  const partsOfYear = steps[0] === 12 ? [1, 2, 3, 6] : [1, 2];
  return partsOfYear.concat(decimal.map((years) => years * steps[0]));
}
