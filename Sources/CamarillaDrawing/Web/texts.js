// @ts-check
// What the page says, in the reader's language; each language is one file.
import { english } from "./texts-en.js";
import { german } from "./texts-de.js";
import { kept } from "./memory.js";

/** @type {{ tag: string, name: string, direction: string, inTime: (time: string) => string, texts: Record<string, any> }[]} */
const languages = [english, german];
const wanted = [new URLSearchParams(location.search).get("lang"), kept("camarilla-language"), ...navigator.languages];

/** The language in use: the first that is wanted and there is. */
export const language = wanted.map((tag) => languages.find((one) => one.tag === (tag || "").slice(0, 2).toLowerCase()))
  .find((found) => found) || languages[0];
export const languageNames = languages.map((one) => [one.tag, one.name]);

/**
 * A text with values in the places of their names in braces: t("figuresOf", { count: 3 }); of {in time} as the language says
 * when something is, which days have another word for than years. Of a text with forms for numbers, the form that the language has for `count`.
 * @param {string} key
 * @param {Record<string, any>} [values]
 * @returns {string}
 */
export const t = (key, values = {}) => piecesOf(key, values).join("");

/**
 * A text as a list of its parts, of which the values may be other than texts.
 * @param {string} key
 * @param {Record<string, any>} values
 * @returns {any[]}
 */
export function piecesOf(key, values) {
  /** @type {any} */
  let text = language.texts[key] ?? languages[0].texts[key] ?? key;
  if (typeof text !== "string") {
    text = text[new Intl.PluralRules(language.tag).select(values.count)] ?? text.other;
  }
  return text.split(/(\{(?:in )?\w+\})/).map((/** @type {string} */ piece) => {
    const [, asTime, name] = /^\{(in )?(\w+)\}$/.exec(piece) ?? [];
    return name === undefined ? piece : asTime && name in values ? language.inTime(String(values[name])) : values[name] ?? piece;
  });
}

/**
 * A text, or another where there is none of that name.
 * @param {string} key
 * @param {string} other
 */
export const textOr = (key, other) => (hasText(key) ? t(key) : other);
/** @param {string} key */
export const hasText = (key) => (language.texts[key] ?? languages[0].texts[key]) !== undefined;

/**
 * A text that differs by the unit of time.
 * @param {string} key
 * @param {string} unit
 * @param {Record<string, any>} [values]
 */
export const ofUnit = (key, unit, values) => t(key + "." + unit, values);

/** @param {number} value */
export const number = (value) => new Intl.NumberFormat(language.tag).format(value);

/**
 * Writes the texts of the elements that name them in data-t, and in data-t-ATTRIBUTE those of attributes.
 * @param {string} unit
 */
export function translate(unit) {
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.direction;
  const text = (/** @type {string} */ key) => (key.endsWith(".") ? t(key + unit) : t(key));
  for (const element of document.querySelectorAll("[data-t]")) {
    element.textContent = text(element.getAttribute("data-t") || "");
  }
  for (const attribute of ["aria-label", "title", "placeholder"]) {
    for (const element of document.querySelectorAll("[data-t-" + attribute + "]")) {
      element.setAttribute(attribute, text(element.getAttribute("data-t-" + attribute) || ""));
    }
  }
}
