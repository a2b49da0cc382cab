// @ts-check
// The circle that everything is asked within, and which claims count.
import { ask, parametersOf } from "./api.js";
import { chronicle } from "./chronicle.js";
import { byId, html } from "./dom.js";
import { addressParts, decoded, slotNow } from "./state.js";
import { told } from "./fault.js";
import { clearFaults, fault, faultyIn, field, fieldsOf, showFault, valuesOf } from "./form.js";
import { figureName } from "./names.js";
import { t } from "./texts.js";
import { whenOpened } from "./tabs.js";
import { whenShown } from "./view.js";
import { visible } from "./visible.js";

/** The options that make it, in the command's words. */
export const cutOptions = [
  "around", "steps", "through", "only", "without", "where", "core", "largest", "kinds", "min-confidence", "certainty",
  "reading", "window", "approximation", "without-source", "isolated",
];

/** @type {[string, string][]} */ let options = [];
/**
 * The query that cuts an answer to the circle.
 * @returns {[string, string][]}
 */
export const cut = () => options;

/** @type {(() => void)[]} */ const watchers = [];
/** @param {() => void} watcher */
export const whenCut = (watcher) => { watchers.push(watcher); };

addressParts.push({
  write: () => (options.length ? ["cut=" + encodeURIComponent(new URLSearchParams(options).toString())] : []),
  read: (/** @type {(name: string) => string | null} */ value) => {
    const text = value("cut");
    options = text ? [...new URLSearchParams(decoded(text))].filter(([name]) => cutOptions.includes(name)) : [];
    sayCircle();
  },
});

/** The options that name several things, with commas between them. */
const lists = ["around", "only", "without", "kinds", "through", "without-source"];

/**
 * An option of the circle in words: figures and sources by their names, as far as the page knows them.
 * @param {[string, string]} option
 */
function inWords([name, value]) {
  const label = t("option." + name);
  if (value === "true") return label;
  // A condition may have commas of its own.
  if (!lists.includes(name)) return `${label}: ${visible(value)}`;
  const named = name === "without-source" ? (/** @type {string} */ id) => chronicle.sources.find((/** @type {any} */ one) => one.id === id)?.title ?? id
    : ["around", "only", "without"].includes(name) ? figureName : (/** @type {string} */ text) => text;
  return `${label}: ${value.split(",").map((one) => visible(named(one.trim()))).join(", ")}`;
}

/** What makes the circle, in words; nothing where there is none. */
export const circleInShort = () => options.map(inWords).join("; ");
/** The circle in words. */
const circleInWords = () => t("circleIs", { circle: circleInShort() });

// Whom the page didn't know yet when the circle was told, it may know by now.
whenShown(() => {
  const told = byId("cut").firstChild;
  if (options.length && told) told.textContent = circleInWords();
});

/** Says which circle it is, if there is one. */
function sayCircle() {
  byId("cut").hidden = options.length === 0;
  const all = html("button", { type: "button" }, t("clear"));
  all.addEventListener("click", () => {
    setCut([]);
    // The banner is gone, and with it what had the focus.
    byId("slider").focus();
    if (!byId("circle").hidden) fill().catch(() => {});
  });
  byId("cut").replaceChildren(circleInWords(), " ", all);
}

/**
 * Sets the circle.
 * @param {[string, string][]} next
 */
export function setCut(next) {
  options = next;
  sayCircle();
  for (const watcher of watchers) watcher();
}

/**
 * Sets one option of the circle, or takes it away.
 * @param {string} name
 * @param {string | null} value
 */
export const setCutOption = (name, value) => setCut([
  ...options.filter(([one]) => one !== name), .../** @type {[string, string][]} */ (value === null ? [] : [[name, value]]),
]);

async function fill() {
  const place = byId("circle");
  const known = await parametersOf("scene");
  const parameters = cutOptions.map((name) => known.find((/** @type {any} */ one) => one.name === name)).filter(Boolean);
  const values = fieldsOf(options);
  const form = html("form", {},
    html("h2", { tabindex: -1 }, t("tab.circle")), html("p", { class: "quiet" }, t("circleText")),
    ...parameters.map((/** @type {any} */ one) => field(one, values.get(one.name) ?? "", choicesOf(one.name))),
    html("div", { class: "row" }, html("button", { type: "submit" }, t("apply")),
      html("button", { type: "button", class: "clear" }, t("clear"))));
  form.addEventListener("submit", async (/** @type {Event} */ event) => {
    event.preventDefault();
    clearFaults(form);
    form.setAttribute("aria-busy", "true");
    const next = valuesOf(form), error = await refusalOf(next), input = faultyIn(form, error);
    form.removeAttribute("aria-busy");
    if (!input) { setCut(next); return; }
    fault(input, told(error));
    showFault(form);
  });
  form.querySelector(".clear").addEventListener("click", () => { setCut([]); fill().catch(() => {}); });
  place.replaceChildren(form);
}
/**
 * What is said against a circle; null where it can be had, or nothing is known of it before it is looked at.
 * @param {[string, string][]} circle
 */
async function refusalOf(circle) {
  if (!slotNow()) return null;
  try {
    await ask("scene", [["year", slotNow().key], ["top", "1"], ["size-by", "degree"], ...circle]);
    return null;
  } catch (error) { return error; }
}

/**
 * @param {string} name
 * @returns {string | string[][] | null} what a field is completed from
 */
function choicesOf(name) {
  if (["around", "only", "without"].includes(name)) return "figures";
  if (["kinds", "through"].includes(name)) return chronicle.kinds.map((/** @type {string} */ kind) => [kind, kind]);
  if (name === "without-source") return chronicle.sources.map((/** @type {any} */ one) => [one.id, one.title]);
  return null;
}
whenOpened("circle", () => {
  fill().catch((error) => byId("circle").replaceChildren(html("p", { class: "error", role: "alert" }, told(error))));
});
