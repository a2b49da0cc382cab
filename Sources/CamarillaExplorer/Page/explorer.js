// @ts-check
// The explorer's page: frames come from the server when they are looked at.
import { ask, Refusal } from "./api.js";
import { cut, whenCut } from "./circle.js";
import { byId, html } from "./dom.js";
import { spoken, spokenYear, yearKey } from "./dates.js";
import { yearsOf } from "./days.js";
import { keep } from "./memory.js";
import "./labels.js";
import { about, absorb, slots } from "./model.js";
import { frameNow, keyInAddress, makeSpans, readAddress, readTime, slotNow, state } from "./state.js";
import { languageNames, language, t, translate } from "./texts.js";
import { layOutTime } from "./time.js";
import { begin, change, extension, show, showPanel, writeAddress } from "./view.js";
import { openTab, tabs, wake } from "./tabs.js";
import { changed, chronicle, learn } from "./chronicle.js";
import { isAbsence, isPassing, words } from "./fault.js";
import { asBefore, holdPlaces, keepInSight, releasePlaces, startOfScenes } from "./steady.js";
import { visible } from "./visible.js";
import { drawn, isTogether, most, mostTogether, units } from "./drawn.js";
import "./search.js";
import { followAddress } from "./ask.js";
import "./problems.js";
import "./edit.js";
import "./takeaway.js";
import "./figure.js";

// MARK: what is drawn

// Frames that are kept when there are many.
const mostKept = 300;

/**
 * The steps that are laid out with one.
 * @param {number} at
 * @returns {[number, number]}
 */
function stretchOf(at) {
  if (!isTogether()) return [at, at];
  if (slots.length <= mostTogether) return [0, slots.length - 1];
  // Parts of years are laid out with their year, or a decade of years; always the same steps.
  const size = /** @type {any} */ ({ month: 12, quarter: 20, season: 20, week: 26, day: 31 })[drawn.by] ?? 40;
  const first = Math.floor(at / size) * size;
  return [first, Math.min(first + size, slots.length) - 1];
}

/**
 * @param {number} at
 * @returns {[string, string][]}
 */
const timeOf = (at) => {
  const [first, last] = stretchOf(at);
  if (first === last && drawn.by !== "week") return [["year", slots[at].key], ...most()];
  return [["from", slots[first].key.split("/")[0]], ["to", slots[last].key.split("/").pop()], ["by", drawn.by], ...most()];
};

/**
 * What was asked for and is not there yet, by its question.
 * @type {Map<string, Promise<any>>}
 */
const underway = new Map();
let edition = 0;

/**
 * The frames of a scene. Of a large graph the most central figures alone are drawn.
 * @param {any} told
 * @param {boolean} [isDraft] whether it will be laid out anew
 * @returns {any[]}
 */
function framesOf(told, isDraft = false) {
  const frames = absorb(told, isDraft ? undefined : asBefore);
  for (const frame of frames) frame.isCut = drawn.top !== "" && frame.figures.length >= Number(drawn.top);
  return frames;
}

/**
 * Asks for a scene once, and puts its frames where they belong.
 * @param {[string, string][]} query
 * @param {boolean} isDraft
 */
function scene(query, isDraft) {
  const question = JSON.stringify(query), asked = edition;
  if (!underway.has(question)) {
    underway.set(question, ask("scene", [...query, ...startOfScenes(), ...cut()]).then(({ data }) => {
      if (asked !== edition) return;
      for (const frame of framesOf(data, isDraft)) {
        const slot = slots.find((one) => one.key === frame.key);
        if (slot && !(isDraft && slot.frame)) slot.frame = frame;
        if (slot && slot === slots[state.at]) keepInSight(frame);
      }
      forget();
    }).finally(() => underway.delete(question)));
  }
  return /** @type {Promise<any>} */ (underway.get(question));
}

/** Forgets frames that are far from what is looked at. */
function forget() {
  const kept = slots.map((slot, at) => ({ slot, far: Math.abs(at - state.at) })).filter(({ slot }) => slot.frame);
  for (const { slot } of kept.sort((a, b) => a.far - b.far).slice(mostKept)) slot.frame = null;
}

/** So long is waited for a picture of all steps, milliseconds, before one by itself is shown, which may look quite different. */
const patience = 800;

/**
 * Has the frame of a step, as soon as it can be: by itself first, where the others take longer and nothing is there yet.
 * @param {number} at
 */
async function load(at) {
  const asked = edition;
  const whole = scene(timeOf(at), false);
  // After an edit a picture is there, which changes once.
  if (stretchOf(at)[0] !== stretchOf(at)[1] && !startOfScenes().length) {
    const first = await Promise.race([whole.then(() => "whole"), new Promise((done) => setTimeout(done, patience))]);
    if (first !== "whole" && asked === edition) {
      whole.then(() => { if (asked === edition) show(false); }, () => {});
      await scene([["year", slots[at].key]], true).catch(() => whole);
      if (!slots[at].frame) await whole;
      return;
    }
  }
  await whole;
  // The next ones are asked for while this one is looked at.
  for (const near of [at + 1, at - 1]) if (slots[near] && !slots[near].frame) scene(timeOf(near), false).catch(() => {});
}

extension.load = async (slot) => {
  if (!slot.frame) await (slot.last === undefined ? load(slots.indexOf(slot)) : loadSpan(slot));
  if (!slot.frame) throw new Error(t("noneKnown", { time: slot.name }));
  say("");
};

/** @param {any} span */
async function loadSpan(span) {
  const { data } = await ask("scene", [["year", span.key], ...most(), ...startOfScenes(), ...cut()]);
  span.frame = framesOf(data)[0];
}

/**
 * The stretch from one step to another, which is shown as a step is.
 * @param {number} first
 * @param {number} last
 */
function spanOf(first, last) {
  if (last <= first) return null;
  const key = slots[first].key.split("/")[0] + "/" + slots[last].key.split("/").pop();
  return { key, name: spoken(key) || key, frame: null, last };
}
makeSpans(spanOf);
extension.failed = (error) => {
  byId("stage").removeAttribute("aria-busy");
  // What is still seen is of another time.
  if (hasBegun && slotNow() && !frameNow()) {
    byId("stage").classList.add("vacant");
    byId("summary").textContent = "";
    byId("panel").replaceChildren();
  }
  say(words(error));
  if (isPassing(error) && !looking) looking = window.setTimeout(look, timeToLook);
};

// A chronicle that can't be asked is looked for until it can.
const timeToLook = 1500;
let looking = 0, hasBegun = false;

async function look() {
  looking = 0;
  if (!hasBegun) { open(); return; }
  try {
    await relearn(true);
    wake();
  } catch (error) { extension.failed(error); }
}
extension.sinceLastView = () => drawn.since === "view";

/**
 * Says what went wrong, or nothing.
 * @param {string} text
 */
export function say(text) {
  byId("message").textContent = visible(text);
  byId("message").hidden = text === "";
}

/**
 * Shows the chronicle as it is by now, after an edit here or elsewhere: with another line of time where its years are others.
 * @param {boolean} [isLaidOutAnew]
 */
export async function relearn(isLaidOutAnew = false) {
  const { from, to } = chronicle, key = slotNow()?.key ?? "";
  // Of the picture that is shown, if any, all goes on.
  if (frameNow()) holdPlaces();
  await learn();
  nameChronicle();
  lastLooked = Date.now();
  if (!hasBegun) { await open(); return; }
  byId("stage").classList.toggle("vacant", chronicle.from === null);
  if (chronicle.from === null) {
    slots.length = 0;
    edition += 1;
    state.span = null;
    layOutTime();
    setReach();
    forgetTime();
    return;
  }
  if (isLaidOutAnew || !slots.length || from !== chronicle.from || to !== chronicle.to) {
    await layOutSteps(key || await busiest());
  }
  say("");
  renew(true);
  for (const told of changed) told();
}

// What another window or program has changed is looked for when somebody comes back, and while time is gone through.
const leastBetweenLooks = 2_000;
let lastLooked = 0;
async function lookForEdits() {
  if (!hasBegun || looking || !chronicle.isStore || document.visibilityState === "hidden"
    || Date.now() - lastLooked < leastBetweenLooks) return;
  lastLooked = Date.now();
  try {
    const { revision, name } = chronicle, { data } = await ask("chronicle");
    // An edit of this page's own may have been made meanwhile, and has had all looked at.
    if (revision === chronicle.revision && (data.revision !== revision || data.name !== name)) await relearn();
  } catch (error) {
    if (isAbsence(error) || (error instanceof Refusal && error.status === 401)) extension.failed(error);
    else if (!(error instanceof Refusal)) throw error;
  }
}
window.addEventListener("focus", lookForEdits);
document.addEventListener("visibilitychange", lookForEdits);
extension.shown.push(() => { lookForEdits(); });

/**
 * Asks for everything anew: another circle, or another chronicle after an edit.
 * @param {boolean} [isEdited] whether it is to look as before, as far as it is the same
 */
export function renew(isEdited = false) {
  if (!isEdited) releasePlaces();
  basis = basisNow();
  edition += 1;
  underway.clear();
  for (const slot of slots) slot.frame = null;
  if (state.span) state.span.frame = null;
  writeAddress(false);
  show(true);
  countChanges();
}
whenCut(() => { writeAddress(true); renew(); });

/** What all frames are asked for with. */
const basisNow = () => JSON.stringify([most(), cut()]);
let basis = "";

/** Shows in the controls what the address says. */
function setControls() {
  byId("unit").value = drawn.by;
  byId("top").value = drawn.top;
  byId("since").value = drawn.since;
}

extension.returned = async () => {
  setControls();
  followAddress();
  if (!slots.length) return;
  const isOther = basis !== basisNow();
  try {
    if (drawn.by !== about.unit) await layOutSteps(keyInAddress());
    else if (!isOther) { show(true); return; }
    renew();
  } catch (error) { extension.failed(error); }
};

// MARK: time

/**
 * Lays out the line of time in the steps that are wanted.
 * @param {string} key the step to begin with
 */
async function layOutSteps(key) {
  about.unit = drawn.by;
  slots.length = 0;
  edition += 1;
  const keys = [];
  if (drawn.by === "year") for (let year = chronicle.from; year <= chronicle.to; year++) keys.push(yearKey(year));
  else keys.push(...(await ask("steps", [["by", drawn.by]])).data.steps);
  for (const key of keys) slots.push({ key, name: spoken(key), frame: null, changes: 0, count: 0 });
  state.span = null;
  readTime(key);
  translate(about.unit);
  layOutTime();
  setReach();
}

/** Where there is no time to go through, its controls are out of use. */
function setReach() {
  for (const one of document.querySelectorAll("#filters input, #span, #unit, #top, #since, #until")) {
    /** @type {any} */ (one).disabled = slots.length === 0;
  }
}

/** Larger chronicles are not read as a whole for a histogram, nor still smaller ones before the first picture is there. */
const mostCounted = 1_000_000, mostCountedFirst = 20_000;

/** The year that has most ties, to begin with; of a large chronicle the one in the middle. */
async function busiest() {
  if (chronicle.relationships > mostCountedFirst) return yearKey(Math.round((chronicle.from + chronicle.to) / 2));
  const { data } = await ask("turnover", [["by", "year"], ...cut()]);
  const most = Math.max(...data.years.map((/** @type {any} */ year) => year.ties));
  return data.years.find((/** @type {any} */ year) => year.ties === most)?.period ?? yearKey(chronicle.from);
}

/** The histogram: how many ties there are in each step, and how many begin and end. */
async function countChanges() {
  if (chronicle.relationships > mostCounted) return;
  const asked = edition;
  try {
    const { data } = await ask("turnover", [["by", drawn.by], ...cut()]);
    if (asked !== edition) return;
    const steps = new Map(data.years.map((/** @type {any} */ step) => [step.period, step]));
    for (const slot of slots) {
      const step = /** @type {any} */ (steps.get(slot.key));
      Object.assign(slot, { count: step ? step.ties : 0, changes: step ? (step.begun ?? 0) + (step.ended ?? 0) : 0 });
    }
    layOutTime();
  } catch (error) {
    // Without it the line of time has no bars; what is wrong is said where the picture is.
    if (isAbsence(error)) extension.failed(error);
    else if (!(error instanceof Refusal)) throw error;
  }
}

// MARK: controls of the explorer alone

// The second handle: a stretch from the one to the other.
const until = byId("until");
extension.shown.push(() => {
  Object.assign(until, { min: 0, max: slots.length - 1 });
  byId("span").checked = state.span !== null || askedAt === state.at;
  until.hidden = !byId("span").checked;
  byId("slider").parentNode.classList.toggle("two", !until.hidden);
  until.value = state.span ? state.span.last : Math.max(Number(until.value), state.at);
  until.setAttribute("aria-valuetext", slots[Number(until.value)]?.name ?? "");
});
/** The step at which the handles of a stretch were moved last, which may have become one step; null for none. */
let askedAt = /** @type {number | null} */ (null);
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
  if (byId("span").checked) stretch(state.at, Math.min(state.at + Math.max(1, Math.round(slots.length / 12)), slots.length - 1));
  else change(true, () => { state.span = null; askedAt = null; });
});
until.addEventListener("input", () => stretch(state.at, Number(until.value)));

for (const unit of units) {
  byId("unit").append(html("option", { value: unit, "data-t": "unit." + unit }));
}
byId("slider").addEventListener("input", (/** @type {Event} */ event) => {
  if (until.hidden) return;
  event.stopImmediatePropagation();
  stretch(Number(byId("slider").value), Number(until.value));
}, { capture: true });
byId("unit").addEventListener("change", async () => {
  const key = slotNow()?.key ?? "";
  drawn.by = byId("unit").value;
  try {
    await layOutSteps(key);
    writeAddress(true);
    show(true);
    countChanges();
  } catch (error) { extension.failed(error); }
});
byId("top").addEventListener("change", () => { drawn.top = byId("top").value; writeAddress(true); renew(); });
byId("since").addEventListener("change", () => { drawn.since = byId("since").value; writeAddress(true); show(false); });
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
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {any} */ (event.target).tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
  if (event.key === "?") { event.preventDefault(); byId("help-text").showModal(); }
});

/** Has the page be called as the chronicle is. */
function nameChronicle() {
  about.title = chronicle.title;
  byId("title").textContent = visible(chronicle.title);
  about.kinds = chronicle.kinds;
}

/**
 * Says so where the time that was asked for is none of the chronicle's: the nearest is shown.
 * @param {string} key
 */
function sayIfBeyond(key) {
  const [first, last] = yearsOf(key);
  if (first > chronicle.to || last < chronicle.from) {
    say(t("beyond", { time: spoken(key), from: spokenYear(chronicle.from), to: spokenYear(chronicle.to) }));
  }
}

/** Whether a chronicle without a time has been opened. */
let hasOpened = false;

/** Tells of no time any more, where there is none. */
function forgetTime() {
  for (const id of ["year", "summary"]) byId(id).textContent = "";
  for (const count of document.querySelectorAll("#filters .count")) count.textContent = "0";
  document.title = chronicle.title;
  byId("panel").replaceChildren();
  showPanel();
  say(t("nothingDated"));
}

/** Shows the chronicle, as soon as it can be asked. */
async function open() {
  try {
    await learn();
  } catch (error) {
    extension.failed(error);
    if (isPassing(error)) return;
    // A chronicle that can't be read is shown with what is wrong with it, all of which Problems has.
    if (!chronicle.isReadable) say(t("mendFirst"));
    openTab("problems");
    wake();
    return;
  }
  nameChronicle();
  readAddress();
  setControls();
  if (chronicle.from === null) {
    byId("stage").classList.add("vacant");
    // Whoever is at work already, or has come by a link to a tab, stays there.
    if (!hasOpened && !/[#&]tab=/.test(location.hash)) openTab(state.figure !== null ? "panel" : chronicle.canEdit ? "edit" : "problems");
    hasOpened = true;
    wake();
    forgetTime();
    return;
  }
  try {
    const asked = keyInAddress();
    await layOutSteps(asked || await busiest());
    writeAddress(false);
    await extension.load?.(slotNow());
    hasBegun = true;
    basis = basisNow();
    lastLooked = Date.now();
    say("");
    begin();
    wake();
    sayIfBeyond(asked);
    document.documentElement.dataset.ready = "true";
  } catch (error) {
    extension.failed(error);
    if (!isPassing(error)) wake();
    if (about.themes === null) return;
  }
  countChanges();
}

translate("year");
tabs();
setControls();
layOutTime();
setReach();
open();
