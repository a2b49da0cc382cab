// @ts-check
// Frames come from the server when they are looked at.
import { ask } from "./api.js";
import { cut, whenCut } from "./circle.js";
import { spoken } from "./dates.js";
import { drawn, isTogether, most, mostTogether } from "./drawn.js";
import { say } from "./message.js";
import { absorb, slots } from "./model.js";
import { makeSpans, state } from "./state.js";
import { asBefore, keepInSight, releasePlaces, startOfScenes } from "./steady.js";
import { t } from "./texts.js";
import { compareWithLastViewIf, loadFramesBy, show, writeAddress } from "./view.js";

/** Frames that are kept when there are many. */
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
 * The key of a stretch of steps, from the beginning of one to the end of another.
 * @param {number} first
 * @param {number} last
 * @returns {[string, string]}
 */
const endsOf = (first, last) => [slots[first].key.split("/")[0], slots[last].key.split("/").pop()];

/**
 * The time that a step is asked for with.
 * @param {number} at
 * @returns {[string, string][]}
 */
function timeOf(at) {
  const [first, last] = stretchOf(at);
  if (first === last && drawn.by !== "week") return [["year", slots[at].key], ...most()];
  const [from, to] = endsOf(first, last);
  return [["from", from], ["to", to], ["by", drawn.by], ...most()];
}

// MARK: what is asked for

/**
 * What was asked for and is not there yet, by its question.
 * @type {Map<string, Promise<any>>}
 */
const underway = new Map();

/** Rises whenever all that was asked for before is of no use any more. */
let edition = 0;
/** The edition, by which whoever asks can tell afterwards whether the answer is still wanted. */
export const editionNow = () => edition;
/** Has what was asked for be of no use any more. */
export const beginEdition = () => { edition += 1; };

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
 * Puts the frames of a scene where they belong.
 * @param {any} told
 * @param {boolean} isDraft
 */
function put(told, isDraft) {
  for (const frame of framesOf(told, isDraft)) {
    const slot = slots.find((one) => one.key === frame.key);
    if (!slot) continue;
    if (!isDraft || !slot.frame) slot.frame = frame;
    if (slot === slots[state.at]) keepInSight(frame);
  }
  forget();
}

/**
 * Asks for a scene once.
 * @param {[string, string][]} query
 * @param {boolean} isDraft
 * @returns {Promise<any>}
 */
function scene(query, isDraft) {
  const question = JSON.stringify(query);
  const known = underway.get(question);
  if (known) return known;
  const asked = edition;
  const answer = ask("scene", [...query, ...startOfScenes(), ...cut()])
    .then(({ data }) => { if (asked === edition) put(data, isDraft); })
    .finally(() => underway.delete(question));
  underway.set(question, answer);
  return answer;
}

/** Forgets frames that are far from what is looked at. */
function forget() {
  const kept = slots.map((slot, at) => ({ slot, far: Math.abs(at - state.at) })).filter(({ slot }) => slot.frame);
  for (const { slot } of kept.sort((a, b) => a.far - b.far).slice(mostKept)) slot.frame = null;
}

// MARK: what is looked at

/**
 * So long is waited for a picture of all steps, milliseconds, before one by itself is shown, which may look quite
 * different.
 */
const patience = 800;

/**
 * Has the frame of a step, as soon as it can be: by itself first, where the others take longer and nothing is there
 * yet.
 * @param {number} at
 */
async function load(at) {
  const asked = edition;
  const whole = scene(timeOf(at), false);
  const [first, last] = stretchOf(at);
  // After an edit a picture is there, which changes once.
  if (first !== last && !startOfScenes().length) {
    const patient = new Promise((done) => setTimeout(done, patience));
    const isThere = await Promise.race([whole.then(() => true), patient]);
    if (!isThere && asked === edition) {
      whole.then(() => { if (asked === edition) show(false); }, () => {});
      await scene([["year", slots[at].key]], true).catch(() => whole);
      if (!slots[at].frame) await whole;
      return;
    }
  }
  await whole;
  // The next ones are asked for while this one is looked at.
  for (const near of [at + 1, at - 1]) {
    if (slots[near] && !slots[near].frame) scene(timeOf(near), false).catch(() => {});
  }
}

/** @param {any} span */
async function loadSpan(span) {
  const { data } = await ask("scene", [["year", span.key], ...most(), ...startOfScenes(), ...cut()]);
  span.frame = framesOf(data)[0];
}

/**
 * Has the frame of a step or of a stretch.
 * @param {any} slot
 */
export async function loadSlot(slot) {
  if (!slot.frame) await (slot.last === undefined ? load(slots.indexOf(slot)) : loadSpan(slot));
  if (!slot.frame) throw new Error(t("noneKnown", { time: slot.name }));
  say("");
}
loadFramesBy(loadSlot);

/**
 * The stretch from one step to another, which is shown as a step is.
 * @param {number} first
 * @param {number} last
 */
export function spanOf(first, last) {
  if (last <= first) return null;
  const key = endsOf(first, last).join("/");
  return { key, name: spoken(key) || key, frame: null, last };
}
makeSpans(spanOf);
compareWithLastViewIf(() => drawn.since === "view");

// MARK: anew

/** What all frames are asked for with, and what those that are here were. */
const basisNow = () => JSON.stringify([most(), cut()]);
let basis = "";
/** Whether the frames that are here are of another circle, or another number of figures, than what is wanted. */
export const isOutdated = () => basis !== basisNow();
/** Has the frames that are here be those that are wanted. */
export const settleBasis = () => { basis = basisNow(); };

/** @type {(() => void)[]} */
const watchers = [];
/** @param {() => void} watcher */
export const whenRenewed = (watcher) => { watchers.push(watcher); };

/**
 * Asks for everything anew: another circle, or another chronicle after an edit.
 * @param {boolean} [isEdited] whether it is to look as before, as far as it is the same
 */
export function renew(isEdited = false) {
  if (!isEdited) releasePlaces();
  settleBasis();
  beginEdition();
  underway.clear();
  for (const slot of slots) slot.frame = null;
  if (state.span) state.span.frame = null;
  writeAddress(false);
  show(true);
  for (const watcher of watchers) watcher();
}
whenCut(() => { writeAddress(true); renew(); });
