// @ts-check
// Answers to the questions that are asked most, as people tell them; all that is in an answer can be opened below.
import { alliances } from "./alliances.js";
import { spokenYear } from "./dates.js";
import { html } from "./dom.js";
import { listings } from "./listings.js";
import { toldApart } from "./names.js";
import {
  claimList, isTold, name, nameOf, noWay, part, pick, sentence, someOf, stance, stepOf, timeOf,
} from "./pieces.js";
import { folded, namesOf, notesOf, rounded, shown, table, valueInWords, words } from "./result.js";
import { number, t } from "./texts.js";

/**
 * The scores of one measure, with what is told of them beside ranks.
 * @param {any} told
 */
function ranking(told) {
  const label = told.measure === "consensus" ? "points" : "score";
  // Whoever has as many points and another rank stands behind by the tie-breaker.
  const isSettled = label === "points" && told.scores.some((/** @type {any} */ one, /** @type {number} */ i) => {
    const before = told.scores[i - 1];
    return before && before.score === one.score && before.rank !== one.rank;
  });
  const rows = told.scores.map((/** @type {any} */ { score, ...rest }) => ({ ...rest, [label]: score }));
  const note = isSettled ? [html("p", { class: "quiet" }, t("ofEqualPoints"))] : [];
  return part(words(told.measure), [...someOf(rows), ...note]);
}

/**
 * What a measure is.
 * @param {any} told
 */
const meaning = (told) => part(words(told.measure), [
  html("p", { lang: "en" }, told.summary), html("p", { lang: "en" }, told.explanation),
  html("p", { class: "quiet", lang: "en" }, `${told.definition}; ${told.reference}`),
]);

/** @param {any} data */
function central(data) {
  if (!("mostCentral" in data)) return data.measures.flatMap(meaning);
  const most = data.mostCentral;
  const figures = data.measures.flatMap((/** @type {any} */ told) => told.scores);
  const equals = (most?.tiedWith ?? []).map((/** @type {string} */ id) => ({ id, name: nameOf(id, figures) }));
  /** @type {any[]} */
  const [first, ...others] = data.measures.filter((/** @type {any} */ told) => told.scores.length);
  return [
    most ? sentence("answer.mostCentral", { time: timeOf(data.period), name: name(most) }) : null,
    equals.length ? html("p", {}, words("tiedWith") + ": ", ...namesOf(equals)) : null,
    // The first is what was asked for; of several, the others are there to be opened.
    ...first ? ranking(first) : [],
    ...others.map((told) => folded(words(told.measure), () => ranking(told).slice(1))),
  ];
}

/**
 * Who was first in each step, by each measure, or of a few figures that were asked for their ranks.
 * @param {any} data
 */
function timeline(data) {
  /** @type {any[]} */
  const told = data.years.flatMap((/** @type {any} */ year) => year.measures);
  /** @type {string[]} */
  const measures = [...new Set(told.map(({ measure }) => measure))];
  const isVote = measures[0] === "consensus";
  return (isVote ? measures.slice(0, 1) : measures).flatMap((measure) => {
    const rows = data.years.map((/** @type {any} */ year) => timelineRow(year, measure, isVote));
    const isOfThem = (/** @type {any} */ row) => Object.keys(row).some((key) => !ofAnybody.includes(key));
    if (!rows.some(isOfThem)) return part(words(measure), someOf(rows));
    const others = rows.filter((/** @type {any} */ row) => !isOfThem(row));
    const without = t("answer.withoutThem", { count: number(others.length) });
    const rest = others.length ? [folded(without, () => someOf(others))] : [];
    return part(`${words(measure)}: ${words("rank")}`, [...someOf(rows.filter(isOfThem)), ...rest]);
  });
}

/** Columns of a time line whoever it is of; beside these, columns are figures, and the numbers in them ranks. */
const ofAnybody = ["period", "mostCentral"];

/**
 * Who was first in a step by a measure, or which ranks a few had.
 * @param {any} year
 * @param {string} measure
 * @param {boolean} isVote
 */
function timelineRow(year, measure, isVote) {
  const scores = year.measures.find((/** @type {any} */ told) => told.measure === measure)?.scores ?? [];
  const isOfSome = scores.length > 0 && scores.length <= 4 && year.figures > scores.length;
  const most = isVote ? year.mostCentral : scores.find((/** @type {any} */ one) => one.rank === 1) ?? null;
  const ranks = scores.map((/** @type {any} */ one) => [one.name, one.rank]);
  return {
    period: year.period,
    ...isVote || !isOfSome ? { mostCentral: most && pick(most, "id", "name") } : {},
    ...isOfSome ? Object.fromEntries(ranks) : {},
  };
}

/**
 * Who rose, fell, came and left; whoever kept his rank is there to be opened.
 * @param {any} data
 */
const compare = (data) => [html("p", { class: "quiet" }, t("answer.both")), ...data.measures.flatMap(shiftsOf)];

/**
 * A row of who rose or fell, with what is told of that.
 * @param {any} shift
 */
function shiftRow(shift) {
  const ofWorlds = "lowRise" in shift;
  const further = ofWorlds ? ["lowRise", "highRise", "rose", "fell"] : ["scoreBefore", "scoreAfter"];
  return pick(shift, "id", "name", ...["rankBefore", "rankAfter", ...further].filter((key) => isTold(shift[key])));
}

/**
 * How ranks by one measure have shifted.
 * @param {{ measure: string, shifts: any[] }} told
 */
function shiftsOf({ measure, shifts }) {
  const those = {
    rose: shifts.filter((one) => one.rise > 0),
    // Who fell deepest stands first.
    fell: shifts.filter((one) => one.rise < 0).sort((a, b) => a.rise - b.rise),
    came: shifts.filter((one) => !isTold(one.rankBefore)),
    wentAway: shifts.filter((one) => !isTold(one.rankAfter)),
  };
  const parts = Object.entries(those).filter(([, some]) => some.length)
    .flatMap(([key, some]) => [html("h4", {}, words(key)), ...someOf(some.map(shiftRow))]);
  const same = shifts.filter((one) => one.rise === 0).map(shiftRow);
  const rest = same.length ? [folded(`${words("sameRank")} (${number(same.length)})`, () => someOf(same))] : [];
  return [html("h3", {}, words(measure)), ...parts, ...rest];
}

/**
 * How two stand to each other, and how much so.
 * @param {number} value
 */
const standing = (value) => `${stance(value)} (${rounded(value)})`;

/** @param {any} data */
function path(data) {
  if (!data.found) return [noWay(data.from, data.to, data.period)];
  /** @type {any[]} */
  const figures = data.figures;
  const steps = data.steps.flatMap((/** @type {any} */ step) => stepOf(step, standing(step.value), figures));
  return [
    html("p", {}, ...figures.flatMap((one, i) => [i ? " → " : "", name(one)])),
    ...part(words("steps"), steps),
  ];
}

/** @param {any} data */
const explain = (data) => (data.contributions ? explainTie(data) : explainRank(data));

/** @param {any} data */
function explainRank(data) {
  const { figure, ties } = data;
  const time = timeOf(data.period);
  if (!data.present) {
    const when = (/** @type {string} */ key) =>
      (isTold(data[key]) ? html("p", {}, `${words(key)}: ${spokenYear(data[key])}`) : null);
    return [sentence("answer.absent", { name: name(figure), time }), when("lastBefore"), when("firstAfter")];
  }
  const neighbor = (/** @type {string} */ key, /** @type {any} */ one) =>
    (one ? sentence(key, { name: name(one), points: number(one.points) }) : null);
  const tieInWords = (/** @type {any} */ tie) => html("details", { open: ties.length <= 6 },
    html("summary", {}, html("span", { dir: "auto" }, tie.name), ` · ${standing(tie.value)}`),
    html("p", {}, name(tie)), claimList(tie.relationships, [figure, tie]));
  const [rank, count, points] = [data.rank, data.figures, data.points].map((one) => number(one));
  return [
    sentence("answer.rank", { name: name(figure), rank, count, time, points }),
    data.level?.length ? html("p", {}, words("level") + ": ", ...namesOf(data.level)) : null,
    neighbor("answer.above", data.above), neighbor("answer.below", data.below),
    table(data.measures.map((/** @type {any} */ vote) => pick(vote, "measure", "rank", "score", "points"))),
    ...part(t("answer.ties", { count: ties.length }), ties.map(tieInWords)),
    ...contradictions(data, null),
    ...part(t("answer.struck"), someOf(data.sources.map(struckOf))),
  ];
}

/** @param {any} source */
const struckOf = (source) => ({
  source: source.title || source.source, lost: source.lost.length, lostOfFigure: source.lostOfFigure.length,
  afterwards: source.rank ?? t("answer.gone"), mostCentral: source.mostCentral });

/**
 * @param {any} data
 * @param {any[] | null} ends
 */
const contradictions = (data, ends) => part(words("contradictions"),
  (data.contradictions ?? []).map((/** @type {any[]} */ pair) => claimList(pair, ends)));

/** @param {any} data */
function explainTie(data) {
  const [one, other] = data.figures;
  const told = !data.tied ? t("answer.untied") : `${stance(data.sign)} (${rounded(data.value)})`;
  const common = (data.common ?? []).map((/** @type {any} */ third) => ({
    ...pick(third, "id", "name"), [one.name]: rounded(third.values[0]), [other.name]: rounded(third.values[1]),
    balanced: third.balanced,
  }));
  const history = (data.history ?? []).map((/** @type {any} */ { period, value }) =>
    ({ period, sign: Math.sign(value), value }));
  const struck = data.sources.map((/** @type {any} */ source) => (
    { source: source.title || source.source, lost: source.lost.length, value: source.value ?? t("answer.gone") }));
  return [
    html("p", {}, name(one), " – ", name(other), `, ${timeOf(data.period)}: ${told}`),
    ...data.contributions.map((/** @type {any} */ { relationship }) => claimList([relationship], data.figures)),
    ...contradictions(data, data.figures),
    ...part(words("common"), someOf(common)),
    ...part(t("answer.struck"), someOf(struck)),
    ...part(words("history"), someOf(history)),
  ];
}

/**
 * Which ranks figures have over possible worlds.
 * @param {any} worlds
 */
const ranks = (worlds) => worlds.measures.flatMap((/** @type {any} */ told) => part(
  `${t("answer.ofWorlds", { count: worlds.worlds?.count ?? 0 })}: ${words(told.measure)}`,
  someOf(told.figures.map((/** @type {any} */ one) =>
    pick(one, "id", "name", "medianRank", "lowRank", "highRank", "first", "presence")))));

/**
 * What chance would have made of an answer.
 * @param {any} chance
 * @param {any[]} told figures whose names the answer has
 */
function chanceOf({ model, draws, seed, statistics }, told) {
  const drawn = [valueInWords("null", model), `${words("draws")} ${number(draws)}`, `${words("seed")} ${seed}`];
  const row = (/** @type {any} */ { name: what, figure, observed, expected, sd, p, z }) => ({
    of: figure ? what.replace(figure, nameOf(figure, told)) : words(what),
    observed, expected, sd, ...isTold(z) ? { z } : {}, p,
  });
  return [html("p", { class: "quiet" }, drawn.join("; ")), ...someOf(statistics.map(row))];
}

/**
 * How sure an answer is, where that was asked: over possible worlds, or against chance.
 * @param {"worlds" | "null"} key
 * @param {any} data
 */
function doubtsOf(key, data) {
  const told = data[key];
  if (!told || typeof told !== "object") return [];
  if (told.measures) return ranks(told);
  if (!told.statistics) return part(words(key), [shown(told, 1)]);
  const figures = (data.measures ?? []).flatMap((/** @type {any} */ one) => one.scores ?? []);
  return part(words(key), chanceOf(told, figures));
}

/** @type {Record<string, (data: any) => any[] | null>} */
const views = { central, timeline, compare, path, explain, ...alliances, ...listings };

/**
 * An answer as people tell it, with all that is in it below; of a question that has no such way, all that is in it.
 * @param {string} question
 * @param {any} data
 */
export function answered(question, data) {
  toldApart(data);
  const parts = views[question]?.(data);
  if (!parts) return shown(data);
  return html("div", {}, ...notesOf(data), ...parts.filter(Boolean), ...doubtsOf("worlds", data),
    ...doubtsOf("null", data), folded(t("answer.all"), () => [shown(data)], { class: "whole" }));
}
