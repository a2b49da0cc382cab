// @ts-check
// Search over names, posts, notes and sources.
import { ask } from "./api.js";
import { askAbout } from "./ask.js";
import { cut } from "./circle.js";
import { yearsOf } from "./days.js";
import { byId, html } from "./dom.js";
import { isAbsence } from "./fault.js";
import { about, figureOf, slots } from "./model.js";
import { t } from "./texts.js";
import { lookAtFigure } from "./result.js";
import { frameNow, setChosen, slotNow, state } from "./state.js";
import { openTab } from "./tabs.js";
import { change, extension, writeAddress } from "./view.js";

const input = byId("search"), list = byId("found");
let active = -1, asked = 0, timer = 0;

/**
 * The step in which a figure first is; -1 where none is known.
 * @param {{ id: string, from?: number | null, to?: number | null }} figure
 */
async function firstStepOf({ id, from, to }) {
  if (from === undefined || from === null) return -1;
  const isIn = (/** @type {number} */ at) => { const [first, last] = yearsOf(slots[at].key); return first <= (to ?? from) && last >= from; };
  const steps = [...slots.keys()].filter(isIn);
  if (["year", "decade", "century"].includes(about.unit)) return steps.includes(state.at) ? state.at : steps[0] ?? -1;
  // In which part of the year, its years don't tell.
  const { data } = await ask("turnover", [["by", about.unit], ["figure", id], ...cut()]);
  const there = new Set(data.years.filter((/** @type {any} */ step) => step.circle.length).map((/** @type {any} */ step) => step.period));
  return there.has(slots[state.at].key) ? state.at : slots.findIndex((slot) => there.has(slot.key));
}

/** @param {{ id: string, from?: number | null, to?: number | null }} figure */
async function showFigure(figure) {
  openTab("panel", "none");
  // Who isn't there at this time is looked for where he first is.
  const f = figureOf(figure.id), isHere = f !== undefined && frameNow()?.byFigure.has(f);
  const slot = slotNow(), at = isHere ? -1 : await firstStepOf(figure).catch(() => -1);
  // The reader may have gone on meanwhile.
  if (slot !== slotNow()) { writeAddress(true); return; }
  if (at >= 0 && at !== state.at) change(true, () => { state.at = at; state.span = null; setChosen(figure.id); });
  else lookAtFigure(figure.id);
}

/**
 * What a kind of thing is found by, and what is done with it.
 * @param {string} text
 * @returns {Promise<any[]>[]}
 */
const searches = (text) => [
  ask("figures", [["name", text]]).then(({ data }) => (data.figures ?? data).slice(0, 8).map((/** @type {any} */ one) => ({
    sort: "figure", text: one.name, detail: one.id, run: () => showFigure(one),
  }))),
  ask("relationships", [["search", text]]).then(({ data }) => (data.relationships ?? data).slice(0, 8).map((/** @type {any} */ one) => ({
    sort: "relationship", text: `${one.kind}: ${one.source} – ${one.target}`, detail: [one.post, one.when].filter(Boolean).join(" · "),
    run: () => askAbout("relationships", [["search", text]]),
  }))),
  ask("sources", [["text", text]]).then(({ data }) => (data.sources ?? data).slice(0, 5).map((/** @type {any} */ one) => ({
    sort: "source", text: one.title ?? one.id, detail: one.author ?? one.id, run: () => askAbout("sources", [["text", one.id]]),
  }))),
];

/** @type {any[]} */ let found = [];
/** @param {boolean} isOpen */
function open(isOpen) {
  list.hidden = !isOpen;
  input.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) { active = -1; input.removeAttribute("aria-activedescendant"); }
}

async function search() {
  const text = input.value.trim(), question = ++asked;
  if (text.length < 2) { open(false); return; }
  /** @type {unknown} */ let fault = null;
  const answers = await Promise.all(searches(text).map((one) => one.catch((error) => { fault = error; return []; })));
  if (question !== asked) return;
  // That nothing was found can't be said where nothing could be asked.
  if (isAbsence(fault)) { open(false); extension.failed(fault); return; }
  found = answers.flat();
  list.replaceChildren(...(found.length ? found.map((one, i) => {
    const item = html("li", { role: "option", id: "found-" + i, "aria-selected": "false" },
      html("span", { class: "tag" }, t("sort." + one.sort)), " ", html("bdi", {}, one.text), html("small", { class: "quiet", dir: "auto" }, one.detail));
    item.addEventListener("pointerdown", (/** @type {Event} */ event) => { event.preventDefault(); take(i); });
    return item;
  }) : [html("li", { class: "quiet" }, t("nothingFound", { text }))]));
  // Where nothing can be taken, what lies under the list can be reached.
  list.classList.toggle("bare", !found.length);
  open(true);
  byId("search-status").textContent = t("found", { count: found.length });
}

/** @param {number} i */
function take(i) {
  open(false);
  input.value = "";
  found[i]?.run();
}

input.addEventListener("input", () => { clearTimeout(timer); timer = window.setTimeout(search, 120); });
input.addEventListener("blur", () => open(false));
input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  if (event.key === "Escape") { open(false); return; }
  if (event.key === "Enter") { event.preventDefault(); if (found.length) take(Math.max(active, 0)); return; }
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!by || list.hidden || !found.length) return;
  event.preventDefault();
  active = (active + by + found.length) % found.length;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  list.children[active].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", "found-" + active);
});
