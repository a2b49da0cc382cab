// @ts-check
// What the command says, as it is called on the page.
import { spoken } from "./dates.js";
import { hasText, t, textOr } from "./texts.js";

/** @param {string} name */
export const optionName = (name) => textOr("option." + name, name);

/**
 * A moment, with the time of day where it was.
 * @param {string} time
 */
export function momentInWords(time) {
  const [day, clock = ""] = time.split("T");
  return [spoken(day), clock && clock.slice(0, 5) + " UTC"].filter(Boolean).join(", ");
}

/** As messages name an option or an argument: '--weight <x>', '<year>', --top. */
const namesInMessages = /'--([a-z-]+)(?: <[^>]*>)?'|'<([a-z-]+)>'|--([a-z][a-z-]*)/g;
/**
 * What the command says, in which it names options, arguments and moments: those are called as they are on the page.
 * @param {string} text
 */
export const asOnThePage = (text) => text.replace(namesInMessages, (all, ...names) => {
  const key = "option." + names.slice(0, 3).find(Boolean);
  return hasText(key) ? t("quoted", { text: t(key) }) : all;
}).replace(/\bat (\d{4}-\d\d-\d\dT[\d:]+Z)/g, (_, time) => "on " + momentInWords(time));
