// @ts-check
// The page as a whole: what the reader does, and what follows from it.
import { byId, html, stillness } from "./dom.js";
import { dress } from "./colors.js";
import { draw, drawing, drawnFigures, drawnTies, highlight, measureFont } from "./drawing.js";
import { figureAt, isLarge, lookAt } from "./ground.js";
import { about, changesSince, claims, figures, kinds, kindsInOrder, slots } from "./model.js";
import { figurePanel, fillTable, lessAmong, sample, sampleOfLess, tiePanel, timePanel } from "./panel.js";
import { boxOf } from "./places.js";
import { address, chosen, chosenTie, idOf, isOfPair, readAddress, setChosen } from "./state.js";
import { frameNow, isShown, slotNow, spanBetween, state } from "./state.js";
import { isPlaying, leadBy, markNow, pause, play } from "./time.js";
import { ofUnit, t } from "./texts.js";
import { fit, measure, pan, pointAt, reveal, wasDragged, whenGrabbed, zoom } from "./viewport.js";

const slider = byId("slider"), panel = byId("panel");
// What is pointed at or has the focus: a figure's number or a tie; nothing when null.
/** @type {any} */ let preview = null;
/** The frame that was drawn last, and the one before it. */
let shown = /** @type {any} */ (null), last = /** @type {any} */ (null);

// MARK: what an explorer adds

/**
 * Where frames come from that aren't there; null where all are.
 * @type {((slot: any) => Promise<any>) | null}
 */
let load = null;
/** @param {(slot: any) => Promise<any>} loader */
export const loadFramesBy = (loader) => { load = loader; };

/** @type {(error: unknown) => void} */
let fail = () => {};
/**
 * What is done where something goes wrong that concerns the page as a whole.
 * @param {(error: unknown) => void} handler
 */
export const whenFailed = (handler) => { fail = handler; };
/** @param {unknown} error */
export const failed = (error) => fail(error);

/** @type {(() => void)[]} */
const watchers = [];
/**
 * What is done each time that something is shown.
 * @param {() => void} watcher
 */
export const whenShown = (watcher) => { watchers.push(watcher); };

/** Whether changes are those since what was shown before, rather than since the step before. */
let isSinceLastView = () => false;
/** @param {() => boolean} test */
export const compareWithLastViewIf = (test) => { isSinceLastView = test; };

/**
 * What stands in the panel, made of its usual parts and of what it is about.
 * @type {((parts: any[], about: any) => any[]) | null}
 */
let completePanel = null;
/** @param {(parts: any[], about: any) => any[]} complete */
export const completePanelBy = (complete) => { completePanel = complete; };

/** @type {(() => void) | null} */
let returnTo = null;
/**
 * What is done when the browser has gone to another address, in place of showing it.
 * @param {() => void} handler
 */
export const whenReturned = (handler) => { returnTo = handler; };

/** @type {() => void} */
let bringForward = () => {};
/**
 * What is done when something is chosen in the picture.
 * @param {() => void} handler
 */
export const whenChosen = (handler) => { bringForward = handler; };

// MARK: what is shown

/** What is chosen: a figure's number or a tie; null for nothing. */
function lookedAt() {
  const f = chosen(), tie = chosenTie();
  return f !== null ? { f } : tie ? { tie } : null;
}

export function showPanel() {
  const frame = frameNow();
  if (!frame) {
    // Of a chronicle without a time an explorer tells what it has of whoever is chosen.
    if (!slots.length && completePanel) panel.replaceChildren(...completePanel([], null));
    return;
  }
  const at = preview || lookedAt();
  let parts = !at ? timePanel(frame) : at.tie ? tiePanel(at.tie, frame) : figurePanel(at.f, frame);
  if (completePanel) parts = completePanel(parts, at);
  const hadFocus = panel !== document.activeElement && panel.contains(document.activeElement);
  panel.replaceChildren(...parts);
  if (hadFocus) panel.querySelector("h2").focus();
  bringOut(at, frame);
}

/**
 * Brings out what is looked at, and dims the rest.
 * @param {any} at
 * @param {any} frame
 */
function bringOut(at, frame) {
  if (!at || (!at.tie && !frame.byFigure.has(at.f))) {
    highlight(null, null);
  } else if (at.tie) {
    highlight((f) => f === at.tie.s || f === at.tie.t, (tie) => isOfPair(at.tie, tie));
  } else {
    const near = new Set([at.f]);
    for (const tie of frame.ties.filter(isShown)) {
      if (tie.s === at.f) near.add(tie.t);
      if (tie.t === at.f) near.add(tie.s);
    }
    highlight((f) => near.has(f), (tie) => tie.s === at.f || tie.t === at.f);
  }
}

/** @param {any} frame */
function summary(frame) {
  const { change } = frame;
  const parts = [t("summary", {
    time: frame.title, figures: t("figures", { count: frame.figures.length }),
    relationships: t("relationships", { count: frame.claims.size }),
  })];
  if (!change.isUnknown) {
    parts.push(t("summaryOfChanges", {
      since: change.since ?? ofUnit("before", about.unit),
      begun: change.newClaims.size, ended: change.endedClaims.length, reversed: change.reversed.size,
    }));
  }
  if (frame.central !== null) {
    const center = centerOf(frame);
    // A name may bring its full stop along, as that of a company does.
    parts.push(center + (center.endsWith(".") ? "" : "."));
  }
  return parts.join(" ");
}

/**
 * Who is most central; of equals none is more so than the others.
 * @param {any} frame
 * @returns {string}
 */
function centerOf(frame) {
  const [first, ...equals] = frame.figures.filter((/** @type {any} */ figure) => figure.r === frame.figures[0].r)
    .map((/** @type {any} */ figure) => figures[figure.f].name);
  if (!equals.length) return t("summaryOfCenter", { name: first });
  if (equals.length > 3) return t("summaryOfMany", { name: first, count: equals.length });
  return t("summaryOfEquals", { name: first, others: equals.join(", ") });
}

/**
 * Shows the state. The time's words are announced only when the time has changed.
 * @param {boolean} isNewTime
 */
export function show(isNewTime) {
  const slot = slotNow();
  if (!slot) { showPanel(); return; }
  markNow(slot.name);
  byId("year").textContent = slot.name;
  byId("year").classList.toggle("long", slot.name.length > 9);
  const frame = slot.frame;
  byId("stage").toggleAttribute("aria-busy", !frame);
  if (!frame) {
    load?.(slot).then(() => { if (slotNow() === slot) show(isNewTime); }, failed);
    return;
  }
  byId("stage").classList.remove("vacant");
  if (shown !== frame) { last = shown; shown = frame; }
  const isSinceLast = isSinceLastView() && last !== null && last !== frame;
  frame.change = isSinceLast ? changesSince(frame, last) : frame.changeBefore;
  if (isSinceLast) frame.change.since = last.title;
  if (about.page !== frame.page) { about.page = frame.page; measure(); }
  if (drawing.dataset.kinds !== String(kinds.length)) dress();
  if (isNewTime) byId("summary").textContent = summary(frame);
  document.title = frame.title + " · " + about.title;
  listKinds(frame);
  byId("certain").checked = state.certainOnly;
  byId("changes").checked = state.showsChanges;
  byId("posts").checked = state.showsPosts;
  // A tie of another time is no longer there to be pointed at.
  if (isNewTime && preview && preview.tie) preview = null;
  draw(frame, isNewTime);
  showPanel();
  fillTable(frame);
  for (const watcher of watchers) watcher();
}

/**
 * Changes the state, shows it and writes it into the address: as a step that the browser's way back
 * takes, or in place of the last one.
 * @param {boolean} isStep
 * @param {() => void} apply
 */
export function change(isStep, apply) {
  const slot = slotNow();
  apply();
  writeAddress(isStep);
  show(slotNow() !== slot);
}

/** @param {boolean} isStep */
export function writeAddress(isStep) {
  const next = address();
  if (next === location.hash) return;
  if (isStep) history.pushState(null, "", next); else history.replaceState(null, "", next);
}

/**
 * @param {number} at
 * @param {boolean} [isStep]
 */
export function go(at, isStep = true) {
  if (!slots.length) return;
  // A stretch goes along as it is.
  const length = state.span ? state.span.last - state.at : 0;
  const next = Math.min(Math.max(at, 0), slots.length - 1 - length);
  if (next !== state.at) change(isStep, () => { state.at = next; state.span = spanBetween(next, next + length); });
}

/**
 * Shows one step by itself.
 * @param {number} at
 */
export const goAlone = (at) => change(false, () => { state.at = at; state.span = null; });

/**
 * Chooses a figure, or none.
 * @param {number | null} f
 */
export function choose(f) {
  const frame = frameNow();
  change(true, () => { setChosen(idOf(f)); preview = null; });
  const here = f !== null && frame && frame.byFigure.get(f);
  if (here) { const [x, y] = boxOf(here); reveal(x, y); }
}

/**
 * Chooses the tie between two figures, of whatever kind it is.
 * @param {number} source
 * @param {number} target
 */
export const chooseTie = (source, target) => change(true, () => {
  setChosen(null, [figures[source].id, figures[target].id]);
  preview = null;
});

// MARK: what the reader does

for (const name of ["hashchange", "popstate"]) {
  window.addEventListener(name, () => {
    if (location.hash === address()) return;
    // The link to the panel is no time.
    if (location.hash === "#panel") { history.replaceState(null, "", address()); return; }
    const slot = slotNow();
    readAddress();
    preview = null;
    if (returnTo) returnTo(); else show(slotNow() !== slot);
  });
}
byId("controls").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
byId("skip").addEventListener("click", (/** @type {Event} */ event) => { event.preventDefault(); panel.focus(); });
byId("table").addEventListener("toggle", () => { if (frameNow()) fillTable(frameNow()); });
byId("closer").addEventListener("click", () => zoom(1.5));
byId("farther").addEventListener("click", () => zoom(1 / 1.5));
byId("whole").addEventListener("click", fit);
byId("unpin").addEventListener("click", () => change(true, () => state.pins.clear()));
whenShown(() => { byId("unpin").hidden = state.pins.size === 0; });

/**
 * A key that was pressed: on what, and on which figure, if on one.
 * @typedef {{ event: KeyboardEvent, target: HTMLElement, figure: number | null }} Press
 */

/** Chooses nothing any more, and leads back from the panel to the picture. */
function leave() {
  const from = chosen() ?? chosenTie()?.s ?? null;
  preview = null;
  if (state.figure !== null || state.tie !== null) change(true, () => setChosen(null)); else showPanel();
  if (from !== null && panel.contains(document.activeElement) && drawnFigures.has(from)) {
    drawnFigures.get(from).g.focus();
  }
}

/** @param {Press} press */
function chooseOnFocus({ event, figure }) {
  if (figure === null) return;
  event.preventDefault();
  choose(figure);
  panel.querySelector("h2").focus();
}

/** @param {Press} press */
function chooseOrPlay(press) {
  if (press.figure !== null) { chooseOnFocus(press); return; }
  // What can be pressed takes the space bar itself.
  if (/^(BUTTON|A|SUMMARY)$/.test(press.target.tagName)) return;
  press.event.preventDefault();
  if (isPlaying()) pause(); else play();
}

/**
 * Moves the figure that has the focus, else the view.
 * @param {number} x to the left
 * @param {number} y upwards
 * @returns {(press: Press) => void}
 */
const push = (x, y) => ({ event, figure }) => {
  event.preventDefault();
  if (figure === null) { pan(60 * x, 60 * y); return; }
  const box = boxOf(frameNow().byFigure.get(figure));
  change(false, () => { state.pins.set(idOf(figure), [box[0] - 12 * x, box[1] - 12 * y]); });
};

/**
 * Goes through time.
 * @param {() => number} to the step that is gone to
 * @returns {(press: Press) => void}
 */
const step = (to) => ({ event }) => {
  event.preventDefault();
  pause();
  go(to());
};
/** Where later times lie to the left, as in Hebrew. */
const isRightToLeft = () => document.documentElement.dir === "rtl";

/** @type {Record<string, (press: Press) => void>} */
const keys = { Escape: leave, Enter: chooseOnFocus, " ": chooseOrPlay };
/** @type {Record<string, (press: Press) => void>} */
const keysWithShift = {
  ArrowLeft: push(1, 0), ArrowRight: push(-1, 0), ArrowUp: push(0, 1), ArrowDown: push(0, -1),
};
/** @type {Record<string, (press: Press) => void>} */
const keysOfView = {
  ArrowLeft: step(() => state.at + (isRightToLeft() ? 1 : -1)),
  ArrowRight: step(() => state.at + (isRightToLeft() ? -1 : 1)),
  Home: step(() => 0), End: step(() => slots.length - 1),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": fit,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest?.("dialog")) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && target !== slider) return;
  const on = /** @type {HTMLElement | null} */ (target.closest?.(".figure") ?? null);
  const press = { event, target, figure: on && Number(on.dataset.figure) };
  const shifted = event.shiftKey ? keysWithShift[event.key] : undefined;
  // Of a stretch the handle that has the focus moves by itself.
  const ofView = target === slider && state.span ? undefined : keysOfView[event.key];
  (keys[event.key] ?? shifted ?? ofView)?.(press);
});

// Whoever is pointed at or has the focus is shown in the panel, until the pointer leaves.
/**
 * @param {any} element
 * @returns {any}
 */
function previewOf(element) {
  const figure = element.closest && element.closest("[data-figure]");
  if (figure) return { f: Number(figure.dataset.figure) };
  const tie = element.closest && element.closest("[data-tie]");
  const item = tie && drawnTies.get(tie.dataset.tie);
  return item ? { tie: item.tie } : null;
}
/**
 * @param {any} a
 * @param {any} b
 */
const isSame = (a, b) => (a && a.f) === (b && b.f) && (a && a.tie) === (b && b.tie);
/** @param {any} tie */
const isChosen = (tie) => { const now = chosenTie(); return now !== null && isOfPair(now, tie); };
/** @param {any} next */
function setPreview(next) {
  if (isSame(next, preview)) return;
  preview = next;
  showPanel();
}
/**
 * In a large graph most figures have no element: who is there is looked up.
 * @param {PointerEvent | MouseEvent} event
 * @returns {any}
 */
function pointedAt(event) {
  const found = previewOf(event.target);
  if (found || !frameNow() || !isLarge(frameNow())) return found;
  const [x, y] = pointAt(event.clientX, event.clientY), f = figureAt(x, y);
  return f === null ? null : { f };
}
drawing.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
  if (event.buttons || event.pointerType === "touch") return;
  const at = pointedAt(event);
  if (frameNow() && isLarge(frameNow()) && lookAt(at && at.f !== undefined ? at.f : null)) draw(frameNow(), false);
  setPreview(at);
});
drawing.addEventListener("pointerleave", () => setPreview(null));
drawing.addEventListener("focusin", (/** @type {FocusEvent} */ event) => setPreview(previewOf(event.target)));
drawing.addEventListener("focusout", () => setPreview(null));
/** Brings the panel into sight where it stands too far below the picture, as on a telephone. */
function reachPanel() {
  const below = panel.getBoundingClientRect().top - innerHeight * 0.75;
  if (below > 0) scrollBy({ top: below, behavior: stillness.matches ? "auto" : "smooth" });
}
drawing.addEventListener("click", (/** @type {MouseEvent} */ event) => {
  if (wasDragged()) return;
  const at = pointedAt(event);
  if (at && at.f !== undefined) choose(at.f === chosen() ? null : at.f);
  else if (at && !isChosen(at.tie)) chooseTie(at.tie.s, at.tie.t);
  else if (at || state.figure !== null || state.tie !== null) choose(null);
  if (!lookedAt()) return;
  bringForward();
  reachPanel();
});

// A figure that is dragged stays where it is put, at all times.
whenGrabbed((element) => {
  const figure = element.closest && element.closest(".figure");
  if (!figure) return null;
  const f = Number(figure.dataset.figure);
  return {
    move: (x, y) => { state.pins.set(idOf(f), [x, y]); draw(frameNow(), false); },
    end: () => { change(true, () => {}); },
  };
});

// In the panel: a name leads to its figure, a claim's kind to its tie; a claim under the pointer or the focus stands
// out.
panel.addEventListener("click", (/** @type {MouseEvent} */ event) => {
  const { to, ends } = /** @type {any} */ (event.target).closest("[data-to], [data-ends]")?.dataset ?? {};
  if (to !== undefined) choose(Number(to));
  else if (ends !== undefined) { const [s, t] = ends.split("-").map(Number); chooseTie(s, t); }
  else return;
  panel.querySelector("h2").focus();
});
for (const name of ["pointerover", "focusin"]) {
  panel.addEventListener(name, (/** @type {Event} */ event) => {
    const item = /** @type {any} */ (event.target).closest("[data-tie]");
    const drawn = item && drawnTies.get(item.dataset.tie);
    if (drawn) bringOut({ tie: drawn.tie }, frameNow());
  });
}
for (const name of ["pointerleave", "focusout"]) {
  panel.addEventListener(name, () => {
    if (frameNow()) bringOut(preview || lookedAt(), frameNow());
  });
}

// MARK: the controls

const filters = byId("filters"), kindList = html("span", { class: "kinds" });
// What lines look like that are less sure, where there are such.
const lessList = html("span", { class: "kinds less" });
filters.append(kindList, lessList);

/** @param {any} frame */
function listKinds(frame) {
  if (kindList.childElementCount !== kinds.length) {
    kindList.replaceChildren(...kindsInOrder().map((k) => {
      const kind = kinds[k];
      const box = html("input", { type: "checkbox", "data-kind": k });
      box.addEventListener("change", () => change(true, () => {
        if (box.checked) state.hidden.delete(kind.name); else state.hidden.add(kind.name);
      }));
      return html("label", { class: "kind" }, box, sample(k), kind.name, html("span", { class: "count" }));
    }));
  }
  const counts = kinds.map(() => 0);
  for (const c of frame.claims.keys()) counts[claims[c].k] += 1;
  for (const box of kindList.querySelectorAll("input")) {
    const k = Number(box.dataset.kind);
    box.checked = !state.hidden.has(kinds[k].name);
    box.parentNode.lastElementChild.textContent = counts[k];
  }
  lessList.replaceChildren(...lessAmong(frame.ties.filter(isShown))
    .map(({ one, text }) => html("span", {}, sampleOfLess(one), text)));
}

for (const [id, key] of [["certain", "certainOnly"], ["changes", "showsChanges"], ["posts", "showsPosts"]]) {
  const box = html("input", { type: "checkbox", id });
  box.addEventListener("change", () => change(true, () => { state[key] = box.checked; }));
  filters.append(html("label", {}, box, html("span", { "data-t": "filter." + id })));
}

/** Begins with the steps that there are. */
export function begin() {
  leadBy(go);
  readAddress();
  dress();
  const frame = frameNow() || slots.map((slot) => slot.frame).find((one) => one);
  if (frame) measureFont(frame);
  measure();
  show(true);
}
