// @ts-check
// Elements of the page.
import { visible } from "./visible.js";

/**
 * The element of an id, which the page has.
 * @param {string} id
 * @returns {any}
 */
export const byId = (id) => document.getElementById(id);

/**
 * An element with attributes, null and false ones left out, and with children, null ones left out. What texts have that
 * can't be seen is shown by its number.
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {...any} children
 * @returns {any}
 */
export function html(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) {
    if (attributes[key] !== null && attributes[key] !== false) element.setAttribute(key, attributes[key]);
  }
  for (const child of children) if (child !== null) element.append(typeof child === "string" ? visible(child) : child);
  return element;
}

const svgNames = "http://www.w3.org/2000/svg";

/**
 * An element of a drawing.
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {Element | null} [parent]
 * @param {string} [text]
 * @returns {any}
 */
export function svg(name, attributes, parent, text) {
  const element = document.createElementNS(svgNames, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (text !== undefined) element.textContent = visible(text);
  if (parent) parent.appendChild(element);
  return element;
}

/** @param {number} x */
export const round = (x) => Math.round(x * 100) / 100;
export const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
export const darkness = window.matchMedia("(prefers-color-scheme: dark)");
