// @ts-check
// Where figures stand, how ties run to those whom the reader has moved, and the marks at their ends.
import { round } from "./dom.js";
import { kinds, pairOf } from "./model.js";
import { idOf, state } from "./state.js";

/**
 * A figure's center, size and font size.
 * @param {any} figure
 * @returns {number[]}
 */
export function boxOf(figure) {
  const pin = state.pins.get(idOf(figure.f));
  return pin ? [pin[0], pin[1], ...figure.b.slice(2)] : figure.b;
}

/**
 * The share of the way from a box's center in a direction at which its border is.
 * @param {number[]} box
 * @param {number} dx
 * @param {number} dy
 */
const exit = (box, dx, dy) => Math.min(1,
  1 / Math.max(Math.abs(dx) / (box[2] / 2 + 2), Math.abs(dy) / (box[3] / 2 + 2), 1e-9));

/**
 * A tie's curve and the tips of its marks: as it was laid, or straight where an end has been moved, or was elsewhere when it held.
 * @param {any} tie
 * @param {any} frame
 */
export function courseOf(tie, frame) {
  const isMoved = tie.isElsewhere || [tie.s, tie.t].some((f) => state.pins.has(idOf(f)));
  const [a, b] = [frame.byFigure.get(tie.s), frame.byFigure.get(tie.t)];
  if (!isMoved || !a || !b) return { c: tie.c, head: tie.head, tail: tie.tail, isOwn: true };
  const [from, to] = [boxOf(a), boxOf(b)];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]], length = Math.hypot(dx, dy) || 1;
  // Ties of one pair run side by side.
  const beside = frame.ties.filter((/** @type {any} */ one) => pairOf(one.s, one.t) === pairOf(tie.s, tie.t));
  const side = (beside.indexOf(tie) - (beside.length - 1) / 2) * 9 * (tie.s < tie.t ? 1 : -1);
  const [ox, oy] = [-dy / length * side, dx / length * side];
  const [leave, arrive] = [exit(from, dx, dy), 1 - exit(to, dx, dy)];
  const at = (/** @type {number} */ share) => [from[0] + dx * share + ox, from[1] + dy * share + oy];
  const room = 9 / length, kind = kinds[tie.k];
  const hasHead = kind.head !== "none", hasTail = kind.tail !== "none" || (hasHead && tie.tail);
  const [start, end] = [leave + (hasTail ? room : 0), arrive - (hasHead ? room : 0)];
  const c = [start, start + (end - start) / 3, end - (end - start) / 3, end].flatMap(at);
  return { c, head: hasHead ? at(arrive) : null, tail: hasTail ? at(leave) : null, isOwn: false };
}

/**
 * A mark from the curve's end to its tip, after Graphviz's arrowheads.
 * @param {string} shape
 * @param {number[]} from
 * @param {number[]} tip
 */
export function mark(shape, from, tip) {
  const dx = tip[0] - from[0], dy = tip[1] - from[1];
  const along = (/** @type {number} */ share, /** @type {number} */ side) => round(from[0] + dx * share - dy * side) + ","
    + round(from[1] + dy * share + dx * side);
  switch (shape) {
  case "normal": case "onormal":
    return "M" + along(0, 0.35) + "L" + along(1, 0) + "L" + along(0, -0.35) + "Z";
  case "vee":
    return "M" + along(0, 0.45) + "L" + along(1, 0) + "L" + along(0, -0.45) + "L" + along(0.33, 0) + "Z";
  case "diamond": case "odiamond":
    return "M" + along(0, 0) + "L" + along(0.5, 0.33) + "L" + along(1, 0) + "L" + along(0.5, -0.33) + "Z";
  default:
    return "M" + along(0, 0.5) + "L" + along(1, 0.5) + "L" + along(1, -0.5) + "L" + along(0, -0.5) + "Z";
  }
}
