// @ts-check
// The line of time: the slider, bars over it, marks under it, and playing.
import { byId, html, svg } from "./dom.js";
import { roundness, slots, strides } from "./model.js";
import { lastShown, slotNow, state } from "./state.js";
import { t } from "./texts.js";

const slider = byId("slider");
let timer = 0;
/** @type {(at: number, isStep?: boolean) => void} */ let goTo = () => {};
export const isPlaying = () => timer !== 0;

/**
 * Has the line of time lead somewhere.
 * @param {(at: number, isStep?: boolean) => void} go
 */
export function leadBy(go) {
  goTo = go;
  const last = () => slots.length - 1;
  slider.addEventListener("input", () => { pause(); goTo(Number(slider.value), false); });
  byId("play").addEventListener("click", () => (timer ? pause() : play()));
  byId("first").addEventListener("click", () => { pause(); goTo(0); });
  byId("last").addEventListener("click", () => { pause(); goTo(last()); });
  byId("back").addEventListener("click", () => { pause(); goTo(state.at - 1); });
  byId("forward").addEventListener("click", () => { pause(); goTo(state.at + 1); });
  window.addEventListener("resize", layOutTicks);
}

export function play() {
  if (!slots.length) return;
  const last = slots.length - 1;
  if (lastShown() === last) goTo(0, false);
  byId("play").textContent = t("pause");
  const tick = () => {
    if (lastShown() === last) { pause(); return; }
    // Who waits for the next frame is not hurried on.
    if (slotNow().frame) goTo(state.at + 1, false);
    timer = window.setTimeout(tick, 1600 / Number(byId("speed").value));
  };
  timer = window.setTimeout(tick, 500);
}

export function pause() {
  clearTimeout(timer);
  timer = 0;
  byId("play").textContent = t("play");
}

/**
 * Whether a step is shown, or part of the stretch that is.
 * @param {number} at
 */
const isNow = (at) => at >= state.at && at <= lastShown();

/**
 * Shows where the reader is.
 * @param {string} title
 */
export function markNow(title) {
  slider.value = state.at;
  slider.setAttribute("aria-valuetext", title);
  for (const bar of byId("bars").children) {
    bar.classList.toggle("now", isNow(Number(bar.dataset.at)));
  }
  byId("back").disabled = byId("first").disabled = state.at === 0;
  byId("forward").disabled = byId("last").disabled = lastShown() === slots.length - 1;
}

/** Draws slider, bars and marks for the steps that there are. */
export function layOutTime() {
  slider.min = 0;
  slider.max = Math.max(0, slots.length - 1);
  slider.value = state.at;
  for (const id of ["slider", "play", "first", "back", "forward", "last"]) byId(id).disabled = slots.length === 0;
  layOutBars();
  layOutTicks();
}

function layOutBars() {
  const count = slots.length, bars = byId("bars");
  bars.replaceChildren();
  // The bars' middles stand over the thumb's places; of few steps the bars are not wider than a thumb
  // or two, so that those at the ends stay on the page.
  const span = count > 1 ? count - 1 : 1, half = Math.min(0.36, 0.01 * span);
  bars.setAttribute("viewBox", "0 0 " + span + " 26");
  // How many there are is drawn on a scale of its own, as there are many times more of them than changes.
  const mostOf = (/** @type {string} */ name) => Math.max(1, ...slots.map((slot) => slot[name] ?? 0));
  const [mostCounts, mostChanges] = [mostOf("count"), mostOf("changes")];
  slots.forEach((slot, at) => {
    const g = svg("g", { "data-at": at, class: isNow(at) ? "now" : "" }, bars);
    const bar = (/** @type {number} */ share, /** @type {string} */ name) =>
      svg("rect", { x: at - half, width: 2 * half, y: 26 - 24 * share, height: 24 * share, class: name }, g);
    if (slot.count) bar(slot.count / mostCounts, "count");
    bar(slot.changes / mostChanges, "changes");
  });
}

// As many marks under the slider as there is room for: the two ends, and between them what is round.
function layOutTicks() {
  const count = slots.length, span = count > 1 ? count - 1 : 1, ticks = byId("ticks");
  if (!count) { ticks.replaceChildren(); return; }
  const tickAt = (/** @type {number} */ at) => {
    const tick = html("span", { dir: "auto" }, slots[at].name);
    tick.style.insetInlineStart = 100 * at / span + "%";
    return tick;
  };
  const longest = slots.reduce((a, slot, i) => (slot.name.length > slots[a].name.length ? i : a), 0);
  ticks.replaceChildren(tickAt(longest));
  const room = ticks.firstChild.offsetWidth + 12, width = Math.max(1, ticks.clientWidth);
  const stride = strides().find((s) => width * s / span >= room) || count;
  // Marks at the ends reach inward but for some pixels, so that they stay on the page.
  const isFree = (/** @type {number} */ at) => width * Math.min(at, count - 1 - at) / span >= 1.5 * room - 13;
  const shown = [...slots.keys()].filter((at) => at > 0 && at < count - 1 && roundness(at) % stride === 0 && isFree(at));
  ticks.replaceChildren(...[0, ...shown, ...(count > 1 ? [count - 1] : [])].map(tickAt));
}
