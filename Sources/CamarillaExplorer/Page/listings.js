// @ts-check
// Answers that list what the chronicle holds, or what is found all over it, as people tell them.
import { html } from "./dom.js";
import { spoken } from "./dates.js";
import { citationLine, citedLines, claimList, isTold, listOf, name, noWay, part, pick, sentence, someOf, stepOf, timeOf, usual } from "./pieces.js";
import { begun, figuresOf, rounded, rowEnd, shown, table, words } from "./result.js";
import { number, t } from "./texts.js";

/** @param {any} data */
const relationships = (data) => [
  html("p", {}, t("answer.claims", { count: data.relationships.length })),
  ...begun(data.relationships, 3 * usual, (some) => claimList(some, null)),
];

/** @param {any} data */
const sources = (data) => [listOf(data.sources, (one) => [
  html("b", {}, citationLine({ source: one.id, title: one.title })),
  t("answer.claims", { count: one.relationships }), one.alone ? "; " + t("answer.alone", { count: one.alone }) : "",
  ...furtherOf(one), rowEnd(one)])];

/**
 * What further columns say of a figure or a source.
 * @param {any} one
 */
function furtherOf(one) {
  const told = Object.entries(one.attributes ?? {}).filter(([, text]) => text);
  return told.flatMap(([key, text]) => {
    if (key === "citation") return citedLines(text.split(";").map((/** @type {string} */ part) => part.trim()));
    return [html("small", { dir: "auto" }, key === "note" ? text : `${key}: ${text}`)];
  });
}

/**
 * When somebody lived; nothing where neither end is known.
 * @param {any} figure
 */
function lifeOf({ born, died }) {
  if (!born && !died) return "";
  return " · " + [born, died].map((date) => (date ? spoken(date) : "?")).join(" – ");
}

/**
 * How many claims there are of somebody, and of which years.
 * @param {any} figure
 */
function activityOf({ from, to, relationships: count }) {
  if (!isTold(from)) return t("neverTied");
  return t("answer.claims", { count }) + ", " + timeOf(`${yearOf(from)}/${yearOf(to)}`);
}

/** @param {any} data */
const figures = (data) => begun(data.figures, 3 * usual, (some) => listOf(some, (one) => [
  name(one), lifeOf(one), html("small", {}, activityOf(one)), ...furtherOf(one), rowEnd(one)]));

/**
 * A year in EDTF.
 * @param {number} year
 */
const yearOf = (year) => (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");

/**
 * Who can be reached over time, or the ways from one to another: that which arrives first, and where another has fewer steps, that.
 * @param {any} data
 */
function reach(data) {
  if (data.measures) return data.measures.flatMap((/** @type {any} */ told) => part(words(told.measure), someOf(told.scores)));
  if (data.reached) {
    return [
      sentence("answer.reached", { name: name(data), count: number(data.reached.length), all: number(data.figures - 1), time: timeOf(data.period) }),
      ...someOf(data.reached.map((/** @type {any} */ one) => ({ ...pick(one, "period", "id", "name", "hops"),
        ...one.fewestHops < one.hops ? { fewestHops: `${number(one.fewestHops)} (${timeOf(one.periodOfFewestHops)})` } : {} }))),
    ];
  }
  if (!data.found) return [noWay(data.start, data.end, data.period)];
  const way = (/** @type {string} */ key) => data[key].flatMap((/** @type {any} */ step) => stepOf(step, timeOf(step.period), [step.from, step.to]));
  return [...part(words("earliest"), way("earliest")),
    ...data.fewestHops.length < data.earliest.length ? part(words("fewestHops"), way("fewestHops")) : []];
}

/**
 * How ties come and go, or those of one figure: with whom, in each step in which they changed.
 * @param {any} data
 */
function turnover(data) {
  if (data.figure) {
    // Who is there at first came with nobody's leaving.
    const changed = data.years.map((/** @type {any} */ one, /** @type {number} */ i) => (i === 0 ? { ...one, joined: one.circle } : one))
      .filter((/** @type {any} */ one) => one.joined.length || one.left.length);
    return [sentence("answer.tiesOf", { name: name(data.figure), time: timeOf(data.period) }),
      ...someOf(changed.map((/** @type {any} */ one) => ({ period: one.period, ties: one.circle.length, ...pick(one, "joined", "left") })))];
  }
  return [
    ...someOf(data.years.map((/** @type {any} */ one) => pick(one, "period", "ties", "begun", "ended", "kept", "stability"))),
    ...part(words("persistence"), someOf(data.persistence.map((/** @type {any} */ one) => ({ later: one.after, share: one.share })))),
    ...part(words("durations"), [shown({ ...data.durations, survival: [] }), html("h4", {}, words("survival")),
      ...someOf(data.durations.survival.map((/** @type {number} */ share, /** @type {number} */ i) => ({ later: i + 1, share })))]),
  ];
}

/** @param {any} data */
const similarity = (data) => [
  html("p", { class: "quiet" }, t("answer.similar")),
  table(data.pairs.map((/** @type {any} */ pair) => ({ figures: figuresOf(pair.figures, pair.names), ...pick(pair, "s", "sSquared", "kappa", "pi") })), usual),
  ...part(words("portfolios"), someOf((data.portfolios ?? []).map((/** @type {any} */ one) => ({ ...pick(one, "id", "name"),
    [data.of[0].name]: one.first, [data.of[1].name]: one.second, unlike: one.first === one.second ? "" : "≠" })))),
];

/** @param {any} data */
const correlate = (data) => [
  html("p", {}, t("answer.alike", { value: isTold(data.correlation) ? rounded(data.correlation) : "–", first: networkOf(data.first), second: networkOf(data.second) })),
  html("p", {}, t("answer.pairsTied", { count: number(data.figures), ...Object.fromEntries(Object.entries(data.tied).map(([key, value]) => [key, number(Number(value))])) })),
];
/** @param {any} one time and kinds of ties that are compared */
const networkOf = (one) => [timeOf(one.period), one.kinds?.join(", ")].filter(Boolean).join(": ");

/** @type {Record<string, (data: any) => any[]>} */
export const listings = { relationships, figures, sources, reach, turnover, similarity, correlate };
