// @ts-check
// Dates in the reader's language.
import { language, t } from "./texts.js";

const formats = [
  { year: "numeric" }, { year: "numeric", month: "long" }, { year: "numeric", month: "long", day: "numeric" },
];

/**
 * One date in EDTF; null where it is more than a year, a month or a day.
 * @param {string} text
 */
function spokenDate(text) {
  const parts = /^(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?([?~%]?)$/.exec(text);
  if (!parts) return null;
  const [, year, month, day, doubt] = parts;
  const fields = [Number(year), month ? Number(month) - 1 : 0, day ? Number(day) : 1];
  const date = new Date(Date.UTC(2000, fields[1], fields[2]));
  date.setUTCFullYear(fields[0]);
  const era = fields[0] < 1 ? { era: "short" } : {};
  // In English as pictures and tables have dates: the day before the month.
  const format = new Intl.DateTimeFormat(language.tag === "en" ? "en-GB" : language.tag,
    /** @type {any} */ ({ timeZone: "UTC", ...formats[day ? 2 : month ? 1 : 0], ...era }));
  // Years before 1 are called in pictures and tables as here.
  const inWords = () => format.formatToParts(date).map(({ type, value }) => (type === "era" ? t("era") : value)).join("");
  const spoken = month || fields[0] < 1 ? inWords() : String(fields[0]);
  return { "": spoken, "?": spoken + "?", "~": t("about", { date: spoken }), "%": t("about", { date: spoken }) + "?" }[doubt] ?? spoken;
}

/**
 * The first and the last year of a decade or more years. Year 0 is of those that are written without a sign.
 * @param {string} text with X for its last digits
 */
export function yearsOfGroup(text) {
  const [from, to] = ["0", "9"].map((digit) => Number(text.replaceAll("X", digit))).sort((a, b) => a - b);
  return [from, text.startsWith("-") && to === 0 ? -1 : to];
}

/**
 * A season, a quarter, or a decade and more years that EDTF has one text for; null for anything else.
 * @param {string} text
 */
function spokenGroup(text) {
  const part = /^(-?\d{4})-(2[1-9]|3[0-6])$/.exec(text);
  if (part) return t("part." + part[2], { year: spokenYear(Number(part[1])) });
  if (!/^-?(?=.{4}$)\d+X+$/.test(text)) return null;
  const [from, to] = yearsOfGroup(text);
  if (/\dX$/.test(text) && from >= 10) return t("decadeOf", { year: from });
  return from > 0 ? from + "–" + to : t("fromTo", { from: spokenYear(from), to: spokenYear(to) });
}

/**
 * A year as EDTF has it.
 * @param {number} year numbered astronomically, so 0 is 1 BCE
 */
export const yearKey = (year) => (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");

/**
 * A year as people say it.
 * @param {number} year
 */
export const spokenYear = (year) => spokenDate(yearKey(year)) ?? String(year);

/**
 * Several dates, of which one or all are meant; null for anything else.
 * @param {string} text
 */
function spokenSet(text) {
  const [, open, inside] = /^([[{])([^[\]{}/]+)[\]}]$/.exec(text) ?? [];
  if (!inside) return null;
  const said = (/** @type {string} */ date) => spokenDate(date) ?? spokenGroup(date) ?? date;
  const dates = inside.split(",").map((part) => {
    const [from, to] = part.trim().split("..");
    if (to === undefined) return said(from);
    return from && to ? t("fromTo", { from: said(from), to: said(to) }) : from ? t("since", { date: said(from) }) : t("until", { date: said(to) });
  });
  return t(open === "[" ? "oneOf" : "allOf", { dates: dates.join(", ") });
}

/**
 * A date, an interval or a set of dates in EDTF as people say it.
 * @param {string} edtf
 * @returns {string}
 */
export function spoken(edtf) {
  if (!edtf) return "";
  const set = spokenSet(edtf);
  if (set !== null) return set;
  const ends = edtf.split("/");
  if (ends.length === 1) return spokenDate(edtf) ?? spokenGroup(edtf) ?? edtf;
  if (ends.length !== 2) return edtf;
  const [from, to] = ends.map((end) => (end === "" || end === ".." ? end : spokenDate(end) ?? spokenGroup(end)));
  if (from === null || to === null) return edtf;
  // Without a date at either end.
  if (/^(\.\.)?$/.test(from) && /^(\.\.)?$/.test(to)) return t(from === ".." && to === ".." ? "always" : "undated");
  if (to === "..") return t("since", { date: from });
  if (to === "") return t("fromOnEndUnknown", { date: from });
  if (from === "..") return t("until", { date: to });
  if (from === "") return t("untilBeginningUnknown", { date: to });
  return t("fromTo", { from, to });
}
