// @ts-check
// Names that are too small to be read in their boxes, written over them as large as text is: of the most central as many
// as have room.
import { svg } from "./dom.js";
import { drawnFigures, labelLayer, whenDrawn } from "./drawing.js";
import { leastLegible } from "./ground.js";
import { names } from "./model.js";
import { boxOf } from "./places.js";
import { chosen, frameNow } from "./state.js";
import { view, whenViewed } from "./viewport.js";

const size = 11;
let waiting = 0;

function lay() {
  waiting = 0;
  labelLayer.replaceChildren();
  const frame = frameNow();
  if (!frame) return;
  /** Boxes of the labels that are there, in pixels. @type {number[][]} */ const taken = [];
  const [left, top] = [view.x - view.width / view.scale / 2, view.y - view.height / view.scale / 2];
  const f0 = chosen();
  for (const [, item] of drawnFigures) item.g.classList.toggle("tiny", item.numbers !== null && item.numbers[4] * view.scale < leastLegible);
  const some = [...frame.figures].sort((a, b) => Number(b.f === f0) - Number(a.f === f0));
  for (const figure of some) {
    const [x, y, w0, h0, own] = boxOf(figure);
    const text = names[figure.n].join(" ");
    const [px, py] = [(x - left) * view.scale, (y - top) * view.scale];
    if (own * view.scale >= leastLegible) {
      const [dx, dy] = [w0 * view.scale / 2, h0 * view.scale / 2];
      taken.push([px - dx, py - dy, px + dx, py + dy]);
      continue;
    }
    if (px < 0 || py < 0 || px > view.width || py > view.height) continue;
    const w = text.length * size * 0.58 + 6, h = size * 1.3;
    // At the edge a name moves in.
    const cx = Math.min(Math.max(px, w / 2), view.width - w / 2);
    const box = [cx - w / 2, py - h / 2, cx + w / 2, py + h / 2];
    if (taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
    taken.push(box);
    svg("text", { x: left + cx / view.scale, y: y + size * 0.36 / view.scale, "font-size": size / view.scale,
      "stroke-width": 3.2 / view.scale }, labelLayer, text);
  }
}

function update() {
  if (!waiting) waiting = setTimeout(() => requestAnimationFrame(lay), 60);
}
whenViewed(update);
whenDrawn(update);
