// @ts-check
// The controls that the explorer alone has: a stretch of time, steps, figures, changes, language and help.
import { byId, html } from "./dom.js";
import { drawn, units } from "./drawn.js";
import { renew, spanOf } from "./frames.js";
import { keep } from "./memory.js";
import { slots } from "./model.js";
import { slotNow, state } from "./state.js";
import { language, languageNames } from "./texts.js";
import { countChanges, layOutSteps } from "./timeline.js";
import { change, failed, show, whenShown, writeAddress } from "./view.js";

/** Shows in the controls what the address says. */
export function setControls() {
  byId("unit").value = drawn.by;
  byId("top").value = drawn.top;
  byId("since").value = drawn.since;
}

// MARK: a stretch from the one handle to the other

const until = byId("until");
/** The step at which the handles of a stretch were moved last, which may have become one step; null for none. */
let askedAt = /** @type {number | null} */ (null);

whenShown(() => {
  Object.assign(until, { min: 0, max: slots.length - 1 });
  byId("span").checked = state.span !== null || askedAt === state.at;
  until.hidden = !byId("span").checked;
  byId("slider").parentNode.classList.toggle("two", !until.hidden);
  until.value = state.span ? state.span.last : Math.max(Number(until.value), state.at);
  until.setAttribute("aria-valuetext", slots[Number(until.value)]?.name ?? "");
});

/**
 * @param {number} first
 * @param {number} last
 */
const stretch = (first, last) => change(false, () => {
  state.at = Math.min(first, last);
  state.span = spanOf(state.at, Math.max(first, last));
  askedAt = state.at;
});

byId("span").addEventListener("change", () => {
  if (byId("span").checked) {
    const length = Math.max(1, Math.round(slots.length / 12));
    stretch(state.at, Math.min(state.at + length, slots.length - 1));
  } else {
    change(true, () => { state.span = null; askedAt = null; });
  }
});
until.addEventListener("input", () => stretch(state.at, Number(until.value)));
byId("slider").addEventListener("input", (/** @type {Event} */ event) => {
  if (until.hidden) return;
  event.stopImmediatePropagation();
  stretch(Number(byId("slider").value), Number(until.value));
}, { capture: true });

// MARK: what is drawn

for (const unit of units) {
  byId("unit").append(html("option", { value: unit, "data-t": "unit." + unit }));
}
byId("unit").addEventListener("change", async () => {
  const key = slotNow()?.key ?? "";
  drawn.by = byId("unit").value;
  try {
    await layOutSteps(key);
    writeAddress(true);
    show(true);
    countChanges();
  } catch (error) { failed(error); }
});
byId("top").addEventListener("change", () => {
  drawn.top = byId("top").value;
  writeAddress(true);
  renew();
});
byId("since").addEventListener("change", () => {
  drawn.since = byId("since").value;
  writeAddress(true);
  show(false);
});

// MARK: language, help and search

for (const [tag, name] of languageNames) {
  byId("language").append(html("option", { value: tag, lang: tag, selected: tag === language.tag }, name));
}
byId("language").addEventListener("change", () => {
  keep("camarilla-language", byId("language").value);
  location.reload();
});
byId("help").addEventListener("click", () => byId("help-text").showModal());
byId("help-close").addEventListener("click", () => byId("help-text").close());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {any} */ (event.target).tagName)) return;
  if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
  if (event.key === "?") { event.preventDefault(); byId("help-text").showModal(); }
});
