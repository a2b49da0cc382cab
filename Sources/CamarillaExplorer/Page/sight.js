// @ts-check
// Bringing into the picture what a search, a problem or an edit is about, at a time when it is there.
import { ask } from "./api.js";
import { cut } from "./circle.js";
import { yearsOf } from "./days.js";
import { about, claims, figureOf, slots } from "./model.js";
import { lookAtFigure } from "./result.js";
import { frameNow, setChosen, slotNow, state } from "./state.js";
import { openTab } from "./tabs.js";
import { change, writeAddress } from "./view.js";

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
export async function showFigure(figure) {
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
 * The years between which a claim may hold, as far as its date tells them.
 * @param {string} when in EDTF
 */
function reach(when) {
  const [first, last = first] = when.replace(/[?~%[\]{}]/g, "").split(/\.\.(?=.)|[/,]/);
  const [from, to] = [yearsOf(first)[0], yearsOf(last)[1]];
  return [Number.isNaN(from) ? -Infinity : from, Number.isNaN(to) ? Infinity : to];
}

/**
 * Shows the tie that a claim is of, at a time when the claim holds, if the page knows one.
 * @param {{ id: string, source: string, target: string, when?: string }} claim
 */
export function showClaim({ id, source, target, when }) {
  const c = claims.findIndex((claim) => claim.id === id), [from, to] = when === undefined ? [Infinity, -Infinity] : reach(when);
  const holds = (/** @type {any} */ slot) => {
    if (slot?.frame) return slot.frame.claims.has(c);
    const [first, last] = slot ? yearsOf(slot.key) : [NaN, NaN];
    return first <= to && last >= from;
  };
  const at = holds(slotNow()) ? -1 : slots.findIndex(holds);
  openTab("panel", "none");
  change(true, () => {
    if (at >= 0) { state.at = at; state.span = null; }
    setChosen(null, [source, target]);
  });
}
