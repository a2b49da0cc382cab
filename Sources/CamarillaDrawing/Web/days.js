// @ts-check
// The days that the keys of times stand for, so that times of different units can be compared.

import { yearsOfGroup } from "./dates.js";

const aDay = 86_400_000;

/**
 * The number of a day; months beyond December are those of the next year.
 * @param {number} year numbered astronomically
 * @param {number} month from 0
 * @param {number} [day]
 */
function dayNumber(year, month, day = 1) {
  const date = new Date(Date.UTC(2000, month, day));
  // Years before 100 are not those of the twentieth century.
  date.setUTCFullYear(year + Math.floor(month / 12), ((month % 12) + 12) % 12, day);
  return date.getTime() / aDay;
}

/** In EDTF seasons and quarters stand in the month's place: by that, the month they begin with, and how many they have. */
const partsOfYear = (/** @type {number} */ part) =>
  (part >= 21 && part <= 24 ? [2 + 3 * (part - 21), 3] : part >= 33 && part <= 36 ? [3 * (part - 33), 3] : [part - 1, 1]);

/**
 * The sign of a date, the digits of its year, its month or other part of the year, and its day; null where it is none.
 * @param {string} date
 */
const pieces = (date) => /^(-?)(?=[\dX]{4})(\d+X{0,2})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date)?.slice(1) ?? null;

/**
 * The unit of a key, as the explorer has it; null where the key names no time.
 * @param {string} key
 */
export function unitOf(key) {
  const found = pieces(key.split("/")[0]);
  if (!found) return null;
  const [, digits, part, day] = found;
  if (day) return "day";
  if (part) return Number(part) > 32 ? "quarter" : Number(part) > 20 ? "season" : "month";
  return digits.endsWith("XX") ? "century" : digits.endsWith("X") ? "decade" : "year";
}

/**
 * The first and the last day of a key's time, as numbers of days; null where it names no time.
 * @param {string} key a date in EDTF or an interval of two
 * @returns {[number, number] | null}
 */
export function daysOf(key) {
  const ends = key.split("/");
  if (ends.length === 2) {
    const [from, to] = ends.map(daysOf);
    return from && to ? [from[0], to[1]] : null;
  }
  const found = pieces(key);
  if (!found) return null;
  const [sign, digits, part, day] = found;
  if (digits.endsWith("X")) {
    const years = yearsOfGroup(sign + digits);
    return [dayNumber(years[0], 0), dayNumber(years[1] + 1, 0) - 1];
  }
  const year = Number(sign + digits);
  if (day) { const one = dayNumber(year, Number(part) - 1, Number(day)); return [one, one]; }
  const [month, count] = part ? partsOfYear(Number(part)) : [0, 12];
  return [dayNumber(year, month), dayNumber(year, month + count) - 1];
}

/**
 * The first and the last year of a key's time, numbered astronomically; no numbers where it names no time.
 * @param {string} key
 */
export const yearsOf = (key) => (daysOf(key) ?? [NaN, NaN]).map((day) => new Date(day * aDay).getUTCFullYear());

/**
 * The first and the last day on which a claim may hold, as numbers of days, as far as its date tells them.
 * @param {string} when in EDTF
 */
export function reachOf(when) {
  const ends = when.replace(/[?~%[\]{}]/g, "").split(/\.\.|[/,]/);
  return [daysOf(ends[0])?.[0] ?? -Infinity, daysOf(ends[ends.length - 1])?.[1] ?? Infinity];
}
