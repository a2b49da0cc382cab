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
 * @param {number} ox how far beside the center the way begins
 * @param {number} oy
 */
const exit = (box, dx, dy, ox, oy) =>
  Math.max(0, Math.min(1, way(box[2] / 2 + 2, dx, ox), way(box[3] / 2 + 2, dy, oy)));
/**
 * @param {number} half of a side
 * @param {number} step
 * @param {number} off
 */
const way = (half, step, off) => (Math.abs(step) < 1e-9 ? 1 : (half - Math.sign(step) * off) / Math.abs(step));

/** How far ties of one pair are apart, and how much room a mark takes, in points. */
const apart = 9, markLength = 9;

/**
 * Which of the ties of its pair a tie is, counted from the middle: these run side by side.
 * @param {any} tie
 * @param {any} frame
 */
function laneOf(tie, frame) {
  const pair = pairOf(tie.s, tie.t);
  const beside = frame.ties.filter((/** @type {any} */ one) => pairOf(one.s, one.t) === pair);
  if (beside.includes(tie)) return beside.indexOf(tie) - (beside.length - 1) / 2;
  // One that has ended is not among those of now, and keeps to their side.
  return beside.length ? (beside.length + 1) / 2 : 0;
}

/**
 * A tie's curve and the tips of its marks: as it was laid, or straight where an end has been moved, or was elsewhere
 * when it held.
 * @param {any} tie
 * @param {any} frame
 */
export function courseOf(tie, frame) {
  const isMoved = tie.isElsewhere || [tie.s, tie.t].some((f) => state.pins.has(idOf(f)));
  const [a, b] = [frame.byFigure.get(tie.s), frame.byFigure.get(tie.t)];
  if (!isMoved || !a || !b) return { c: tie.c, head: tie.head, tail: tie.tail, isOwn: true };
  return straight(tie, boxOf(a), boxOf(b), laneOf(tie, frame));
}

/**
 * A straight course from box to box.
 * @param {any} tie
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} lane
 */
function straight(tie, from, to, lane) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  // As far beside the middle as still meets both boxes.
  const across = [from, to].map((box) => (Math.abs(dy) * box[2] + Math.abs(dx) * box[3]) / length / 2);
  const most = 0.8 * Math.min(...across);
  const side = Math.max(-most, Math.min(most, lane * apart)) * (tie.s < tie.t ? 1 : -1);
  const [ox, oy] = [-dy / length * side, dx / length * side];
  const at = (/** @type {number} */ share) => [from[0] + dx * share + ox, from[1] + dy * share + oy];
  const [leave, arrive] = [exit(from, dx, dy, ox, oy), 1 - exit(to, -dx, -dy, ox, oy)];
  const kind = kinds[tie.k];
  const hasHead = kind.head !== "none";
  const hasTail = kind.tail !== "none" || (hasHead && tie.tail);
  const room = markLength / length;
  const [start, end] = [leave + (hasTail ? room : 0), arrive - (hasHead ? room : 0)];
  const third = (end - start) / 3;
  const c = [start, start + third, end - third, end].flatMap(at);
  return { c, head: hasHead ? at(arrive) : null, tail: hasTail ? at(leave) : null, isOwn: false };
}

/**
 * A mark from the curve's end to its tip, after Graphviz's arrowheads.
 * @param {string} shape
 * @param {number[]} from
 * @param {number[]} tip
 */
export function mark(shape, from, tip) {
  const [dx, dy] = [tip[0] - from[0], tip[1] - from[1]];
  const along = (/** @type {number} */ share, /** @type {number} */ side) =>
    round(from[0] + dx * share - dy * side) + "," + round(from[1] + dy * share + dx * side);
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
