// @ts-check
// The circle that everything is asked within, and which claims count.
import { parametersOf } from "./api.js";
import { chronicle } from "./chronicle.js";
import { byId, html } from "./dom.js";
import { addressParts, decoded } from "./state.js";
import { told } from "./fault.js";
import { field, valuesOf } from "./form.js";
import { t } from "./texts.js";
import { whenOpened } from "./tabs.js";
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
  byId("cut").replaceChildren(
    t("circleIs", { circle: options.map(([name, value]) => name + (value === "true" ? "" : " " + visible(value))).join(", ") }), " ", all);
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
  const values = new Map(options);
  const form = html("form", {},
    html("h2", { tabindex: -1 }, t("tab.circle")), html("p", { class: "quiet" }, t("circleText")),
    ...parameters.map((/** @type {any} */ one) => field(one, values.get(one.name) ?? "", choicesOf(one.name))),
    html("div", { class: "row" }, html("button", { type: "submit" }, t("apply")),
      html("button", { type: "button", class: "clear" }, t("clear"))));
  form.addEventListener("submit", (/** @type {Event} */ event) => { event.preventDefault(); setCut(valuesOf(form)); });
  form.querySelector(".clear").addEventListener("click", () => { setCut([]); fill().catch(() => {}); });
  place.replaceChildren(form);
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
