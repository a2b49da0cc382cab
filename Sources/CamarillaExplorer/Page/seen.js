// @ts-check
// The drawing as it is seen, with its colors, as an SVG that needs nothing else.
import { circleInShort } from "./circle.js";
import { classOf } from "./colors.js";
import { byId, svg } from "./dom.js";
import { drawing } from "./drawing.js";
import { paintWith } from "./ground.js";
import { about, kinds } from "./model.js";
import { lessAmong, sinceText } from "./panel.js";
import { frameNow, isShown, state } from "./state.js";
import { SVGPen } from "./svgpen.js";
import { t } from "./texts.js";

const styled = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight",
  "font-style", "text-anchor", "dominant-baseline", "paint-order", "display", "visibility", "stroke-linecap", "stroke-linejoin",
  "stroke-opacity", "fill-opacity"];

/**
 * A copy that looks as the original does, wherever it is put.
 * @param {SVGSVGElement} original
 */
function asStyled(original) {
  const copy = /** @type {SVGSVGElement} */ (original.cloneNode(true));
  const [from, to] = [original.querySelectorAll("*"), copy.querySelectorAll("*")];
  from.forEach((/** @type {Element} */ element, /** @type {number} */ i) => {
    const style = getComputedStyle(element);
    for (const name of styled) {
      const value = style.getPropertyValue(name);
      if (value) to[i].setAttribute(name, value);
    }
    for (const name of ["class", "style", "tabindex", "role", "aria-label", "aria-pressed", "data-tie", "data-figure"]) to[i].removeAttribute(name);
  });
  for (const name of ["class", "id", "style", "role", "aria-label", "aria-hidden", "tabindex", "data-settled", "data-kinds", "data-t-aria-label"]) copy.removeAttribute(name);
  return copy;
}

export function drawingAsSeen() {
  const copy = asStyled(drawing);
  // What is there to be hit, not to be seen.
  for (const element of copy.querySelectorAll("[display=none], [fill=none][stroke='rgba(0, 0, 0, 0)']")) element.remove();
  // What a canvas paints of a large graph lies between the paper and the elements.
  const painted = svg("g", {});
  paintWith(new SVGPen(painted));
  copy.prepend(painted);
  return copy;
}

/**
 * What is to be read beside the drawing where it stands alone: of what and when it is, and what its lines and signs mean.
 * @returns {import("./caption.js").Words}
 */
export function wordsAsSeen() {
  const frame = frameNow();
  if (!frame) return { title: about.title, legend: [] };
  const { change } = frame;
  const ties = [...frame.ties, ...state.showsChanges ? change.ghosts : []];
  const shown = new Set(ties.filter(isShown).map((/** @type {any} */ tie) => tie.k));
  const sampled = (/** @type {string} */ name) => asStyled(byId("filters").querySelector(".sample." + name));
  const legend = [
    ...[...shown].sort((a, b) => a - b).map((k) => ({ line: sampled("k" + k), text: kinds[k].name })),
    ...lessAmong(frame.ties.filter(isShown)).map(({ one, text }) => ({ line: sampled(classOf(one)), text })),
  ];
  const signs = state.showsChanges && !change.isUnknown ? [`+ ${t("new")}, × ${t("ended")}, ⇄ ${t("reversed")} ${sinceText(change)}`] : [];
  return { title: [frame.title, about.title, circleInShort()].filter(Boolean).join(" · "), legend: [...legend, ...signs.map((text) => ({ line: null, text }))] };
}
