// @ts-check
// What the rows of a store are made of: the forms that add, amend and merge them, and their fields.
import { hasText, t } from "./texts.js";

/** What no row can be without. An id is made of what it is called, where nobody writes one. */
export const needed = new Set(["kind", "source", "target", "when", "name", "title", "figure", "into"]);
/** What a new row's id is made of, by the form. */
export const naming = /** @type {Record<string, string>} */ ({ "add-figure": "name", "add-source": "title" });

/** A field of an edit: its name, whether it is an argument by its place, and how it is completed. */
const relationshipFields = [
  ["kind", true, "kinds"], ["source", true, "figures"], ["target", true, "figures"], ["when", true],
  ["post"], ["weight"], ["confidence"], ["citation"], ["note"],
];
const figureFields = [["id", true], ["name", true], ["born"], ["died"], ["label"]];
const sourceFields = [["id", true], ["title", true], ["author"], ["published"], ["url"]];

/**
 * The forms: the command of the store, its fields, and for what exists already which of its fields name it.
 * @type {Record<string, { fields: any[][], of?: string }>}
 */
export const forms = {
  add: { fields: [...relationshipFields, ["id"]] },
  "add-figure": { fields: figureFields },
  "add-source": { fields: sourceFields },
  amend: { fields: relationshipFields.map(([name, , how]) => [name, false, how]), of: "id" },
  "amend-figure": { fields: figureFields.slice(1).map(([name]) => [name]), of: "figure" },
  "amend-source": { fields: sourceFields.slice(1).map(([name]) => [name]), of: "source" },
  "merge-figures": { fields: [["figure", true, "figures", "duplicate"], ["into", true, "figures", "kept"]] },
  "merge-sources": { fields: [["source", true, null, "duplicate"], ["into", true, null, "kept"]] },
};

/**
 * The columns that a row has beside those of its form, which a chronicle may have of its own.
 * @param {string} command
 * @param {Record<string, any>} row
 */
export function furtherColumns(command, row) {
  const known = new Set(["id", ...forms[command].fields.map(([name]) => name)]);
  return Object.keys(row).filter((name) => !known.has(name));
}

/**
 * What is said of a field, if anything.
 * @param {string} name
 */
export const hinted = (name) => (hasText("hint." + name) ? { description: t("hint." + name), isOwn: true } : {});

/**
 * What is wrong with the number in a field, in the page's words; null of a field that is of none.
 * @param {string} name
 * @param {string} text
 */
export const numberFault = (name, text) => (!["weight", "confidence"].includes(name) ? null
  : /^\d+,\d+$/.test(text) ? t("withPoint", { text: text.replace(",", "."), typed: text }) : t("number." + name));

/**
 * An id made of a name: letters and digits of ASCII, and hyphens between them; of a name in other letters in those.
 * @param {string} name
 */
export function idOf(name) {
  const unmarked = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const simple = unmarked.replace(/[øæœßłđðþı]/g, (letter) => plain[letter]);
  return joined(simple, /[^a-z0-9]+/g) || joined(name.toLowerCase(), /[^\p{L}\p{M}\p{N}]+/gu);
}
const plain = /** @type {Record<string, string>} */ ({
  ø: "o", æ: "ae", œ: "oe", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i",
});

/**
 * A text with hyphens in place of others than its letters, as long as an id may well be.
 * @param {string} text
 * @param {RegExp} others
 */
const joined = (text, others) => [...text.replace(others, "-")].slice(0, 40).join("").replace(/^-|-$/g, "");

/** The forms that add what a relationship names and the chronicle has not, by what `validate` calls that. */
export const remedies = /** @type {Record<string, string>} */ ({
  "unknown-figure": "add-figure", "unknown-citation": "add-source",
});

/**
 * What a form begins with that adds what is named somewhere: a source is cited by its id, unless somebody wrote its
 * title.
 * @param {string} command
 * @param {string} text
 * @returns {Record<string, string>}
 */
export const addition = (command, text) => (command === "add-figure" ? { id: idOf(text), name: text }
  : /\s/.test(text) ? { id: idOf(text), title: text } : { id: text, title: "" });
