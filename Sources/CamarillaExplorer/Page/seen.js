// @ts-check
// The drawing as it is seen, with its colors, as an SVG that needs nothing else.
import { svg } from "./dom.js";
import { drawing } from "./drawing.js";
import { paintWith } from "./ground.js";
import { SVGPen } from "./svgpen.js";

const styled = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight",
  "font-style", "text-anchor", "dominant-baseline", "paint-order", "display", "visibility", "stroke-linecap", "stroke-linejoin",
  "stroke-opacity", "fill-opacity"];

/** @returns {SVGSVGElement} */
export function drawingAsSeen() {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const [from, to] = [drawing.querySelectorAll("*"), copy.querySelectorAll("*")];
  from.forEach((/** @type {Element} */ element, /** @type {number} */ i) => {
    const style = getComputedStyle(element);
    for (const name of styled) {
      const value = style.getPropertyValue(name);
      if (value) to[i].setAttribute(name, value);
    }
    for (const name of ["class", "style", "tabindex", "role", "aria-label", "aria-pressed", "data-tie", "data-figure"]) to[i].removeAttribute(name);
  });
  // What is there to be hit, not to be seen.
  for (const element of copy.querySelectorAll("[display=none], [fill=none][stroke='rgba(0, 0, 0, 0)']")) element.remove();
  for (const name of ["class", "id", "style", "role", "aria-label", "tabindex", "data-settled", "data-kinds", "data-t-aria-label"]) copy.removeAttribute(name);
  // What a canvas paints of a large graph lies between the paper and the elements.
  const painted = svg("g", {});
  paintWith(new SVGPen(painted));
  copy.prepend(painted);
  return copy;
}
