// @ts-check
// Drafts of edits: each form keeps its own in the browser until it is saved or given up.
import { chronicle } from "./chronicle.js";

/**
 * What was written: the command, what it amends, the fields, and the row as it was when it was taken up.
 * @typedef {{ key: string, command: string, of: string | null, values: Record<string, string>, taken: any }} Draft
 */

const ownKeys = () => "camarilla-draft:" + (chronicle.name || chronicle.title) + ":";

/**
 * A key of a form's own, so that two windows never write over each other's.
 * @param {string} command
 * @param {string | null} of
 */
export const newDraftKey = (command, of) =>
  ownKeys() + [command, of ?? "", Date.now().toString(36) + Math.random().toString(36).slice(2)].map(encodeURIComponent).join(":");

/** @param {Draft} draft */
export function keepDraft(draft) {
  try { localStorage.setItem(draft.key, JSON.stringify(draft)); } catch { /* Then the form is all there is. */ }
}

/** @param {string | null} key */
export function dropDraft(key) {
  if (key === null) return;
  try { localStorage.removeItem(key); } catch { /* Then nothing was kept. */ }
}

/**
 * All drafts of this chronicle.
 * @returns {Draft[]}
 */
export function drafts() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(ownKeys())).sort().flatMap((key) => {
      try { return [{ ...JSON.parse(localStorage.getItem(key) ?? ""), key }]; } catch { return []; }
    });
  } catch { return []; }
}
