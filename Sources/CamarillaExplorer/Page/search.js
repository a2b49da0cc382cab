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
import { extension } from "./view.js";

const input = byId("search"), list = byId("found");
let active = -1, asked = 0, timer = 0;

/**
 * What a kind of thing is found by, and what is done with it.
 * @param {string} text
 * @returns {Promise<any[]>[]}
 */
const searches = (text) => [
  ask("figures", [["name", text]]).then(({ data }) => (data.figures ?? data).slice(0, 8).map((/** @type {any} */ one) => ({
    sort: "figure", text: one.name, detail: one.id, run: () => showFigure(one),
  }))),
  ask("relationships", [["search", text]]).then(async ({ data }) => {
    const some = (data.relationships ?? data).slice(0, 8);
    await learnNames(some.flatMap((/** @type {any} */ one) => [one.source, one.target]));
    return some.map((/** @type {any} */ one) => ({
      sort: "relationship", text: `${one.kind}: ${figureName(one.source)} ${one.directed ? "→" : "–"} ${figureName(one.target)}`, detail: [one.post, spoken(one.when)].filter(Boolean).join(" · "),
      run: () => (isDated(one.when) ? showClaim(one) : askAbout("relationships", [["search", text]])),
    }));
  }),
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
