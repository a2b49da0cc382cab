// @ts-check
// What the command's options are called on the page.
import { hasText, t, textOr } from "./texts.js";

/** @param {string} name */
export const optionName = (name) => textOr("option." + name, name);

/**
 * What the command says, in which it names options: those are called as they are on the page.
 * @param {string} text
 */
export const asOnThePage = (text) => text.replace(/--([a-z][a-z-]*)/g, (all, name) => (hasText("option." + name) ? t("quoted", { text: t("option." + name) }) : all));
