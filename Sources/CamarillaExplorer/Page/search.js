// @ts-check
// Search over names, posts, notes and sources.
import { ask } from "./api.js";
import { askAbout } from "./ask.js";
import { spoken } from "./dates.js";
import { byId, html } from "./dom.js";
import { isAbsence } from "./fault.js";
import { figureName, learnNames } from "./names.js";
import { isDated, showClaim, showFigure } from "./sight.js";
import { t } from "./texts.js";
import { failed } from "./view.js";

const input = byId("search"), list = byId("found");
let active = -1, asked = 0, timer = 0;

/**
 * What a kind of thing is found by, and what is done with it.
 * @param {string} text
 * @returns {Promise<any[]>[]}
 */
const searches = (text) => [
  ask("figures", [["name", text]]).then(({ data }) => begun("figure", data.figures ?? data, 8, (/** @type {any} */ one) => ({
    text: one.name, detail: one.id, run: () => showFigure(one),
  }), () => askAbout("figures", [["name", text]]))),
  ask("relationships", [["search", text]]).then(async ({ data }) => {
    const all = data.relationships ?? data;
    await learnNames(all.slice(0, 8).flatMap((/** @type {any} */ one) => [one.source, one.target]));
    const showAll = () => askAbout("relationships", [["search", text]]);
    return begun("relationship", all, 8, (/** @type {any} */ one) => ({
      text: `${one.kind}: ${figureName(one.source)} ${one.directed ? "→" : "–"} ${figureName(one.target)}`, detail: [one.post, spoken(one.when)].filter(Boolean).join(" · "),
      run: () => (isDated(one.when) ? showClaim(one) : showAll()),
    }), showAll);
  }),
  ask("sources", [["text", text]]).then(({ data }) => begun("source", data.sources ?? data, 5, (/** @type {any} */ one) => ({
    text: one.title ?? one.id, detail: one.author ?? one.id, run: () => askAbout("sources", [["text", one.id]]),
  }), () => askAbout("sources", [["text", text]]))),
];

/**
 * The first things of a sort that were found, and behind them all, where there are more.
 * @param {string} sort
 * @param {any[]} all
 * @param {number} most
 * @param {(one: any) => any} told
 * @param {() => void} showAll
 */
const begun = (sort, all, most, told, showAll) => [
  ...all.slice(0, most).map((one) => ({ sort, ...told(one) })),
  ...all.length > most ? [{ sort, text: t("allFound", { count: all.length }), detail: "", run: showAll }] : [],
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
  if (isAbsence(fault)) { open(false); failed(fault); return; }
  found = answers.flat();
  list.replaceChildren(...(found.length ? found.map((one, i) => {
    const item = html("li", { role: "option", id: "found-" + i, "aria-selected": "false" },
      html("span", { class: "tag" }, t("sort." + one.sort)), " ", html("bdi", {}, one.text), html("small", { class: "quiet", dir: "auto" }, one.detail));
    // The focus stays in the field, so that the list is there until the end of the click: a finger that is lifted where it has
    // gone would click what lies under it.
    item.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault());
    item.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    item.addEventListener("click", () => take(i));
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
  // The keys are the page's again, and a telephone's keyboard leaves.
  input.blur();
}

input.addEventListener("input", () => { clearTimeout(timer); timer = window.setTimeout(search, 120); });
input.addEventListener("blur", () => open(false));
input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  if (event.key === "Escape") { if (list.hidden) input.blur(); else open(false); return; }
  if (event.key === "Enter") { event.preventDefault(); if (found.length) take(Math.max(active, 0)); return; }
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!by || list.hidden || !found.length) return;
  event.preventDefault();
  active = (active + by + found.length) % found.length;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  list.children[active].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", "found-" + active);
});
