// @ts-check
// Which names are written over their boxes, as they would be too small to be read in them: of the most central as many as
// have room.
import { names } from "./model.js";
import { boxOf } from "./places.js";
import { chosen } from "./state.js";

/** Names smaller than this on the screen are not written in their boxes, pixels. */
export const leastLegible = 7;
/** How large they are over them, pixels. */
export const labelSize = 11;

/**
 * Labels that don't overlap one another, nor boxes whose own names can be read.
 * @param {any} frame
 * @param {{ left: number, top: number, width: number, height: number, scale: number }} sight the part of the page that is
 *   looked at: its corner in points, its size in pixels, and how many pixels a point has
 * @returns {{ x: number, y: number, text: string }[]} where their middles are, in points
 */
export function labelsOf(frame, sight) {
  /** By cells of the height of a label, the boxes that are taken there. @type {Map<number, number[][]>} */
  const rows = new Map();
  const height = labelSize * 1.3;
  const rowsOf = (/** @type {number[]} */ box) => {
    const all = [];
    for (let row = Math.floor(box[1] / height); row <= Math.floor(box[3] / height); row++) all.push(row);
    return all;
  };
  const isFree = (/** @type {number[]} */ box) => rowsOf(box).every((row) => !(rows.get(row) ?? []).some((/** @type {number[]} */ b) =>
    box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3]));
  const take = (/** @type {number[]} */ box) => {
    for (const row of rowsOf(box)) {
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row)?.push(box);
    }
  };
  const first = chosen(), labels = [];
  for (const figure of [...frame.figures].sort((a, b) => Number(b.f === first) - Number(a.f === first))) {
    const [x, y, w, h, size] = boxOf(figure);
    const [px, py] = [(x - sight.left) * sight.scale, (y - sight.top) * sight.scale];
    if (size * sight.scale >= leastLegible) {
      const [dx, dy] = [w * sight.scale / 2, h * sight.scale / 2];
      take([px - dx, py - dy, px + dx, py + dy]);
      continue;
    }
    if (px < 0 || py < 0 || px > sight.width || py > sight.height) continue;
    const text = names[figure.n].join(" "), width = text.length * labelSize * 0.58 + 6;
    // At the edge a name moves in.
    const cx = Math.min(Math.max(px, width / 2), sight.width - width / 2);
    const box = [cx - width / 2, py - height / 2, cx + width / 2, py + height / 2];
    if (!isFree(box)) continue;
    take(box);
    labels.push({ x: sight.left + cx / sight.scale, y, text });
  }
  return labels;
}
