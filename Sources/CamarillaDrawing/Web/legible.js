// @ts-check
// Which names are written over their boxes, as they would be too small to be read in them: those of the most central
// always, and of the others as many as have room.
import { names } from "./model.js";
import { boxOf } from "./places.js";
import { chosen } from "./state.js";

/** Posts smaller than this on the screen are not written, pixels. */
export const leastLegible = 7;
/** Names smaller than this on the screen are not written in their boxes, pixels, and none is over its box. */
const leastName = 8;
/** The most central one's is so large over his box, pixels, where it has room; nobody's is larger. */
const mostName = 11;
/** How far lines of a name are apart, in shares of its size. */
const lineHeight = 1.164;
/** So many of the most central have their names in any case. */
const mostCertain = 5;
/** Of more boxes without names than this, others' names may cover them. */
const mostSpared = 120;
/** Where a name stands: by shares of its own size and of the box's from the box's middle. */
const places = [[0, 0], [0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1]];

const pen = document.createElement("canvas").getContext("2d");
/**
 * How wide texts are, in shares of the font's size.
 * @type {Map<string, number>}
 */
const widths = new Map();
/** @param {string} text */
function widthOf(text) {
  if (!widths.has(text) && pen) {
    pen.font = "100px " + getComputedStyle(document.documentElement).fontFamily;
    widths.set(text, pen.measureText(text).width / 100);
  }
  return widths.get(text) ?? text.length * 0.58;
}

/**
 * How wide and high a text is, a little room around it.
 * @param {string[]} lines
 * @param {number} size
 */
export const sizeOf = (lines, size) => [Math.max(...lines.map(widthOf)) * size + 4, size * (1.3 + lineHeight * (lines.length - 1))];

/**
 * A name that is not written in its box: whose it is, its middle and its size in points, its lines with theirs, how large it
 * is in pixels, and whether it lies over the box rather than above or below it.
 * @typedef {{ f: number, x: number, y: number, width: number, height: number, lines: { text: string, y: number }[], size: number,
 *   isOver: boolean }} Label
 */

/**
 * Labels that don't overlap one another, nor boxes whose own names can be read, nor the edge of what is looked at. That of
 * somebody who has his in any case stands where it overlaps least. None is larger than that of somebody more central.
 * @param {any} frame
 * @param {{ left: number, top: number, width: number, height: number, scale: number }} sight the part of the page that is
 *   looked at: its corner in points, its size in pixels, and how many pixels a point has
 * @param {{ beyond?: number, isAbove?: (f: number) => boolean }} [more] how far beyond the part that is looked at names are
 *   written, in shares of its sides; and who has an element, which covers names of those who have none
 * @returns {Label[]}
 */
export function labelsOf(frame, sight, more = {}) {
  const { beyond = 0, isAbove = () => true } = more;
  const taken = new Taken(), first = chosen();
  const tied = new Set(frame.ties.flatMap((/** @type {any} */ { s, t }) => (s === first ? [t] : t === first ? [s] : [])));
  /** @type {any[]} */ const waiting = [];
  /** @type {any[]} */ const placed = [];
  const greatest = Math.max(...frame.figures.map((/** @type {any} */ figure) => boxOf(figure)[4]));
  // No name over its box is larger than that of somebody more central in his.
  let leastWritten = mostName;
  frame.figures.forEach((/** @type {any} */ figure, /** @type {number} */ rank) => {
    const [x, y, w, h, size] = boxOf(figure);
    const [px, py] = [(x - sight.left) * sight.scale, (y - sight.top) * sight.scale];
    const [dx, dy] = [w * sight.scale / 2, h * sight.scale / 2];
    if (size * sight.scale >= leastName) {
      leastWritten = Math.min(leastWritten, size * sight.scale);
      taken.add([px - dx, py - dy, px + dx, py + dy]);
      return;
    }
    const [right, down] = [sight.width * beyond, sight.height * beyond];
    if (px < -right || py < -down || px > sight.width + right || py > sight.height + down) return;
    const lines = names[figure.n], isFirst = figure.f === first;
    waiting.push({
      f: figure.f, rank, px, py, dx, dy, share: size / greatest, isFirst, isCertain: isFirst || rank < mostCertain,
      isSeen: px >= 0 && py >= 0 && px <= sight.width && py <= sight.height,
      // In one line, or in those that it has in its box.
      texts: lines.length > 1 ? [[lines.join(" ")], lines] : [lines],
    });
  });
  // Boxes without names can be covered, but in a picture of few they rather aren't.
  const blank = new Taken();
  if (waiting.length <= mostSpared) for (const { px, py, dx, dy } of waiting) blank.add([px - dx, py - dy, px + dx, py + dy]);
  const before = (/** @type {(one: any) => boolean} */ is) => (/** @type {any} */ a, /** @type {any} */ b) => Number(is(b)) - Number(is(a));
  const orders = [before((x) => x.isSeen), before((x) => x.isFirst), before((x) => tied.has(x.f)), before((x) => x.isCertain), before((x) => isAbove(x.f))];
  waiting.sort((a, b) => orders.reduce((found, order) => found || order(a, b), 0));
  // What only some have to keep clear of: boxes of elements who has none, and the part that is looked at who is beyond it.
  const elements = new Taken(), sightBox = [0, 0, sight.width, sight.height];
  for (const { f, px, py, dx, dy } of waiting) if (isAbove(f)) elements.add([px - dx, py - dy, px + dx, py + dy]);
  for (const { f, rank, px, py, dx, dy, share, texts, isCertain, isSeen } of waiting) {
    let best = null;
    const wanted = leastName + (Math.min(mostName, leastWritten) - leastName) * share;
    search: for (const size of [wanted, (wanted + leastName) / 2, leastName]) {
      for (const [right, down] of places) {
        for (const lines of texts) {
          const [width, height] = sizeOf(lines, size);
          // Beside a box a name begins or ends in it; above and below it touches it. At the edge it moves in.
          const [x, y] = [px + right * Math.max(0, width - dx) / 2, py + down * (dy + height / 2) * 0.9];
          const [cx, cy] = isSeen ? [inside(x, width, sight.width), inside(y, height, sight.height)] : [x, y];
          const box = [cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2];
          const overlap = taken.overlap(box) + (isAbove(f) ? 0 : elements.overlap(box)) + (isSeen ? 0 : shared(box, sightBox)), covered = blank.overlap(box) - shared(box, [px - dx, py - dy, px + dx, py + dy]);
          const isBetter = best === null || overlap < best.overlap || (overlap === best.overlap && covered < best.covered - 1);
          if (isBetter && (overlap === 0 || isCertain)) best = { cx, cy, box, lines, size, overlap, covered, isOver: down === 0 };
          if (overlap === 0 && covered < 1) break search;
        }
      }
    }
    if (!best) continue;
    taken.add(best.box);
    placed.push({ f, rank, ...best });
  }
  let largest = mostName;
  return placed.sort((a, b) => a.rank - b.rank).map(({ f, cx, cy, lines, size: found, isOver }) => {
    const size = largest = Math.min(largest, found), [width, height] = sizeOf(lines, size);
    return {
      f, size, isOver, x: sight.left + cx / sight.scale, y: sight.top + cy / sight.scale,
      width: width / sight.scale, height: height / sight.scale,
      lines: lines.map((/** @type {string} */ text, /** @type {number} */ i) => (
        { text, y: sight.top + (cy + (i - (lines.length - 1) / 2) * lineHeight * size) / sight.scale })),
    };
  });
}

/**
 * The middle of something, moved so that it does not reach beyond the edges.
 * @param {number} middle
 * @param {number} size
 * @param {number} room
 */
const inside = (middle, size, room) => Math.min(Math.max(middle, size / 2), Math.max(room - size / 2, size / 2));

/**
 * The area that two boxes share.
 * @param {number[]} a
 * @param {number[]} b
 */
const shared = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

/** A screen, or a page, of which nothing is taken yet. */
export const nothingTaken = () => new Taken();

/** What of the screen is taken, in rows. */
class Taken {
  /** @type {Map<number, number[][]>} */
  rows = new Map();

  /** @param {number[]} box */
  rowsOf(box) {
    const all = [], height = 14;
    for (let row = Math.floor(box[1] / height); row <= Math.floor(box[3] / height); row++) all.push(row);
    return all;
  }

  /** @param {number[]} box left, top, right and bottom */
  add(box) {
    for (const row of this.rowsOf(box)) {
      const boxes = this.rows.get(row);
      if (boxes) boxes.push(box); else this.rows.set(row, [box]);
    }
  }

  /**
   * How much of a box others have taken.
   * @param {number[]} box
   */
  overlap(box) {
    const near = new Set(this.rowsOf(box).flatMap((row) => this.rows.get(row) ?? []));
    let sum = 0;
    for (const b of near) sum += shared(b, box);
    return sum;
  }
}
