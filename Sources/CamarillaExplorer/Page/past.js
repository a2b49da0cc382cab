// @ts-check
// What edits did, in words: of the one that was just made, and of all that were made before.
import { ask } from "./api.js";
import { whenChanged } from "./chronicle.js";
import { spoken } from "./dates.js";
import { byId, html } from "./dom.js";
import { told } from "./fault.js";
import { kinds } from "./model.js";
import { momentInWords, optionName } from "./options.js";
import { figureName, learnNames } from "./names.js";
import { isTime } from "./result.js";
import { isDated, showClaim, showFigure } from "./sight.js";
import { number, t } from "./texts.js";

/** So many rows of an edit are told one by one, and so many edits. */
const mostRows = 20, mostEdits = 50;

/**
 * What a row is of: a relationship's two ends and its time, a figure's name, a source's title.
 * @param {any} change
 */
function rowOf({ table, id, before, after }) {
  const row = after ?? before ?? {};
  if (table === "relationships") {
    const way = kinds.find((kind) => kind.name === row.kind)?.directed ? "→" : "–";
    return `${row.kind}: ${figureName(row.source)} ${way} ${figureName(row.target)}, ${spoken(row.when ?? "")} (${id})`;
  }
  const called = row.name ?? row.title;
  return called && called !== id ? `${called} (${id})` : id;
}

/**
 * What of a row is another than before.
 * @param {any} change
 */
function differences({ before, after }) {
  const names = Object.keys({ ...before, ...after });
  return names.filter((name) => before && after && before[name] !== after[name])
    .map((name) => `${optionName(name)}: ${inWord(name, before[name])} → ${inWord(name, after[name])}`).join("; ");
}

/**
 * What stands in a column of a row, with figures by their names and dates as people say them.
 * @param {string} column
 * @param {string | undefined} text
 */
const inWord = (column, text) => (!text ? "–" : ["source", "target"].includes(column) ? figureName(text)
  : isTime(column) ? spoken(text) : text);

/**
 * Learns the names that changes are told with.
 * @param {any[]} rows
 */
const learnNamesOf = (rows) => learnNames(rows.slice(0, mostRows).flatMap(({ before, after }) =>
  [after?.source, after?.target, before?.source, before?.target]));

/**
 * The number of the edit that a change belongs to.
 * @param {any} change
 */
const editOf = ({ edit, change }) => edit ?? change;

/**
 * What an edit did to each row.
 * @param {any[]} rows its changes
 */
export async function changesInWords(rows) {
  await learnNamesOf(rows);
  return inWords(rows);
}

/**
 * Who was merged into whom, by the row that is gone and the one of its table that stays; nothing of any other edit.
 * @param {any[]} rows
 */
function mergeOf(rows) {
  const gone = rows[0]?.action === "merge" && rows.find(({ table, after }) => table !== "relationships" && !after);
  const kept = gone && rows.find(({ table, after }) => table === gone.table && after);
  return kept ? [html("small", { dir: "auto" }, t("mergedInto", { one: rowOf(gone), other: rowOf(kept) }))] : [];
}

/**
 * The figure that another was merged into and that is still there; null of one that wasn't.
 * @param {string} id
 */
export async function mergerOf(id) {
  const { data } = await ask("history");
  const gone = data.changes.findLast((/** @type {any} */ one) => one.table === "figures" && one.id === id);
  if (gone?.action !== "merge" || gone.after) return null;
  const isOfSame = (/** @type {any} */ one) => editOf(one) === editOf(gone) && one.table === "figures";
  const kept = data.changes.find((/** @type {any} */ one) => isOfSame(one) && one.after);
  return kept ? { id: kept.id, name: rowOf(kept) } : null;
}

/**
 * What was done to a row, in words.
 * @param {any} change
 */
function rowInWords(change) {
  const done = !change.before ? "added" : !change.after ? "takenOut" : "changed";
  return [`${t(done)}: ${rowOf(change)}`, differences(change)].filter(Boolean).join("; ");
}

/**
 * What an edit did to each row, as far as the names are known.
 * @param {any[]} rows
 */
function inWords(rows) {
  const changed = rows.filter((one) => !one.before || !one.after || differences(one));
  const told = changed.slice(0, mostRows).map((one) => html("small", { dir: "auto" }, rowInWords(one)));
  const more = t("answer.more", { count: number(changed.length - mostRows) });
  return [...mergeOf(rows), ...told, changed.length > mostRows ? html("small", { class: "quiet" }, more) : null];
}

/**
 * A button that shows in the picture what an edit has left of its first row; null where that is nothing that is drawn.
 * @param {any[]} rows its changes
 */
export function showingOf(rows) {
  const { table, id, after } = rows[0] ?? {};
  if (!after || table === "sources" || (table === "relationships" && !isDated(after.when))) return null;
  const button = html("button", { type: "button" }, t("showIt"));
  button.addEventListener("click", () => (table === "figures" ? showFigure({ id }) : showClaim({ ...after, id })));
  return button;
}

/**
 * What an edit did, in a word.
 * @param {any} change
 */
const actionOf = ({ action, undoes }) => t("action." + action, { change: number(undoes ?? 0) });

/** All that was edited, the last first. */
async function past() {
  try {
    const { data } = await ask("history");
    /** @type {Map<number, any[]>} */
    const edits = new Map();
    for (const one of data.changes) edits.set(editOf(one), [...(edits.get(editOf(one)) ?? []), one]);
    const shown = [...edits].slice(-mostEdits).reverse();
    await learnNamesOf(shown.flatMap(([, rows]) => rows));
    return html("ul", { class: "problems", role: "list" }, ...shown.map(([change, rows]) => editInWords(change, rows)));
  } catch (error) { return html("p", { class: "error" }, told(error)); }
}

/**
 * An edit: who made it, when and why, and what it did.
 * @param {number} change its number
 * @param {any[]} rows
 */
function editInWords(change, rows) {
  const { by, time, because } = rows[0];
  const about = [by === "unknown" ? "" : by, momentInWords(time), because].filter(Boolean).join(" · ");
  return html("li", {}, html("b", {}, `${number(change)}. ${actionOf(rows[0])}`), " ",
    html("small", { class: "quiet", dir: "auto" }, about), ...inWords(rows));
}

/** The history, which is asked for once it is opened. */
export function pastFold() {
  const fold = html("details", { class: "past" }, html("summary", {}, t("history")), html("div", { class: "history" }));
  fold.addEventListener("toggle", showPast);
  return fold;
}

/** Shows the history anew, if it is open. */
export async function showPast() {
  const fold = byId("edit").querySelector(".past");
  if (fold?.open) fold.lastElementChild.replaceChildren(await past());
}
whenChanged(showPast);
