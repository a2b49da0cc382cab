// @ts-check
// Any answer of the interface, to be read: figures as buttons, lists as tables.
import { spoken, spokenYear } from "./dates.js";
import { copyButton } from "./copy.js";
import { html } from "./dom.js";
import { figureName, figureOf } from "./model.js";
import { language, number, t } from "./texts.js";
import { english } from "./words-en.js";
import { german } from "./words-de.js";
import { choose, change } from "./view.js";
import { setChosen } from "./state.js";

/** @type {Record<string, Record<string, string>>} */
const languages = { en: english, de: german };

/**
 * A key as people read it: mostCentral is "most central". What is no word, as the names of triads, stays as it is.
 * @param {string} key
 */
export const words = (key) => languages[language.tag]?.[key] ?? english[key]
  ?? (/^[a-z]+([A-Z][a-z]*)+$/.test(key) ? key.replace(/([A-Z])/g, " $1").toLowerCase() : key);

/**
 * Whether a number with a key is a year, rather than how many there are of something.
 * @param {string} key
 */
const isYear = (key) => /^(year|from|to|lastBefore|firstAfter)$|^year[A-Z]|Year$/.test(key);

/**
 * Whether a text with a key is a date in EDTF.
 * @param {string} key
 */
export const isTime = (key) => /^(period|span|when|published|born|died)$|Period$/.test(key);

/**
 * Brings a figure into the picture, now or when it is there.
 * @param {string} id
 */
export function lookAtFigure(id) {
  const f = figureOf(id);
  if (f === undefined) change(true, () => setChosen(id));
  else choose(f);
}

/**
 * @param {string} id
 * @param {string} name
 */
export function figureButton(id, name) {
  const button = html("button", { type: "button", class: "name", dir: "auto" }, name);
  button.addEventListener("click", () => lookAtFigure(id));
  return button;
}

/**
 * @param {any} value
 * @param {string} key
 */
function leaf(value, key) {
  if (typeof value === "number" && Number.isInteger(value) && isYear(key)) return spokenYear(value);
  if (value === null || value === undefined) return "–";
  if (isSign(key) && [-1, 0, 1].includes(value)) return t("sign." + value);
  if (typeof value === "number") return number(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (isTime(key)) return html("span", { dir: "auto" }, spoken(String(value)));
  return html("span", { dir: "auto" }, String(value));
}

/**
 * Whether a cell is a number that is read as one: a sign is a word.
 * @param {any} value
 * @param {string} key
 */
const isCount = (value, key) => typeof value === "number" && !isSign(key);
const isSign = (/** @type {string} */ key) => /^sign(Before|After)?$/.test(key);

/** @param {any} value */
const isNamed = (value) => value && typeof value === "object" && typeof value.id === "string" && typeof value.name === "string";
/**
 * Whether a value is a figure and nothing more, which a button with its name tells whole.
 * @param {any} value
 */
const isFigure = (value) => isNamed(value) && Object.keys(value).length === 2;
/** @param {any} value */
const isFlat = (value) => value === null || typeof value !== "object" || isFigure(value)
  || (Array.isArray(value) && value.length <= 12 && value.every((one) => one === null || typeof one !== "object" || isFigure(one)));

/** Lists of ids of figures. */
const listsOfFigures = new Set(["circle", "joined", "left", "coalitions", "members", "present"]);

/**
 * A cell.
 * @param {any} value
 * @param {string} [key] what it is of
 * @returns {any}
 */
function cell(value, key = "") {
  if (isFigure(value)) return figureButton(value.id, value.name);
  if (Array.isArray(value) && value.length && value.every(isFigure)) {
    return html("span", {}, ...value.flatMap((one, i) => [i ? ", " : "", figureButton(one.id, one.name)]));
  }
  // Of figures some answers have the ids alone.
  if (Array.isArray(value) && value.length && listsOfFigures.has(key) && value.every((id) => figureOf(id) !== undefined)) {
    return cell(value.map((id) => ({ id, name: figureName(id) })));
  }
  if (Array.isArray(value)) {
    return html("span", { dir: "auto" }, value.map((one) => (typeof one === "number" ? leaf(one, key) : String(one))).join(", ") || "–");
  }
  return leaf(value, key);
}

/**
 * What an editor puts at the end of a row, such as a button to change it.
 * @type {((row: any) => any) | null}
 */
let rowExtra = null;
/** @param {(row: any) => any} extra */
export const endRowsWith = (extra) => { rowExtra = extra; };

/**
 * Figures that are told by their ids and their names beside those.
 * @param {string[]} ids
 * @param {string[]} names
 */
export const figuresOf = (ids, names) => ids.map((id, i) => ({ id, name: names[i] }));

/**
 * A row whose figures are told by their ids and their names, with the figures themselves.
 * @param {any} row
 */
function withFigures(row) {
  const { figures: ids, names, ...rest } = row;
  const isPair = [ids, names].every((list) => Array.isArray(list) && list.every((one) => typeof one === "string")) && ids.length === names.length;
  return isPair ? { figures: figuresOf(ids, names), ...rest } : row;
}

/**
 * A list of things of one sort, as a table; what is in them again, under it.
 * @param {any[]} rows
 */
export function table(rows) {
  const hasFigures = rows.every(isNamed);
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  // Of whom and of when it is stands first.
  const columns = [...leading.filter((key) => keys.includes(key)), ...keys.filter((key) => !leading.includes(key))]
    .filter((key) => rows.some((row) => isFlat(row[key]) && row[key] !== undefined) && !(hasFigures && key === "id"));
  const nested = keys.filter((key) => !columns.includes(key) && !(hasFigures && key === "id"));
  const extras = rows.slice(0, mostRows).map((row) => (rowExtra ? rowExtra(row) : null)), hasExtras = extras.some(Boolean);
  const body = rows.slice(0, mostRows).map((row, i) => html("tr", {}, ...columns.map((key) => html("td", isCount(row[key], key) ? { class: "number" } : {},
    ["source", "target"].includes(key) && figureOf(row[key]) !== undefined ? figureButton(row[key], figureName(row[key]))
      : hasFigures && key === "name" ? figureButton(row.id, row.name) : isFlat(row[key]) ? cell(row[key], key) : html("details", {}, html("summary", {}, "…"), shown(row[key], 2)))),
    nested.length ? html("td", {}, ...nested.filter((key) => row[key] !== undefined && !(Array.isArray(row[key]) && !row[key].length))
      .map((key) => html("details", {}, html("summary", {}, words(key)), shown(row[key], 2)))) : null,
    hasExtras ? html("td", {}, extras[i]) : null));
  return html("div", { class: "scrolled", tabindex: 0, role: "group", "aria-label": t("tableOfAnswer") }, html("table", {},
    html("thead", {}, html("tr", {}, ...columns.map((key) => html("th", { scope: "col", class: rows.every((row) => isCount(row[key] ?? 0, key)) ? "number" : null }, words(key))), nested.length ? html("th", { scope: "col" }, t("more")) : null,
      hasExtras ? html("th", { scope: "col" }, t("edit")) : null)),
    html("tbody", {}, ...body)),
    rows.length > mostRows ? html("p", { class: "quiet" }, t("rowsMore", { count: rows.length - mostRows })) : null);
}
const mostRows = 200, leading = ["rank", "period", "measure", "name", "figures", "kind", "source", "target", "when"];

/**
 * What is to be said of an answer as a whole.
 * @param {any} data
 */
export const notesOf = (data) => (data.notes ?? []).map((/** @type {string} */ note) => html("p", { class: "note" }, note));

/**
 * An answer, or a part of it.
 * @param {any} value
 * @param {number} [level] of headings
 * @param {string} [of] what it is told of: how many are dated by year, month and day are counts by the names of those
 * @returns {any}
 */
export function shown(value, level = 0, of = "") {
  if (isFlat(value)) return html("p", {}, cell(value));
  if (Array.isArray(value)) {
    if (value.every((one) => one !== null && typeof one === "object" && !Array.isArray(one))) return table(value.map(withFigures));
    return html("ul", {}, ...value.map((one) => html("li", {}, isFlat(one) ? cell(one, of) : shown(one, level + 1, of))));
  }
  // That nothing is dated coarsely, or too coarsely, goes without saying.
  const entries = Object.entries(value).filter(([key, one]) => !(key === "coarse" && one === 0));
  const flat = entries.filter(([key, one]) => isFlat(one) && !(Array.isArray(one) && !one.length) && key !== "notes");
  const rest = entries.filter(([key, one]) => !isFlat(one) && key !== "notes" && !(Array.isArray(one) && !one.length));
  return html("div", {},
    ...notesOf(value),
    flat.length ? html("dl", {}, ...flat.flatMap(([key, one]) => [html("dt", {}, words(key)), html("dd", {}, cell(one, of === "dated" ? "count" : key))])) : null,
    ...rest.flatMap(([key, one]) => [html(level === 0 ? "h3" : "h4", {}, words(key)), shown(one, level + 1, key)]));
}

/**
 * The command line that gives the same, to copy.
 * @param {string} command
 */
export function commandLine(command) {
  if (!command) return null;
  const code = html("code", { dir: "ltr" }, command);
  return html("p", { class: "command" }, html("span", { class: "quiet" }, t("sameByCommand")), " ", code, " ", copyButton(t("copy"), () => code));
}
