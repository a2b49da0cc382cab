// @ts-check
// Opens the chronicle as soon as it can be asked, and shows it anew once it is another than it was.
import { ask, Refusal } from "./api.js";
import { followAddress } from "./ask.js";
import { changed, chronicle, learn } from "./chronicle.js";
import { setControls } from "./controls.js";
import { spoken, spokenYear } from "./dates.js";
import { yearsOf } from "./days.js";
import { byId } from "./dom.js";
import { drawn } from "./drawn.js";
import { isAbsence, isPassing, words } from "./fault.js";
import { isOutdated, loadSlot, renew, settleBasis } from "./frames.js";
import { say } from "./message.js";
import { about, slots } from "./model.js";
import { frameNow, keyInAddress, readAddress, slotNow, state } from "./state.js";
import { holdPlaces } from "./steady.js";
import { openTab, wake } from "./tabs.js";
import { t } from "./texts.js";
import { busiest, clearSteps, countChanges, layOutSteps } from "./timeline.js";
import { begin, failed, show, showPanel, whenFailed, whenReturned, whenShown, writeAddress } from "./view.js";
import { visible } from "./visible.js";

/** Whether a picture has been shown. */
let hasBegun = false;
/** Whether a chronicle without a time has been opened. */
let hasOpened = false;

// MARK: opening

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

/** Tells of no time any more, where there is none. */
function forgetTime() {
  for (const id of ["year", "summary"]) byId(id).textContent = "";
  for (const count of document.querySelectorAll("#filters .count")) count.textContent = "0";
  document.title = chronicle.title;
  byId("panel").replaceChildren();
  showPanel();
  say(t("nothingDated"));
}

/** Opens a chronicle in which nothing has a time. */
function openWithoutTime() {
  byId("stage").classList.add("vacant");
  // Whoever is at work already, or has come by a link to a tab, stays there.
  if (!hasOpened && !/[#&]tab=/.test(location.hash)) {
    openTab(state.figure !== null ? "panel" : chronicle.canEdit ? "edit" : "problems");
  }
  hasOpened = true;
  wake();
  forgetTime();
}

/** Shows the first picture. */
async function openAtTime() {
  const asked = keyInAddress();
  await layOutSteps(asked || await busiest());
  writeAddress(false);
  await loadSlot(slotNow());
  hasBegun = true;
  settleBasis();
  lastLooked = Date.now();
  say("");
  begin();
  wake();
  sayIfBeyond(asked);
  document.documentElement.dataset.ready = "true";
}

/** Shows the chronicle, as soon as it can be asked. */
export async function open() {
  try {
    await learn();
  } catch (error) {
    failed(error);
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
  if (chronicle.from === null) { openWithoutTime(); return; }
  try {
    await openAtTime();
  } catch (error) {
    failed(error);
    if (!isPassing(error)) wake();
    if (about.themes === null) return;
  }
  countChanges();
}

// MARK: what goes wrong

/** A chronicle that can't be asked is looked for until it can; so often, in milliseconds. */
const timeToLook = 1500;
let looking = 0;

async function look() {
  looking = 0;
  if (!hasBegun) { open(); return; }
  try {
    await relearn(true);
    wake();
  } catch (error) { failed(error); }
}

whenFailed((error) => {
  byId("stage").removeAttribute("aria-busy");
  // What is still seen is of another time.
  if (hasBegun && slotNow() && !frameNow()) {
    byId("stage").classList.add("vacant");
    byId("summary").textContent = "";
    byId("panel").replaceChildren();
  }
  say(words(error));
  if (isPassing(error) && !looking) looking = window.setTimeout(look, timeToLook);
});

// MARK: showing it anew

/**
 * Shows the chronicle as it is by now, after an edit here or elsewhere: with another line of time where its years are
 * others.
 * @param {boolean} [isLaidOutAnew]
 */
export async function relearn(isLaidOutAnew = false) {
  const { from, to } = chronicle;
  const key = slotNow()?.key ?? "";
  // Of the picture that is shown, if any, all goes on.
  if (frameNow()) holdPlaces();
  await learn();
  nameChronicle();
  lastLooked = Date.now();
  if (!hasBegun) { await open(); return; }
  byId("stage").classList.toggle("vacant", chronicle.from === null);
  if (chronicle.from === null) {
    clearSteps();
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
    const { revision, name } = chronicle;
    const { data } = await ask("chronicle");
    // An edit of this page's own may have been made meanwhile, and has had all looked at.
    if (revision === chronicle.revision && (data.revision !== revision || data.name !== name)) await relearn();
  } catch (error) {
    if (isAbsence(error) || (error instanceof Refusal && error.status === 401)) failed(error);
    else if (!(error instanceof Refusal)) throw error;
  }
}
window.addEventListener("focus", lookForEdits);
document.addEventListener("visibilitychange", lookForEdits);
whenShown(() => { lookForEdits(); });

whenReturned(async () => {
  setControls();
  followAddress();
  if (!slots.length) return;
  const isOther = isOutdated();
  try {
    if (drawn.by !== about.unit) await layOutSteps(keyInAddress());
    else if (!isOther) { show(true); return; }
    renew();
  } catch (error) { failed(error); }
});
