// @ts-check
// What the page as a whole has to say, over the picture.
import { byId } from "./dom.js";
import { visible } from "./visible.js";

/**
 * Says what went wrong, or nothing.
 * @param {string} text
 */
export function say(text) {
  byId("message").textContent = visible(text);
  byId("message").hidden = text === "";
}
