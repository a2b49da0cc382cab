// @ts-check
// Fields of forms, made from what the interface's description says of a parameter.
import { ask, Refusal } from "./api.js";
import { html } from "./dom.js";
import { germanHints } from "./hints-de.js";
import { asOnThePage, optionName } from "./options.js";
import { valueInWords } from "./result.js";
import { language, t } from "./texts.js";

let number = 0;
/** @type {Record<string, Record<string, string>>} */
const hints = { de: germanHints };
/** So many things to choose from are shown at once. */
const mostShown = 12;

/**
 * What is said of an option beside what there is to choose from, which stands there already.
 * @param {string | null} description
 */
export const hintOf = (description) => (description ?? "").replace(/\s*One of: .*$/, "");

/**
 * A value to be chosen, in the page's words: with the command's own behind them, which what is said of the option names.
 * @param {string} name of the option
 * @param {string} value
 */
function choiceOf(name, value) {
  const said = valueInWords(name, value);
  return said === value || ["measure", "size-by", "by", "page"].includes(name) ? said : `${said} (${value})`;
}

/**
 * A field with its label and what it means.
 * @param {any} parameter of the description
 * @param {string} value
 * @param {string | string[][] | null} [choices] pairs of a value and its text, of which several may be chosen; "figures" for
 *   completion by figures
 */
export function field(parameter, value, choices = null) {
  number += 1;
  const { name, description, schema = {} } = parameter, id = "field-" + number, hint = id + "-hint";
  const label = optionName(parameter.label ?? name);
  const values = schema.enum ?? schema.items?.enum;
  const said = values ? hintOf(description) : description;
  const shared = { id, name, "aria-describedby": said ? hint : null };
  // What the command says of it is in English, unless the page's language has it too.
  const translated = parameter.isOwn ? said : hints[language.tag]?.[said];
  const about = said ? html("small", { id: hint, class: "quiet", lang: translated ? null : "en" }, asOnThePage(translated ?? said)) : null;
  if (schema.type === "boolean") {
    return html("div", { class: "field" },
      html("label", {}, html("input", { type: "checkbox", ...shared, value: "true", checked: value === "true" }), label), about);
  }
  // Several of a list may be chosen, each named by itself.
  const isRepeated = schema.type === "array" && values && choices === null;
  if (isRepeated) choices = values.map((/** @type {string} */ one) => [one, choiceOf(name, one)]);
  if (Array.isArray(choices)) {
    const chosen = new Set(value.split(",").map((one) => one.trim()));
    const group = html("fieldset", { class: "field" + (isRepeated ? " several" : ""), "data-name": name, "data-repeated": isRepeated || name === "without-source" || null }, html("legend", {}, label),
      ...choices.map(([one, text]) => html("label", {}, html("input", { type: "checkbox", value: one, checked: chosen.has(one) }), text)), about);
    // A long list is opened by who wants another than the usual.
    return choices.length <= mostShown ? group : html("details", { open: value !== "" }, html("summary", {}, label), group);
  }
  if (values) {
    return html("div", { class: "field" }, html("label", { for: id }, label),
      html("select", { ...shared, required: parameter.required || null }, html("option", { value: "" }, schema.blank ?? t(parameter.required ? "choose" : "unlessTold")),
        ...values.map((/** @type {string} */ one) => html("option", { value: one, selected: one === value }, choiceOf(name, one)))), about);
  }
  const input = html("input", { type: "text", ...shared, value, required: parameter.required || null, pattern: parameter.required ? ".*\\S.*" : null, dir: "auto", autocomplete: "off", "data-several": schema.type === "array" || null });
  const isFigure = choices === "figures" || ["figure", "other", "figures"].includes(name);
  return html("div", { class: "field" }, html("label", { for: id }, label), isFigure ? completed(input, id) : input, about);
}

/**
 * An input that is completed by figures, the last of several.
 * @param {any} input
 * @param {string} id
 */
function completed(input, id) {
  const list = html("datalist", { id: id + "-list" });
  input.setAttribute("list", list.id);
  input.addEventListener("input", async () => {
    const parts = input.value.split(","), last = parts.pop().trim();
    if (last.length < 2) return;
    try {
      const { data } = await ask("figures", [["name", last]]);
      const found = data.figures ?? data;
      list.replaceChildren(...found.slice(0, 12).map((/** @type {any} */ one) =>
        html("option", { value: [...parts, one.id].join(",") }, one.name)));
    } catch { list.replaceChildren(); }
  });
  const both = document.createDocumentFragment();
  both.append(input, list);
  return both;
}

/**
 * Says beside a field what is wrong with it.
 * @param {any} input
 * @param {string} message
 * @param {...any} more what can be done about it
 */
export function fault(input, message, ...more) {
  const said = html("small", { class: "error", role: "alert", id: input.id + "-error" }, message);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `${input.id}-hint ${said.id}`);
  input.closest(".field").append(said, ...more);
  input.closest("details")?.setAttribute("open", "");
}

/**
 * Takes back what was said beside the fields of a form.
 * @param {any} form
 */
export function clearFaults(form) {
  for (const one of form.querySelectorAll(".field :is(.error, .note, button)")) one.remove();
  for (const one of form.querySelectorAll("[aria-invalid]")) {
    one.removeAttribute("aria-invalid");
    one.setAttribute("aria-describedby", one.id + "-hint");
  }
}

/**
 * Brings what is wrong into sight, for whoever wanted to go on: a field by its focus.
 * @param {any} form
 * @param {any} [other] what is shown where it is of no field
 */
export function showFault(form, other) {
  const wrong = form.querySelector("[aria-invalid]");
  (wrong ?? other).scrollIntoView({ block: "center" });
  wrong?.focus({ preventScroll: true });
}

/**
 * The field that a refusal is about: the one that it names, or whose text it quotes; nothing where it is about none.
 * @param {any} form
 * @param {unknown} error
 */
export function faultyIn(form, error) {
  if (!(error instanceof Refusal)) return null;
  const inputs = [...form.querySelectorAll("input[type=text][name]")];
  // As the command begins with it: --top is -1; expected 1 or more.
  const option = error.told.option ?? /^--([a-z-]+)(?: is |: )/.exec(error.message)?.[1];
  const isQuoted = (/** @type {string} */ text) => text !== "" && error.message.includes(`'${text}'`);
  return inputs.find(({ name }) => name === option)
    ?? inputs.find(({ value }) => [value, ...value.split(",")].some((text) => isQuoted(text.trim())));
}

/**
 * What the fields of a form say of a query, by their names: of an option that is there several times all of them.
 * @param {[string, string][]} query
 * @returns {Map<string, string>}
 */
export function fieldsOf(query) {
  const fields = /** @type {Map<string, string>} */ (new Map());
  for (const [name, text] of query) {
    const before = fields.get(name);
    // Conditions have commas of their own; all of them have to be met.
    fields.set(name, before === undefined ? text : name === "where" ? `(${before}) and (${text})` : `${before},${text}`);
  }
  return fields;
}

/**
 * What a form says, as a query.
 * @param {any} form
 * @returns {[string, string][]}
 */
export function valuesOf(form) {
  /** @type {[string, string][]} */ const values = [];
  for (const one of form.querySelectorAll("input[name], select[name], textarea[name]")) {
    if (one.type === "checkbox" ? !one.checked : one.value.trim() === "") continue;
    // Several ids stand with commas between them, where a name may have one in it.
    const parts = one.value.split(",").map((/** @type {string} */ part) => part.trim());
    const isSeveral = one.dataset.several && !parts.some((/** @type {string} */ part) => /\s/.test(part));
    values.push(...(isSeveral ? parts.filter(Boolean) : [one.value.trim()]).map((/** @type {string} */ text) => /** @type {[string, string]} */ ([one.name, text])));
  }
  for (const group of form.querySelectorAll("fieldset[data-name]")) {
    const chosen = [...group.querySelectorAll("input:checked")].map((box) => box.value);
    if (!chosen.length) continue;
    // Sources are named one by one, kinds in a list.
    if (group.dataset.repeated) values.push(...chosen.map((one) => /** @type {[string, string]} */ ([group.dataset.name, one])));
    else values.push([group.dataset.name, chosen.join(",")]);
  }
  return values;
}
