// @ts-check
// What would turn a line around, or can't be seen, by its number, as the command writes it in a terminal.

// Marks that embed, override or isolate directions, ends of lines that are none here, and control characters.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** @param {string} text */
export const visible = (text) => text.replace(unseen, (one) =>
  "<U+" + one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + ">");
