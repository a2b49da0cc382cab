// @ts-check
// The line of time of a chronicle: its steps, and how much there is in each.
import { ask, Refusal } from "./api.js";
import { chronicle } from "./chronicle.js";
import { cut } from "./circle.js";
import { spoken, yearKey } from "./dates.js";
import { drawn } from "./drawn.js";
import { isAbsence } from "./fault.js";
import { beginEdition, editionNow, whenRenewed } from "./frames.js";
import { about, slots } from "./model.js";
import { readTime, state } from "./state.js";
import { translate } from "./texts.js";
import { layOutTime } from "./time.js";
import { failed } from "./view.js";

/** The keys of the steps that are wanted. */
async function stepsOfChronicle() {
  if (drawn.by !== "year") return (await ask("steps", [["by", drawn.by]])).data.steps;
  return Array.from({ length: chronicle.to - chronicle.from + 1 }, (_, index) => yearKey(chronicle.from + index));
}

/**
 * Lays out the line of time in the steps that are wanted.
 * @param {string} key the step to begin with
 */
export async function layOutSteps(key) {
  about.unit = drawn.by;
  slots.length = 0;
  beginEdition();
  for (const step of await stepsOfChronicle()) {
    slots.push({ key: step, name: spoken(step), frame: null, changes: 0, count: 0 });
  }
  state.span = null;
  readTime(key);
  translate(about.unit);
  layOutTime();
  setReach();
}

/** Has no time to go through any more. */
export function clearSteps() {
  slots.length = 0;
  beginEdition();
  state.span = null;
  layOutTime();
  setReach();
}

/** Where there is no time to go through, its controls are out of use. */
export function setReach() {
  for (const one of document.querySelectorAll("#filters input, #span, #unit, #top, #since, #until")) {
    /** @type {any} */ (one).disabled = slots.length === 0;
  }
}

// MARK: how much there is

/**
 * Larger chronicles are not read as a whole for a histogram, nor still smaller ones before the first picture is there.
 */
const mostCounted = 1_000_000, mostCountedFirst = 20_000;

/** The year that has most ties, to begin with; of a large chronicle the one in the middle. */
export async function busiest() {
  if (chronicle.relationships > mostCountedFirst) return yearKey(Math.round((chronicle.from + chronicle.to) / 2));
  const { data } = await ask("turnover", [["by", "year"], ...cut()]);
  const most = Math.max(...data.years.map((/** @type {any} */ year) => year.ties));
  return data.years.find((/** @type {any} */ year) => year.ties === most)?.period ?? yearKey(chronicle.from);
}

/** The histogram: how many ties there are in each step, and how many begin and end. */
export async function countChanges() {
  if (chronicle.relationships > mostCounted) return;
  const asked = editionNow();
  try {
    const { data } = await ask("turnover", [["by", drawn.by], ...cut()]);
    if (asked !== editionNow()) return;
    const steps = new Map(data.years.map((/** @type {any} */ step) => [step.period, step]));
    for (const slot of slots) {
      const step = /** @type {any} */ (steps.get(slot.key));
      slot.count = step ? step.ties : 0;
      slot.changes = step ? (step.begun ?? 0) + (step.ended ?? 0) : 0;
    }
    layOutTime();
  } catch (error) {
    // Without it the line of time has no bars; what is wrong is said where the picture is.
    if (isAbsence(error)) failed(error);
    else if (!(error instanceof Refusal)) throw error;
  }
}
whenRenewed(countChanges);
