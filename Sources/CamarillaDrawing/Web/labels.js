// @ts-check
// Names over the boxes that are too small for them. Of a large graph the ground places all, and writes those of who have no
// elements.
import { svg } from "./dom.js";
import { drawnFigures, growBox, isBroughtOut, labelLayer, whenDrawn } from "./drawing.js";
import { hasElement, paintedLabels, whenPainted } from "./ground.js";
import { labelsOf, leastLegible } from "./legible.js";
import { layPosts } from "./posts.js";
import { frameNow } from "./state.js";
import { cornerOfView, view, whenViewed } from "./viewport.js";

let waiting = 0;

/**
 * Shows a box once more above all others, which stand in the order of the keyboard, and its name above all boxes.
 * @param {any} item
 */
function showAbove({ f, g, box, text }) {
  const copyOf = (/** @type {Element} */ part) => {
    const copy = svg("g", { class: g.getAttribute("class").replace("figure", "over"), transform: g.getAttribute("transform"), "data-of": f }, labelLayer);
    copy.classList.toggle("near", isBroughtOut(f));
    copy.append(part.cloneNode(true));
    return copy;
  };
  labelLayer.prepend(copyOf(box));
  copyOf(text);
}

function lay() {
  waiting = 0;
  labelLayer.replaceChildren();
  const frame = frameNow();
  if (!frame) return;
  for (const [, item] of drawnFigures) growBox(item, null);
  const beside = [];
  for (const label of paintedLabels() ?? labelsOf(frame, { ...view, ...cornerOfView() })) {
    const item = drawnFigures.get(label.f), size = label.size / view.scale;
    // Whoever has no place yet has a name as soon as there is one.
    if (!hasElement(label.f) || (item && !item.numbers)) continue;
    // A name that lies over its box has that grow with it, so that both stay one thing.
    if (label.isOver && item) {
      growBox(item, { ...label, size });
      showAbove(item);
      continue;
    }
    beside.push(label);
    for (const { text, y } of label.lines) {
      svg("text", { class: isBroughtOut(label.f) ? "near" : null, "data-of": label.f, x: label.x, y: y + size * 0.36, "font-size": size, "stroke-width": 3.2 / view.scale }, labelLayer, text);
    }
  }
  for (const [, item] of drawnFigures) {
    item.g.classList.toggle("tiny", !item.grown && item.numbers !== null && item.numbers[4] * view.scale < leastLegible);
  }
  layPosts(view.scale, beside);
}

function update() {
  if (!waiting) waiting = window.setTimeout(() => requestAnimationFrame(lay), 60);
}
whenViewed(update);
whenDrawn(update);
whenPainted(update);
