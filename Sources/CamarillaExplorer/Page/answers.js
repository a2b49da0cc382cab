// @ts-check
// Answers to the questions that are asked most, as people tell them; all that is in an answer can be opened below.
import { spoken, spokenYear } from "./dates.js";
import { html } from "./dom.js";
import { figureName, sourceOf } from "./model.js";
import { sourceLine } from "./panel.js";
import { number, piecesOf, t } from "./texts.js";
import { figureButton, figuresOf, notesOf, shown, table, words } from "./result.js";

/** So many rows are shown at once. */
const usual = 12;

/**
 * @param {any} row
 * @param {...string} keys in the order of their columns
 */
const pick = (row, ...keys) => Object.fromEntries(keys.map((key) => [key, row[key]]));
/** @param {any} value */
const isTold = (value) => value !== null && value !== undefined;
/** @param {string | undefined} period */
const timeOf = (period) => (period ? spoken(period) || period : "");
/** @param {any} figure */
const name = (figure) => figureButton(figure.id, figure.name);
/**
 * What a figure is called, as far as the answer or the page knows.
 * @param {string} id
 * @param {any[]} told
 */
const nameOf = (id, told) => told.find((one) => one.id === id)?.name ?? figureName(id);
/** @param {number} value */
const share = (value) => number(Number(value.toPrecision(4))).replace("-", "−");
/** @param {number} value whose sign tells how two stand */
const stance = (value) => t("sign." + Math.sign(value));

/**
 * A sentence with figures in it: {a} stands for the part of that name.
 * @param {string} key of its text
 * @param {Record<string, any>} parts
 */
const sentence = (key, parts) => html("p", {}, ...piecesOf(key, parts).filter((piece) => piece !== ""));

/**
 * What can be opened, and is made when it is.
 * @param {string} title
 * @param {() => any[]} make
 * @param {Record<string, string>} [attributes]
 */
function folded(title, make, attributes = {}) {
  const box = html("details", attributes, html("summary", {}, title));
  box.addEventListener("toggle", () => { if (box.childElementCount === 1) box.append(...make()); });
  return box;
}

/**
 * The first of what is told, and the others to be opened.
 * @param {any[]} all
 * @param {number} count
 * @param {(some: any[]) => any} show
 */
const begun = (all, count, show) => (all.length <= count * 1.25 ? [show(all)]
  : [show(all.slice(0, count)), folded(t("answer.more", { count: number(all.length - count) }), () => [show(all.slice(count))])]);

/**
 * Rows as a table, of which the first are shown and the others can be opened.
 * @param {any[]} rows
 */
const first = (rows) => begun(rows, usual, table);

/**
 * A part of an answer under its heading; nothing where there is nothing in it.
 * @param {string} title
 * @param {any[]} parts
 */
const part = (title, parts) => (parts.length ? [html("h3", {}, title), ...parts] : []);

/**
 * Where something is said, as the panel has it, of a source that the page knows.
 * @param {{ locator?: string | null, title?: string | null, source: string }} citation
 */
function citationLine({ locator, title, source }) {
  const known = sourceOf(source);
  return known !== undefined ? sourceLine([known, locator ?? null])
    : html("small", { class: "source", dir: "auto" }, (title || source) + (locator ? ", " + locator : ""));
}

/**
 * Claims, with where they are said. Which way one goes that has a direction is told by the names of its ends.
 * @param {any[]} claims
 * @param {any[]} ends the figures that they are of
 */
const claimList = (claims, ends) => html("ul", { role: "list", class: "claims" }, ...claims.map((claim) => html("li", {},
  html("b", { dir: "auto" }, claim.kind), " ",
  ...claim.directed ? [html("bdi", {}, nameOf(claim.source, ends)), " → ", html("bdi", {}, nameOf(claim.target, ends)), " · "] : [],
  html("bdi", {}, spoken(claim.when)), claim.post ? html("span", { dir: "auto" }, " · " + claim.post) : "",
  claim.confidence < 1 ? " · " + t("confidence", { value: number(claim.confidence) }) : "",
  ...claim.citations.map(citationLine),
  claim.citations.length ? null : html("small", { class: "source" }, t("noSource")),
  claim.note ? html("small", { dir: "auto" }, claim.note) : null)));

/**
 * The scores of one measure, with what is told of them beside ranks.
 * @param {any} told
 */
function ranking(told) {
  const label = told.measure === "consensus" ? "points" : "score";
  return part(words(told.measure), first(told.scores.map((/** @type {any} */ { score, ...rest }) => ({ ...rest, [label]: score }))));
}

/** @param {any} data */
function central(data) {
  const most = data.mostCentral;
  return [
    most ? sentence("answer.mostCentral", { time: timeOf(data.period), name: name(most) }) : null,
    most?.tiedWith?.length ? html("p", {}, words("tiedWith") + ": ", ...listed(most.tiedWith)) : null,
    // The first is what was asked for; of several, the others are there to be opened.
    ...data.measures.filter((/** @type {any} */ told) => told.scores.length).flatMap((/** @type {any} */ told, /** @type {number} */ i) => (i === 0 ? ranking(told)
      : [folded(words(told.measure), () => ranking(told).slice(1))])),
  ];
}

/** @param {any[]} all figures */
const listed = (all) => all.flatMap((one, i) => [i ? ", " : "", name(one)]);

/**
 * Who was first in each step, by each measure, or of a few figures that were asked for their ranks.
 * @param {any} data
 */
function timeline(data) {
  const measures = [...new Set(data.years.flatMap((/** @type {any} */ year) => year.measures.map((/** @type {any} */ told) => told.measure)))];
  const isVote = measures[0] === "consensus";
  return (isVote ? measures.slice(0, 1) : measures).flatMap((measure) => part(words(String(measure)), first(data.years.map((/** @type {any} */ year) => {
    const scores = year.measures.find((/** @type {any} */ told) => told.measure === measure)?.scores ?? [];
    const isOfSome = scores.length > 0 && scores.length <= 4 && year.figures > scores.length;
    const most = isVote ? year.mostCentral : scores.find((/** @type {any} */ one) => one.rank === 1) ?? null;
    return { period: year.period, ...isVote || !isOfSome ? { mostCentral: most && pick(most, "id", "name") } : {},
      ...isOfSome ? Object.fromEntries(scores.map((/** @type {any} */ one) => [one.name, one.rank])) : {} };
  }))));
}

/** @param {any} data */
const compare = (data) => [html("p", { class: "quiet" }, t("answer.both")), ...data.measures.flatMap((/** @type {any} */ told) => part(words(told.measure), first(
  told.shifts.map((/** @type {any} */ shift) => pick(shift, "id", "name", "rankBefore", "rankAfter", "scoreBefore", "scoreAfter",
    ...["lowRise", "highRise", "rose", "fell", "presence"].filter((key) => key in shift))))))];

/** @param {any} data */
function factions(data) {
  if (data.lines) return factionHistory(data);
  return data.factions.flatMap((/** @type {any} */ one) => [
    html("h3", { dir: "auto" }, `${one.name ?? one.label} (${number(one.members.length)})`),
    ...begun(figuresOf(one.members, one.names), 40, (some) => html("p", {}, ...listed(some))),
    isTold(one.stability) ? html("p", { class: "quiet" }, `${words("stability")} ${share(one.stability)}`) : null,
  ]);
}

/**
 * Factions through time: each with its members and what becomes of it, and what happened in each step.
 * @param {any} data
 */
function factionHistory({ lines, events }) {
  const line = (/** @type {number} */ id) => lines.find((/** @type {any} */ one) => one.id === id)?.name ?? "";
  const members = new Map(lines.flatMap((/** @type {any} */ one) => one.members.map((/** @type {any} */ member) => [member.id, member])));
  const life = (/** @type {any} */ { origin, fate }) => [origin, fate].filter(({ kind }) => turns.includes(kind))
    .map(({ kind, line: other, period }) => t("line." + kind, { name: other === null ? "" : line(other), time: timeOf(period) }));
  const stays = (/** @type {any} */ one) => one.members.flatMap((/** @type {any} */ member, /** @type {number} */ i) => [
    i ? ", " : "", name(member), isWhole(one, member) ? "" : html("small", { dir: "auto" }, " " + member.periods.map(timeOf).join(", "))]);
  const passage = (/** @type {string} */ key, /** @type {string[]} */ ids) => (ids.length
    ? [html("br", {}), t(key) + " ", ...listed(ids.map((id) => members.get(id) ?? { id, name: id }))] : []);
  const happened = (/** @type {any} */ event) => html("li", {},
    t("event." + event.kind, { name: line(event.line), others: event.others.map(line).join(", ") }),
    ...passage("event.in", event.joined), ...passage("event.out", event.left));
  const steps = [...new Set(events.map((/** @type {any} */ event) => event.period))];
  if (!lines.length) return [html("p", {}, t("answer.noFactions"))];
  return [
    ...begun(lines, usual, (some) => html("div", {}, ...some.flatMap((one) => [
      html("h3", { dir: "auto" }, one.name),
      html("p", { class: "quiet" }, [timeOf(oneOrTwo(one.firstPeriod, one.lastPeriod)), ...life(one)].join("; ")),
      html("p", {}, ...stays(one))]))),
    ...part(words("events"), !steps.length ? [] : begun(steps, usual, (some) => html("div", {}, ...some.flatMap((period) => [
      html("h4", {}, timeOf(period)),
      html("ul", { role: "list", class: "claims" }, ...events.filter((/** @type {any} */ event) => event.period === period).map(happened))])))),
  ];
}

/** How a line begins or ends that is told: that it just begins, or goes on, goes without saying. */
const turns = ["split", "merge", "death", "dormant"];

/**
 * A stretch of time in EDTF.
 * @param {string} first
 * @param {string} last
 */
const oneOrTwo = (first, last) => (first === last ? first : first + "/" + last);
/**
 * Whether a figure belonged to a faction as long as there was one.
 * @param {any} line
 * @param {any} member
 */
const isWhole = (line, member) => member.periods.length === 1 && member.periods[0] === oneOrTwo(line.firstPeriod, line.lastPeriod);

/** @param {any} data */
function diff(data) {
  const pairs = (/** @type {string} */ key) => {
    const rows = data[key] ?? [];
    if (!rows.length) return [];
    const list = (/** @type {any[]} */ some) => html("ul", { role: "list", class: "claims" }, ...some.map((row) => html("li", {},
      ...listed(figuresOf(row.figures, row.names)), ": ",
      key === "formed" ? stance(row.signAfter) : key === "dissolved" || row.signBefore === row.signAfter ? stance(row.signBefore)
        : `${stance(row.signBefore)} → ${stance(row.signAfter)}`,
      ...row.citations.slice(0, 3).map((/** @type {string} */ one) => {
        const [source, ...locator] = one.split("#");
        return citationLine({ source, locator: locator.join("#") });
      }))));
    // What stays is what most is.
    const title = `${words(key)} (${number(rows.length)})`;
    return key === "continued" ? [folded(title, () => begun(rows, 200, list))] : part(title, begun(rows, 30, list));
  };
  const all = ["reversed", "formed", "dissolved", "continued"].flatMap(pairs);
  return [html("p", {}, t("answer.between", { from: timeOf(data.fromPeriod), to: timeOf(data.toPeriod), kinds: data.kinds.join(", ") })), ...all.length ? all : [html("p", {}, t("answer.noChange"))]];
}

/** @param {any} data */
function path(data) {
  if (!data.found) return [sentence("answer.noWay", { from: name(data.from), to: name(data.to), time: timeOf(data.period) })];
  return [
    html("p", {}, ...data.figures.flatMap((/** @type {any} */ one, /** @type {number} */ i) => [i ? " → " : "", name(one)])),
    ...data.steps.flatMap((/** @type {any} */ step) => [
      html("h3", { dir: "auto" }, `${step.from.name} – ${step.to.name}`),
      html("p", { class: "quiet" }, `${stance(step.value)} (${share(step.value)})`), claimList(step.relationships, data.figures)]),
  ];
}

/** @param {any} data */
const explain = (data) => (data.contributions ? explainTie(data) : explainRank(data));

/** @param {any} data */
function explainRank(data) {
  if (!data.present) {
    const when = (/** @type {string} */ key) => (isTold(data[key]) ? html("p", {}, `${words(key)}: ${spokenYear(data[key])}`) : null);
    return [sentence("answer.absent", { name: name(data.figure), time: timeOf(data.period) }), when("lastBefore"), when("firstAfter")];
  }
  const neighbor = (/** @type {string} */ key, /** @type {any} */ one) => (one ? sentence(key, { name: name(one), points: number(one.points) }) : null);
  return [
    sentence("answer.rank", { name: name(data.figure), rank: number(data.rank), count: number(data.figures), time: timeOf(data.period), points: number(data.points) }),
    neighbor("answer.above", data.above), neighbor("answer.below", data.below),
    table(data.measures.map((/** @type {any} */ vote) => ({ ...pick(vote, "rank", "score", "points"), measure: words(vote.measure) }))),
    ...part(t("answer.ties", { count: data.ties.length }), data.ties.map((/** @type {any} */ tie) => html("details", { open: data.ties.length <= 6 },
      html("summary", {}, html("span", { dir: "auto" }, tie.name), ` · ${stance(tie.value)} (${share(tie.value)})`), html("p", {}, name(tie)), claimList(tie.relationships, [data.figure, tie])))),
    ...contradictions(data),
    ...part(t("answer.struck"), data.sources.length ? first(data.sources.map(struckOf)) : []),
  ];
}

/** @param {any} source */
const struckOf = (source) => ({
  source: source.title || source.source, lost: source.lost.length, lostOfFigure: source.lostOfFigure.length,
  afterwards: source.rank ?? t("answer.gone"), mostCentral: source.mostCentral });

/** @param {any} data */
const contradictions = (data) => part(words("contradictions"), (data.contradictions ?? []).map((/** @type {any[]} */ pair) => claimList(pair, data.figures ?? [data.figure])));

/** @param {any} data */
function explainTie(data) {
  const [one, other] = data.figures;
  const told = !data.tied ? t("answer.untied") : `${stance(data.sign)} (${share(data.value)})`;
  return [
    html("p", {}, name(one), " – ", name(other), `, ${timeOf(data.period)}: ${told}`),
    ...data.contributions.map((/** @type {any} */ { relationship }) => claimList([relationship], data.figures)),
    ...contradictions(data),
    ...part(words("common"), data.common?.length ? first(data.common.map((/** @type {any} */ third) => (
      { ...pick(third, "id", "name"), [one.name]: share(third.values[0]), [other.name]: share(third.values[1]), balanced: third.balanced }))) : []),
    ...part(t("answer.struck"), data.sources.length ? first(data.sources.map((/** @type {any} */ source) => (
      { source: source.title || source.source, lost: source.lost.length, value: source.value ?? t("answer.gone") }))) : []),
    ...part(words("history"), data.history?.length ? first(data.history.map((/** @type {any} */ { period, value }) => ({ period, sign: Math.sign(value), value }))) : []),
  ];
}

/**
 * Which ranks figures have over possible worlds.
 * @param {any} worlds
 */
const ranks = (worlds) => worlds.measures.flatMap((/** @type {any} */ told) => part(
  `${t("answer.ofWorlds", { count: worlds.worlds?.count ?? 0 })}: ${words(told.measure)}`,
  first(told.figures.map((/** @type {any} */ one) => pick(one, "id", "name", "medianRank", "lowRank", "highRank", "first", "presence")))));

/** @type {Record<string, (data: any) => any[] | null>} */
const views = { central, timeline, compare, factions, diff, path, explain };

/**
 * An answer as people tell it, with all that is in it below; of a question that has no such way, all that is in it.
 * @param {string} question
 * @param {any} data
 */
export function answered(question, data) {
  const parts = views[question]?.(data);
  if (!parts) return shown(data);
  // How sure it is, where that was asked.
  const doubts = ["worlds", "null"].filter((key) => data[key] && typeof data[key] === "object").flatMap((key) => (data[key].measures
    ? ranks(data[key]) : part(words(key), [shown(data[key], 1)])));
  return html("div", {}, ...notesOf(data), ...parts.filter(Boolean), ...doubts, folded(t("answer.all"), () => [shown(data)], { class: "whole" }));
}
