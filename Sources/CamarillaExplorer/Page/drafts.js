// @ts-check
// Drafts of edits: each form keeps its own in the browser until it is saved or given up.
import { chronicle } from "./chronicle.js";
import { keep, kept, keptNames } from "./memory.js";

/**
 * What was written: the command, what it amends, the fields, the row as it was when it was taken up, and the
 * form that names what this one adds, and goes on after it.
 * @typedef {{ key: string, command: string, of: string | null, values: Record<string, string>, taken: any, waiting: any }} Draft
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
