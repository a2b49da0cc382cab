// @ts-check
// Any answer of the interface, to be read: figures as buttons, lists as tables.
import { spoken, spokenYear } from "./dates.js";
import { copyButton } from "./copy.js";
import { html } from "./dom.js";
import { germanValues } from "./hints-de.js";
import { figureOf } from "./model.js";
import { areNamed, figureName } from "./names.js";
import { asOnThePage } from "./options.js";
import { language, number, t, textOr } from "./texts.js";
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

/** @type {Record<string, Record<string, string>>} */
const saidValues = { de: germanValues };

/**
 * A value that an option may have, in the page's words; as the command has it where the page has none for it.
 * @param {string} name of the option
 * @param {string} value
 */
export function valueInWords(name, value) {
  if (["measure", "size-by"].includes(name)) return words(value);
  if (["by", "unit"].includes(name)) return textOr("unit." + value, value);
  if (name === "page") return textOr("page." + value, value);
  return saidValues[language.tag]?.[`${name}.${value}`] ?? value;
}

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
 * A number with the sign of minus; nothing is neither more nor less.
 * @param {number} value
 */
const withMinus = (value) => number(value).replace(/^-(?=.*[1-9])/, "−").replace(/^-/, "");
/**
 * A number to four places that tell something.
 * @param {number} value
 */
export const rounded = (value) => withMinus(Number(value.toPrecision(4)));

/**
 * @param {any} value
 * @param {string} key
 */
function leaf(value, key) {
  if (typeof value === "number" && Number.isInteger(value) && isYear(key)) return spokenYear(value);
  if (value === null || value === undefined) return "–";
  if (isSign(key) && [-1, 0, 1].includes(value)) return t("sign." + value);
  if (typeof value === "number") return Number.isInteger(value) ? withMinus(value) : rounded(value);
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (isTime(key)) return html("span", { dir: "auto" }, spoken(String(value)));
  if (options.has(key)) return html("span", {}, valueInWords(key, String(value)));
  return html("span", { dir: "auto" }, String(value));
}

/** Keys of answers that are called as the options that they repeat. */
const options = new Set(["among", "cells", "doubt", "measure", "method", "ties", "unit"]);

/** What goes without saying where something else is told: a year where the time is. */
const impliedBy = /** @type {Record<string, string>} */ ({
  year: "period", unit: "period", from: "period", to: "period", firstYear: "firstPeriod", lastYear: "lastPeriod",
  fromYear: "fromPeriod", toYear: "toPeriod", yearOfFewestHops: "periodOfFewestHops",
});
/** What says nothing where there is none: it was not asked for, or not needed. */
const optional = new Set([
  "estimate", "meanDistanceEstimate", "efficiencyEstimate", "groups", "kinds", "portfolios", "stoppedBy", "worlds",
  "null",
]);

/**
 * Whether a part of an answer tells its reader something.
 * @param {any} value the answer
 * @param {string} key of the part
 */
function isToldBy(value, key) {
  const one = value[key];
  if (one === undefined || (Array.isArray(one) && !one.length) || (one === null && optional.has(key))) return false;
  // That nothing is dated coarsely, or too coarsely, goes without saying.
  return !(key === "coarse" && one === 0) && !(impliedBy[key] in value && (typeof one === "number" || key === "unit"));
}

/**
 * Whether a cell is a number that is read as one: a sign is a word.
 * @param {any} value
 * @param {string} key
 */
const isCount = (value, key) => typeof value === "number" && !isSign(key);
const isSign = (/** @type {string} */ key) => /^sign(Before|After)?$/.test(key);

/** @param {any} value */
const isNamed = (value) => value && typeof value === "object"
  && typeof value.id === "string" && typeof value.name === "string";
/**
 * Whether a value is a figure and nothing more, which a button with its name tells whole.
 * @param {any} value
 */
const isFigure = (value) => isNamed(value) && Object.keys(value).length === 2;
/** @param {any} value */
const isSingle = (value) => value === null || typeof value !== "object" || isFigure(value);
/**
 * Whether a value is told in a cell.
 * @param {any} value
 */
const isFlat = (value) => isSingle(value) || (Array.isArray(value) && value.length <= 12 && value.every(isSingle));

/** Lists of ids of figures. */
const listsOfFigures = new Set([
  "circle", "joined", "left", "coalitions", "components", "strongComponents", "swing", "members", "present",
]);

/**
 * Figures one after another. The comma is in the button, or it would stand beside a name of several lines.
 * @param {any[]} all
 * @param {(one: any) => string} [after] what is told of one behind its name
 */
export const namesOf = (all, after = () => "") => all.flatMap((one, i) => {
  const button = figureButton(one.id, one.name), said = after(one);
  // Where names have commas of their own, those can't stand between them.
  const mark = i === all.length - 1 ? "" : all.some(({ name }) => name.includes(",")) ? ";" : ",";
  if (!said && mark) button.append(html("span", { class: "mark", "aria-hidden": "true" }, mark));
  return [i ? " " : "", button, said ? html("small", { dir: "auto" }, " " + said + mark) : ""];
});

/**
 * The figures of a tie.
 * @param {any[]} figures
 */
export function pairOf(figures) {
  if (figures.length !== 2) return namesOf(figures);
  const [first, second] = figures.map(({ id, name }) => figureButton(id, name));
  return [html("span", { class: "first" }, first, " –"), " ", second];
}

/**
 * A cell.
 * @param {any} value
 * @param {string} [key] what it is of
 * @returns {any}
 */
function cell(value, key = "") {
  if (isFigure(value)) return figureButton(value.id, value.name);
  if (!Array.isArray(value)) return leaf(value, key);
  if (value.length && value.every(isFigure)) {
    return key === "figures" ? html("span", { class: "pair" }, ...pairOf(value)) : html("span", {}, ...namesOf(value));
  }
  // Of figures some answers have the ids alone.
  if (value.length && listsOfFigures.has(key) && value.every((id) => figureOf(id) !== undefined)) {
    return cell(value.map((id) => ({ id, name: figureName(id) })));
  }
  const texts = value.map((one) => (typeof one === "number" ? leaf(one, key) : String(one)));
  return html("span", { dir: "auto" }, texts.join(", ") || "–");
}

/**
 * What an editor puts at the end of a row, such as a button to change it.
 * @type {((row: any) => any) | null}
 */
let rowExtra = null;
/** @param {any} row */
export const rowEnd = (row) => (rowExtra ? rowExtra(row) : null);
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
  return areNamed(ids, names) ? { figures: figuresOf(ids, names), ...rest } : row;
}

/**
 * What the columns of a table are: those that stand by themselves, those whose cells are numbers, and what is nested
 * in a row; whether rows are of figures, and whether they are claims.
 * @typedef {{ columns: string[], counts: Set<string>, nested: string[], hasFigures: boolean,
 *   isClaim: boolean }} Columns
 */

/**
 * The columns that tell something.
 * @param {any[]} all
 * @returns {Columns}
 */
function columnsOf(all) {
  const hasFigures = all.every(isNamed);
  const keys = [...new Set(all.flatMap((row) => Object.keys(row)))];
  const told = keys.filter((key) => all.some((row) => isToldBy(row, key)) && !(hasFigures && key === "id"));
  // Of whom and of when it is stands first.
  const ordered = [...leading.filter((key) => told.includes(key)), ...told.filter((key) => !leading.includes(key))];
  const columns = ordered.filter((key) => all.some((row) => isFlat(row[key]) && row[key] !== undefined));
  return {
    columns, hasFigures, nested: told.filter((key) => !columns.includes(key)),
    counts: new Set(columns.filter((key) => all.every((row) => isCount(row[key] ?? 0, key)))),
    isClaim: told.includes("source") && told.includes("target"),
  };
}

/**
 * What is nested in a row, to be opened.
 * @param {string} title
 * @param {any} value
 * @param {string} key
 */
const opened = (title, value, key) => html("details", {}, html("summary", {}, title), shown(value, 2, key));

/** The columns of a claim in which figures are. */
const ends = ["source", "target"];

/**
 * What stands in a cell of a row.
 * @param {any} row
 * @param {string} key
 * @param {Columns} columns
 */
function content(row, key, { isClaim, hasFigures }) {
  const value = row[key];
  if (isClaim && ends.includes(key) && figureOf(value) !== undefined) return figureButton(value, figureName(value));
  if (hasFigures && key === "name") return figureButton(row.id, row.name);
  return isFlat(value) ? cell(value, key) : opened("…", value, key);
}

/**
 * The row that names the columns.
 * @param {Columns} columns
 * @param {boolean} hasExtras
 */
function headOf({ columns, counts, nested, isClaim }, hasExtras) {
  const head = (/** @type {string} */ text, isNumber = false) =>
    html("th", { scope: "col", class: isNumber ? "number" : null }, text);
  // Of a claim, the source is whom it begins with.
  const title = (/** @type {string} */ key) => words(isClaim && ends.includes(key) ? key + "Figure" : key);
  return html("thead", {}, html("tr", {}, ...columns.map((key) => head(title(key), counts.has(key))),
    nested.length ? head(t("more")) : null, hasExtras ? head(t("edit")) : null));
}

/**
 * A list of things of one sort, as a table, of which the first rows are shown and the others can be opened; what is in
 * them again, at the end of each row.
 * @param {any[]} all
 * @param {number} [count] of rows that are shown
 */
export function table(all, count = 30) {
  const told = columnsOf(all);
  const { columns, counts, nested } = told;
  const extras = new Map(all.map((row) => [row, rowEnd(row)]));
  const hasExtras = [...extras.values()].some(Boolean);
  const cellOf = (/** @type {any} */ row, /** @type {string} */ key) =>
    html("td", counts.has(key) || isCount(row[key], key) ? { class: "number" } : {}, content(row, key, told));
  const within = (/** @type {any} */ row) =>
    nested.filter((key) => isToldBy(row, key)).map((key) => opened(words(key), row[key], key));
  const line = (/** @type {any} */ row) => html("tr", {}, ...columns.map((key) => cellOf(row, key)),
    nested.length ? html("td", {}, ...within(row)) : null,
    hasExtras ? html("td", {}, extras.get(row)) : null);
  const show = (/** @type {any[]} */ rows) =>
    html("div", { class: "scrolled", tabindex: 0, role: "group", "aria-label": t("tableOfAnswer") },
      html("table", {}, headOf(told, hasExtras), html("tbody", {}, ...rows.map(line))));
  return html("div", {}, ...begun(all, count, show));
}
const leading = ["rank", "period", "measure", "name", "figures", "kind", "source", "target", "when"];

/**
 * What is to be said of an answer as a whole.
 * @param {any} data
 */
export const notesOf = (data) => (data.notes ?? [])
  .map((/** @type {string} */ note) => html("p", { class: "note" }, asOnThePage(note)));

/**
 * What can be opened, and is made when it is.
 * @param {string} title
 * @param {() => any[]} make
 * @param {Record<string, string>} [attributes]
 */
export function folded(title, make, attributes = {}) {
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
export function begun(all, count, show) {
  if (all.length <= count * 1.25) return [show(all)];
  const more = t("answer.more", { count: number(all.length - count) });
  return [show(all.slice(0, count)), folded(more, () => [show(all.slice(count))])];
}

/**
 * An answer, or a part of it.
 * @param {any} value
 * @param {number} [level] of headings
 * @param {string} [of] what it is told of: how many are dated by year, month and day are counts by the names of those
 * @returns {any}
 */
export function shown(value, level = 0, of = "") {
  if (isFlat(value)) return html("p", {}, cell(value, of));
  if (Array.isArray(value)) {
    const areIDs = listsOfFigures.has(of) && value.every((one) => typeof one === "string");
    if (areIDs) return html("p", {}, cell(value, of));
    const areRows = value.every((one) => one !== null && typeof one === "object" && !Array.isArray(one));
    if (areRows) return table(value.map(withFigures));
    const item = (/** @type {any} */ one) => (isFlat(one) ? cell(one, of) : shown(one, level + 1, of));
    return html("ul", {}, ...value.map((one) => html("li", {}, item(one))));
  }
  const entries = Object.entries(value).filter(([key]) => key !== "notes" && isToldBy(value, key));
  const flat = entries.filter(([, one]) => isFlat(one));
  const rest = entries.filter(([, one]) => !isFlat(one));
  const heading = level === 0 ? "h3" : "h4";
  const pairs = flat.flatMap(([key, one]) =>
    [html("dt", {}, words(key)), html("dd", {}, cell(one, of === "dated" ? "count" : key))]);
  return html("div", {}, ...notesOf(value), flat.length ? html("dl", {}, ...pairs) : null,
    ...rest.flatMap(([key, one]) => [html(heading, {}, words(key)), shown(one, level + 1, key)]));
}

/**
 * The command line that gives the same, to copy.
 * @param {string} command
 */
export function commandLine(command) {
  if (!command) return null;
  // Whoever runs it reads the answer, where the page was given it for a program.
  const code = html("code", { dir: "ltr" }, command.replace(/ --format=json$/, ""));
  return html("p", { class: "command" }, html("span", { class: "quiet" }, t("sameByCommand")), " ", code, " ",
    copyButton(t("copy"), () => code));
}
