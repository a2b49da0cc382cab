// @ts-check
// What the browser keeps for the next time, where it keeps anything for this page.

/**
 * What was kept under a name; null for nothing.
 * @param {string} name
 */
export const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

/**
 * Keeps a text; null takes it out. Where nothing is kept, it is known for this time only.
 * @param {string} name
 * @param {string | null} text
 */
export function keep(name, text) {
  try {
    if (text === null) localStorage.removeItem(name); else localStorage.setItem(name, text);
  } catch { /* As the reader wants it. */ }
}

/**
 * The names of what is kept, in their order, that begin so.
 * @param {string} beginning
 */
export function keptNames(beginning) {
  try { return Object.keys(localStorage).filter((name) => name.startsWith(beginning)).sort(); } catch { return []; }
}
