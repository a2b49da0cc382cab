// @ts-check
// What the page knows: figures, kinds, sources and claims, each once, and the steps of time with their frames.
import { spoken } from "./dates.js";
import { daysOf, reachOf } from "./days.js";

/** @type {any[]} */ export const figures = [];
/** @type {any[]} */ export const kinds = [];
/** @type {any[]} */ export const sources = [];
/** @type {any[]} */ export const claims = [];
/** @type {string[][]} */ export const names = [];
/** The steps of time in their order: { key, name, frame, count, changes }; the frame is null until it is there. */
/** @type {any[]} */ export const slots = [];
/** What holds for the whole: title, unit, meaning, coloring, themes, how less sure ties look, the page's size, and the kinds' names in their order. */
/** @type {any} */ export const about = { title: "", unit: "year", meaning: "", page: [400, 300], themes: null, less: [], kinds: [] };

/** @type {Map<string, number>} */ const figureNumbers = new Map();
/** @type {Map<string, number>} */ const sourceNumbers = new Map();
/** @type {Map<string, number>} */ const claimNumbers = new Map();
/** @type {Map<string, number>} */ const kindNumbers = new Map();
/** @type {Map<string, number>} */ const nameNumbers = new Map();

/** @param {string} id */
export const figureOf = (id) => figureNumbers.get(id);
/** @param {string} id */
export const sourceOf = (id) => sourceNumbers.get(id);

/**
 * The number of a thing in its list, by its key; new things are added, known ones are as told last.
 * @param {any[]} list
 * @param {Map<string, number>} numbers
 * @param {string} key
 * @param {any} thing
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

/**
 * Adds what a scene tells to what is known, in the numbers that things have here.
 * @param {any} scene
 * @param {(frame: any) => void} [settle] has the last word on where a frame has everything
 * @returns {any[]} its frames
 */
export function absorb(scene, settle = () => {}) {
  const isFirst = about.themes === null;
  about.themes = scene.themes;
  about.less = scene.less;
  about.meaning = scene.meaning;
  about.coloring = scene.coloring ?? null;
  about.title = about.title || scene.title;
  // The page is that of the frame that is shown, which may be of another scene.
  if (isFirst) {
    // A stretch of several steps is no unit.
    Object.assign(about, { unit: scene.unit && scene.unit !== "interval" ? scene.unit : "year", page: scene.page });
  }
  const kindHere = scene.kinds.map((/** @type {any} */ kind) => numbered(kinds, kindNumbers, kind.name, kind));
  const figureHere = scene.figures.map((/** @type {any} */ one) => numbered(figures, figureNumbers, one.id, one));
  const sourceHere = scene.sources.map((/** @type {any} */ one) => numbered(sources, sourceNumbers, one.id, one));
  const nameHere = scene.names.map((/** @type {string[]} */ lines) => numbered(names, nameNumbers, lines.join("\n"), lines));
  const claimHere = scene.claims.map((/** @type {any} */ claim) => numbered(claims, claimNumbers, claim.id, {
    ...claim, k: kindHere[claim.k], s: figureHere[claim.s], t: figureHere[claim.t],
    when: inWords(claim.edtf, claim.when),
    cites: claim.cites.map((/** @type {any[]} */ [source, ...rest]) => [sourceHere[source], ...rest]),
  }));
  let before = scene.before === null ? null
    : baseOf(scene.before.map((/** @type {number} */ c) => claimHere[c]), (scene.present ?? []).map((/** @type {number} */ f) => figureHere[f]));
  return scene.frames.map((/** @type {any} */ told) => {
    const frame = {
      ...told, page: scene.page, name: inWords(told.key, told.name), title: inWords(told.key, told.title),
      central: told.central === null ? null : figureHere[told.central],
      figures: told.figures.map((/** @type {any} */ one) => ({ ...one, f: figureHere[one.f], n: nameHere[one.n] })),
      claims: new Map(),
    };
    frame.ties = told.ties.map((/** @type {any} */ tie) => {
      const held = tie.claims.map((/** @type {number} */ entry) => {
        const claim = claimHere[numberOf(entry)];
        frame.claims.set(claim, entry >= 0);
        return claim;
      });
      return { ...tie, k: kindHere[tie.k], s: figureHere[tie.s], t: figureHere[tie.t], claims: held, key: keyOf(held[0]), label: tie.label ?? unplaced(held) };
    });
    settle(frame);
    frame.byFigure = new Map(frame.figures.map((/** @type {any} */ figure) => [figure.f, figure]));
    const reversed = told.reversed.map((/** @type {number[]} */ [a, b, sign]) => [pairOf(figureHere[a], figureHere[b]), sign]);
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
 */
function unplaced(held) {
  const posts = [...new Set(held.map((c) => claims[c].post).filter(Boolean))];
  if (!posts.length) return null;
  const lines = [""];
  for (const word of posts.join("; ").split(" ")) {
    const last = lines[lines.length - 1];
    if (last === "" || last.length + word.length < postLine) lines[lines.length - 1] = last ? last + " " + word : word;
    else lines.push(word);
  }
  if (lines.length > mostPostLines) lines.splice(mostPostLines - 1, lines.length, lines[mostPostLines - 1] + "…");
  return { size: postSize, lines };
}

/**
 * What a time was that nothing else is known of than claims, and who else was there.
 * @param {number[]} held
 * @param {number[]} present
 */
function baseOf(held, present) {
  const ends = held.flatMap((c) => [claims[c].s, claims[c].t]);
  return { claims: new Map(held.map((c) => [c, true])), byFigure: new Map([...ends, ...present].map((f) => [f, null])), ties: [] };
}

/**
 * What differs in a frame from an earlier one; nothing is known where there is none.
 * @param {any} frame
 * @param {any} base
 * @param {Map<string, number>} reversed
 */
export function changes(frame, base, reversed) {
  const claimsBefore = base ? base.claims : new Map();
  const isHere = (/** @type {number} */ f) => frame.byFigure.has(f), wasHere = (/** @type {number} */ f) => base === null || base.byFigure.has(f);
  // Who comes into a circle brings ties that may be older, and who leaves it takes along ties that may go on, as far as dates tell.
  const now = daysOf(frame.key)?.[0] ?? -Infinity, then = daysOf(base?.key ?? "")?.[1] ?? now - 1;
  const reach = (/** @type {number} */ c) => reachOf(claims[c].edtf ?? "");
  const isOlder = (/** @type {number} */ c) => !(wasHere(claims[c].s) && wasHere(claims[c].t)) && Number.isFinite(reach(c)[0]) && reach(c)[0] <= then;
  const goesOn = (/** @type {number} */ c) => !(isHere(claims[c].s) && isHere(claims[c].t)) && Number.isFinite(reach(c)[1]) && reach(c)[1] >= now;
  const held = [...frame.claims.keys()].filter((c) => claimsBefore.has(c) || isOlder(c));
  const known = new Set([...claimsBefore.keys(), ...held].map(keyOf));
  const old = new Set(held), present = new Set(frame.ties.map((/** @type {any} */ tie) => tie.key));
  return {
    isUnknown: base === null, reversed,
    newTies: new Set([...present].filter((key) => !known.has(key))),
    newClaims: new Set([...frame.claims.keys()].filter((c) => !old.has(c))),
    endedClaims: [...claimsBefore.keys()].filter((c) => !frame.claims.has(c) && !goesOn(c)),
    entered: frame.figures.map((/** @type {any} */ x) => x.f).filter((/** @type {number} */ f) => !(base && base.byFigure.has(f))),
    left: base ? [...base.byFigure.keys()].filter((f) => !isHere(f)) : [],
    // Ties of the time before that are no more, where both figures still are.
    ghosts: base ? base.ties.filter((/** @type {any} */ tie) => !present.has(tie.key) && isHere(tie.s) && isHere(tie.t))
      .map((/** @type {any} */ tie) => ({ ...tie, isElsewhere: [tie.s, tie.t].some((f) => isElsewhere(base.byFigure.get(f), frame.byFigure.get(f))) })) : [],
  };
}

/**
 * Whether a figure's box is not where it was, or not as large, so that a tie that was laid to it no longer reaches it.
 * @param {any} before
 * @param {any} now
 */
const isElsewhere = (before, now) => !before || [0, 1, 2, 3].some((i) => Math.abs(before.b[i] - now.b[i]) > 1.5);

/**
 * The signs of pairs by what is claimed of them: the sign of the sum.
 * @param {any} frame
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
 * @param {any} frame
 * @param {any} base
 */
export function changesSince(frame, base) {
  const [now, then] = [signs(frame), signs(base)];
  const reversed = [...now].filter(([pair, sum]) => Math.sign(sum) * Math.sign(then.get(pair) ?? 0) < 0);
  return changes(frame, base, new Map(reversed.map(([pair, sum]) => [pair, Math.sign(sum)])));
}

// MARK: steps of time

// A year as people count: 0 is 1 BCE. What is round is so by that count.
const countOf = (/** @type {number} */ year) => (year > 0 ? year : 1 - year);
// What a mark under the slider is round by: months, seasons and quarters by their years.
const stepsOfYear = () => (/** @type {any} */ ({ month: [12, 1], season: [4, 21], quarter: [4, 33] }))[about.unit];

/** @param {number} at the step's index */
export function roundness(at) {
  const { key } = slots[at], steps = stepsOfYear();
  const part = steps && /^(-?\d+)-(\d\d)$/.exec(key);
  if (part) return Number(part[1]) * steps[0] + Number(part[2]) - steps[1];
  return about.unit === "year" && /^-?\d+$/.test(key) ? countOf(Number(key)) : at;
}

/** How many steps may lie between two marks. */
export function strides() {
  const decimal = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000], steps = stepsOfYear();
  return !steps ? decimal : (steps[0] === 12 ? [1, 2, 3, 6] : [1, 2]).concat(decimal.map((n) => n * steps[0]));
}
