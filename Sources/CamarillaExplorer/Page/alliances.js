// @ts-check
// Answers to how figures stand together and against each other, as people tell them.
import { spoken } from "./dates.js";
import { html } from "./dom.js";
import { claims, kinds } from "./model.js";
import {
  citedLines, claimList, isTold, listOf, name, nameOf, part, percent, pick, someOf, stance, timeOf, usual,
} from "./pieces.js";
import { begun, figuresOf, folded, namesOf, pairOf, rounded, shown, words } from "./result.js";
import { number, t } from "./texts.js";

/** @param {any} data */
function factions(data) {
  if (data.lines) return factionHistory(data);
  return data.factions.flatMap((/** @type {any} */ one) => [
    html("h3", { dir: "auto" }, `${one.name ?? one.label} (${number(one.members.length)})`),
    ...begun(figuresOf(one.members, one.names), 40, (some) => html("p", {}, ...namesOf(some))),
    isTold(one.stability) ? html("p", { class: "quiet" }, `${words("stability")} ${rounded(one.stability)}`) : null,
    ...reasonsOf((data.memberships ?? []).filter((/** @type {any} */ member) => one.members.includes(member.id))),
  ]);
}

/** What tells why somebody belongs to a faction. */
const reasons = ["friendsInside", "enemiesInside", "friendsOutside", "enemiesOutside"];

/**
 * Why a figure belongs to its faction: its ties inside and outside of it, by number and value, and where else it would
 * do least harm.
 * @param {any} member
 */
function reasonOf(member) {
  const ties = reasons.filter((key) => member[key].count)
    .map((key) => `${words(key)} ${number(member[key].count)} (${rounded(member[key].value)})`);
  const { next } = member;
  const other = next ? [`${words("next")} ${next.label} (${words("loss")} ${rounded(next.loss)})`] : [];
  return [...ties, ...other].join("; ");
}

/**
 * The same of several; nothing of none.
 * @param {any[]} members
 */
const reasonsOf = (members) =>
  (members.length ? [listOf(members, (member) => [name(member), ": ", reasonOf(member)])] : []);

/**
 * Factions through time: each with its members and what becomes of it, and what happened in each step.
 * @param {any} data
 */
function factionHistory({ lines, events }) {
  if (!lines.length) return [html("p", {}, t("answer.noFactions"))];
  /** @type {Map<number, string>} */
  const called = new Map(lines.map((/** @type {any} */ one) => [one.id, one.name]));
  const members = new Map(lines.flatMap((/** @type {any} */ one) =>
    one.members.map((/** @type {any} */ member) => [member.id, member])));
  const steps = [...new Set(events.map((/** @type {any} */ event) => event.period))];
  const ofStep = (/** @type {string} */ period) => [html("h4", {}, timeOf(period)),
    listOf(events.filter((/** @type {any} */ event) => event.period === period),
      (event) => eventInWords(event, called, members))];
  return [
    ...begun(lines, usual, (some) => html("div", {}, ...some.flatMap((one) => lineInWords(one, called)))),
    ...part(words("events"),
      steps.length ? begun(steps, usual, (some) => html("div", {}, ...some.flatMap(ofStep))) : []),
  ];
}

/**
 * A faction through time.
 * @param {any} line
 * @param {Map<number, string>} called the names of all
 */
function lineInWords(line, called) {
  const { name: title, origin, fate, firstPeriod, lastPeriod, members } = line;
  const life = [origin, fate].filter(({ kind }) => turns.includes(kind))
    .map(({ kind, line: other, period }) => t("line." + kind, { name: called.get(other) ?? "", time: timeOf(period) }));
  const stay = (/** @type {any} */ member) => (isWhole(line, member) ? "" : member.periods.map(timeOf).join(", "));
  return [
    html("h3", { dir: "auto" }, title),
    html("p", { class: "quiet" }, [timeOf(oneOrTwo(firstPeriod, lastPeriod)), ...life].join("; ")),
    html("p", {}, ...namesOf(members, stay)),
  ];
}

/**
 * What happened to a faction, and who came to it and left it.
 * @param {any} event
 * @param {Map<number, string>} called the names of all
 * @param {Map<string, any>} members
 */
function eventInWords({ kind, line, others, joined, left }, called, members) {
  /**
   * @param {string} key
   * @param {string[]} ids
   */
  const passage = (key, ids) => (ids.length
    ? [html("br", {}), t(key) + " ", ...namesOf(ids.map((id) => members.get(id) ?? { id, name: id }))] : []);
  const names = others.map((/** @type {number} */ id) => called.get(id) ?? "").join(", ");
  const told = t("event." + kind, { name: called.get(line) ?? "", others: names });
  return [told, ...passage("event.in", joined), ...passage("event.out", left)];
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

/**
 * The two figures that a row is of.
 * @param {any} row
 */
const tieOf = (row) => pairOf(figuresOf(row.figures, row.names));

/**
 * What a tie that began or ended is or was; where it is friendly or hostile against the kinds that were compared, only
 * in sum.
 * @param {number} sign
 * @param {string[]} compared
 */
const sumOf = (sign, compared) => (kinds.some((kind) => compared.includes(kind.name) && Math.sign(kind.sign) === Math.sign(sign)) ? stance(sign)
  : t("answer.inSum", { stance: stance(sign) }));

/** What may have become of a pair, in the order in which it is told. */
const becoming = ["reversed", "formed", "dissolved", "continued"];

/**
 * Pairs of which the same became, each with where that is said.
 * @param {string} key
 * @param {any} data
 */
function pairsOf(key, data) {
  const rows = data[key] ?? [];
  if (!rows.length) return [];
  const list = (/** @type {any[]} */ some) => listOf(some, (row) => [...tieOf(row), ": ",
    key === "formed" ? sumOf(row.signAfter, data.kinds) : key === "dissolved" ? sumOf(row.signBefore, data.kinds)
      : row.signBefore === row.signAfter ? stance(row.signBefore) : `${stance(row.signBefore)} → ${stance(row.signAfter)}`,
    row.probability ? html("small", {}, [...becoming, "none"].filter((one) => row.probability[one] > 0)
      .map((one) => `${words(one === "none" ? "neverTied" : one)} ${percent(row.probability[one])}`).join(", ")) : null,
    ...citedLines(row.citations)]);
  // What stays is what most is.
  const title = `${words(key)} (${number(rows.length)})`;
  return key === "continued" ? [folded(title, () => begun(rows, 200, list))] : part(title, begun(rows, 30, list));
}

/** @param {any} data of two times, or of each step of a range */
function diff(data) {
  if (data.years) return data.years.flatMap(diff);
  const [from, to] = [timeOf(data.fromPeriod), timeOf(data.toPeriod)];
  const all = becoming.flatMap((key) => pairsOf(key, data));
  return [html("p", {}, t("answer.between", { from, to, kinds: data.kinds.join(", ") })), ...all.length ? all : [html("p", {}, t("answer.noChange"))]];
}

/**
 * How balanced a time is, or each step of a range.
 * @param {any} data
 */
function balance(data) {
  const told = (/** @type {any} */ one) => ({ ...pick(one, "ties", "positive", "negative", "degreeOfBalance", "walkBalance"),
    ...one.frustration ? { frustration: one.frustration.index } : {} });
  if (data.years) return someOf(data.years.map((/** @type {any} */ one) => ({ period: one.period, ...told(one) })));
  const named = (/** @type {string[]} */ ids) => namesOf(ids.map((id) => ({ id, name: nameOf(id, data.figureBalances ?? []) })));
  return [
    shown({ ...told(data), ...data.frustration?.optimal === false ? pick(data.frustration, "lowerBound") : {} }),
    ...(data.coalitions ?? []).flatMap((/** @type {string[]} */ ids, /** @type {number} */ i) => part(t("answer.coalition", { number: i + 1, count: ids.length }),
      begun(ids, 40, (some) => html("p", {}, ...named(some))))),
    ...data.swing?.length ? [html("p", {}, t("answer.swing") + " ", ...named(data.swing))] : [],
    ...part(words("triangles"), [shown(data.triangles)]),
    ...data.figureBalances?.length ? [folded(words("figureBalances"), () => someOf(data.figureBalances))] : [],
  ];
}

/**
 * How closely a time hangs together, and what it hangs by. Censuses of triads are there to be opened with all that is
 * told.
 * @param {any} data
 */
function cohesion(data) {
  const parts = (data.components ?? []).filter((/** @type {string[]} */ ids) => ids.length > 1);
  return [
    shown(pick(data, "figures", "tiedPairs", "density", "diameter", "radius", "meanDistance", "efficiency", "meanClustering", "transitivity",
      "reciprocity", "degreeAssortativity", "unreachablePairs")),
    ...part(words("articulations"), someOf(data.articulations ?? [])),
    ...part(words("bridges"), data.bridges?.length ? begun(data.bridges, usual, (some) => listOf(some, (bridge) => [
      ...tieOf(bridge), claimList(bridge.relationships, figuresOf(bridge.figures, bridge.names))])) : []),
    ...parts.length > 1 ? part(words("components"), begun(parts, usual, (some) => listOf(some, (ids) => [shown(ids, 1, "components")]))) : [],
  ];
}

/**
 * A claim by its kind and date, as far as the page knows it.
 * @param {string} id
 */
function claimOf(id) {
  const claim = claims.find((one) => one.id === id);
  return claim ? `${kinds[claim.k].name}, ${spoken(claim.edtf)}` : id;
}

/** @param {any} data */
const realignments = (data) => [
  html("p", {}, data.realignments.length ? t("answer.turns", { count: data.realignments.length }) : t("answer.noTurns")),
  ...begun(data.realignments, usual, (some) => listOf(some, (row) => [
    ...tieOf(row), ": ", `${stance(row.signBefore)} (${timeOf(row.lastPeriod)}) → ${stance(row.signAfter)} (${timeOf(row.firstPeriod)})`,
    ...["before", "after"].map((key) => html("small", { dir: "auto" }, `${words(key)}: ${row[key].map(claimOf).join("; ")}`)),
    ...citedLines(row.citations)])),
];

const roles = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"];
/** @param {any} data */
function brokerage(data) {
  const brokers = data.brokers.filter((/** @type {any} */ one) => one.total > 0);
  return [
    ...someOf(brokers.map((/** @type {any} */ one) => ({ ...pick(one, "id", "name", "total"),
      roles: roles.filter((role) => one[role]).map((role) => `${words(role)} ${number(one[role])}`).join(", ") }))),
    brokers.length < data.brokers.length ? html("p", { class: "quiet" }, t("answer.noBrokers", { count: data.brokers.length - brokers.length })) : null,
    ...part(words("factions"), someOf(data.factions.map((/** @type {any} */ one) => pick(one, "name", "members")))),
  ];
}

/** @type {Record<string, (data: any) => any[]>} */
export const alliances = { factions, diff, balance, cohesion, realignments, brokerage };
