// @ts-check
// Drafts of edits: each form keeps its own in the browser until it is saved or given up.
import { chronicle } from "./chronicle.js";
import { keep, kept, keptNames } from "./memory.js";

/**
 * A row as it was when it was taken up, and the revision that it was last looked at.
 * @typedef {{ row: Record<string, any>, revision: string }} Taken
 */

/**
 * What was written: the command, what it amends, the fields, the row that it was written on, and the form that names
 * what this one adds, and goes on after it.
 * @typedef {{ key: string, command: string, of: string | null, values: Record<string, string>, taken: Taken | null,
 *   waiting: any }} Draft
 */

const ownKeys = () => "camarilla-draft:" + (chronicle.name || chronicle.title) + ":";

/**
 * A key of a form's own, so that two windows never write over each other's.
 * @param {string} command
 * @param {string | null} of
 */
export function newDraftKey(command, of) {
  const unlikeOthers = Date.now().toString(36) + Math.random().toString(36).slice(2);
  return ownKeys() + [command, of ?? "", unlikeOthers].map(encodeURIComponent).join(":");
}

/** @param {Draft} draft */
export const keepDraft = (draft) => keep(draft.key, JSON.stringify(draft));

/** @param {string | null} key */
export const dropDraft = (key) => { if (key !== null) keep(key, null); };

/**
 * All drafts of this chronicle.
 * @returns {Draft[]}
 */
export const drafts = () => keptNames(ownKeys()).flatMap((key) => {
  try { return [{ ...JSON.parse(kept(key) ?? ""), key }]; } catch { return []; }
});

/** Lets go of the draft that this window writes. */
let letGo = () => {};
/** The keys that this window holds, one of them for a moment longer than it writes. */
const own = new Set();

/**
 * Holds a draft as the one that this window writes, so that no other window offers it, until another is held or none.
 * Where a browser has no locks, as on a page that came from another machine in the clear, nobody knows of other
 * windows.
 * @param {string | null} key
 */
export function hold(key) {
  letGo();
  if (key === null || !navigator.locks) return;
  const end = new Promise((resolve) => { letGo = () => resolve(null); });
  own.add(key);
  navigator.locks.request(key, () => end).finally(() => own.delete(key));
}

/** The keys that are waited for. */
const awaited = new Set();

/**
 * The keys of all drafts that another window is writing.
 * @param {() => void} then what is done once one of them is let go of: its window was closed, or loaded anew
 */
export async function heldElsewhere(then) {
  const all = (await navigator.locks?.query())?.held ?? [];
  const keys = all.map(({ name }) => name ?? "").filter((key) => key.startsWith(ownKeys()) && !own.has(key));
  for (const key of keys.filter((one) => !awaited.has(one))) {
    awaited.add(key);
    navigator.locks.request(key, () => { awaited.delete(key); }).then(then);
  }
  return new Set(keys);
}
