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
export const sizeOf = (lines, size) => [
  Math.max(...lines.map(widthOf)) * size + 4, size * (1.3 + lineHeight * (lines.length - 1)),
];

/**
 * A name that is not written in its box: whose it is, its middle and its size in points, its lines with theirs, how
 * large it is in pixels, and whether it lies over the box rather than above or below it.
 * @typedef {{ f: number, x: number, y: number, width: number, height: number, lines: { text: string, y: number }[],
 *   size: number, isOver: boolean }} Label
 */

/**
 * The part of the page that is looked at: its corner in points, its size in pixels, and how many pixels a point has.
 * @typedef {{ left: number, top: number, width: number, height: number, scale: number }} Sight
 */

/**
 * How far beyond the part that is looked at names are written, in shares of its sides; and who has an element, which
 * covers names of those who have none.
 * @typedef {{ beyond?: number, isAbove?: (f: number) => boolean }} More
 */

/**
 * A name that is to be written, in pixels from the corner of what is looked at: whose it is, its rank, its box and the
 * middle of that, how large it is beside the largest, the lines that it may have, and how it is preferred.
 * @typedef {{ f: number, rank: number, middle: number[], half: number[], box: number[], share: number,
 *   texts: string[][], isFirst: boolean, isCertain: boolean, isSeen: boolean }} Waiting
 */

/**
 * A name with a place: its middle and box, its lines and their size, how much it overlaps and covers, and whether it
 * lies over its box.
 * @typedef {{ middle: number[], box: number[], lines: string[], size: number, overlap: number, covered: number,
 *   isOver: boolean }} Placed
 */

/**
 * A box around a middle.
 * @param {number[]} middle
 * @param {number[]} half of its sides
 */
const around = ([x, y], [dx, dy]) => [x - dx, y - dy, x + dx, y + dy];

/**
 * The names that can't be read in their boxes, the most central's first, where they are looked at or nearly so; and how
 * large the smallest name is that can be. Boxes whose names can be read are taken.
 * @param {any} frame
 * @param {Sight} sight
 * @param {number} beyond
 * @param {Taken} taken
 */
function unread(frame, sight, beyond, taken) {
  const first = chosen();
  const greatest = Math.max(...frame.figures.map((/** @type {any} */ figure) => boxOf(figure)[4]));
  const [right, down] = [sight.width * beyond, sight.height * beyond];
  let leastWritten = mostName;
  /** @type {Waiting[]} */
  const waiting = [];
  frame.figures.forEach((/** @type {any} */ figure, /** @type {number} */ rank) => {
    const [pageX, pageY, width, height, size] = boxOf(figure);
    const [x, y] = [(pageX - sight.left) * sight.scale, (pageY - sight.top) * sight.scale];
    const half = [width * sight.scale / 2, height * sight.scale / 2];
    const box = around([x, y], half);
    if (size * sight.scale >= leastName) {
      leastWritten = Math.min(leastWritten, size * sight.scale);
      taken.add(box);
      return;
    }
    if (x < -right || y < -down || x > sight.width + right || y > sight.height + down) return;
    const lines = names[figure.n];
    const isFirst = figure.f === first;
    waiting.push({
      f: figure.f, rank, middle: [x, y], half, box, share: size / greatest,
      isFirst, isCertain: isFirst || rank < mostCertain,
      isSeen: x >= 0 && y >= 0 && x <= sight.width && y <= sight.height,
      // In one line, or in those that it has in its box.
      texts: lines.length > 1 ? [[lines.join(" ")], lines] : [lines],
    });
  });
  return { waiting, leastWritten };
}

/**
 * Puts names into the order in which they are placed: that of who is looked at, is chosen, is tied to him, has his
 * name in any case, has an element; then by rank.
 * @param {Waiting[]} waiting
 * @param {any} frame
 * @param {(f: number) => boolean} isAbove
 */
function sort(waiting, frame, isAbove) {
  const first = chosen();
  const tied = new Set(frame.ties.flatMap((/** @type {any} */ { s, t }) =>
    (s === first ? [t] : t === first ? [s] : [])));
  /** @type {((one: Waiting) => boolean)[]} */
  const preferences = [
    (one) => one.isSeen, (one) => one.isFirst, (one) => tied.has(one.f), (one) => one.isCertain,
    (one) => isAbove(one.f),
  ];
  const compare = (/** @type {Waiting} */ a, /** @type {Waiting} */ b) =>
    preferences.reduce((found, is) => found || Number(is(b)) - Number(is(a)), 0);
  waiting.sort(compare);
}

/**
 * Where a name stands best; null where it has no room and can be done without.
 * @param {Waiting} one
 * @param {number} wanted its size, if there is room for that
 * @param {Sight} sight
 * @param {(box: number[]) => number} overlapOf how much of what must be kept clear a box overlaps
 * @param {(box: number[]) => number} coveredBy how much of what should be a box covers
 */
function bestPlace({ middle, half, texts, isCertain, isSeen }, wanted, sight, overlapOf, coveredBy) {
  /** @type {Placed | null} */
  let best = null;
  for (const size of [wanted, (wanted + leastName) / 2, leastName]) {
    for (const [right, down] of places) {
      for (const lines of texts) {
        const [width, height] = sizeOf(lines, size);
        // Beside a box a name begins or ends in it; above and below it touches it. At the edge it moves in.
        const x = middle[0] + right * Math.max(0, width - half[0]) / 2;
        const y = middle[1] + down * (half[1] + height / 2) * 0.9;
        const at = isSeen ? [inside(x, width, sight.width), inside(y, height, sight.height)] : [x, y];
        const box = around(at, [width / 2, height / 2]);
        const overlap = overlapOf(box);
        const covered = coveredBy(box);
        const isBetter = best === null || overlap < best.overlap
          || (overlap === best.overlap && covered < best.covered - 1);
        if (isBetter && (overlap === 0 || isCertain)) {
          best = { middle: at, box, lines, size, overlap, covered, isOver: down === 0 };
        }
        if (overlap === 0 && covered < 1) return best;
      }
    }
  }
  return best;
}

/**
 * Labels that don't overlap one another, nor boxes whose own names can be read, nor the edge of what is looked at.
 * That of somebody who has his in any case stands where it overlaps least. None is larger than that of somebody more
 * central.
 * @param {any} frame
 * @param {Sight} sight
 * @param {More} [more]
 * @returns {Label[]}
 */
export function labelsOf(frame, sight, more = {}) {
  const { beyond = 0, isAbove = () => true } = more;
  const taken = new Taken();
  const { waiting, leastWritten } = unread(frame, sight, beyond, taken);
  // Boxes without names can be covered, but in a picture of few they rather aren't.
  const blank = new Taken();
  if (waiting.length <= mostSpared) for (const { box } of waiting) blank.add(box);
  sort(waiting, frame, isAbove);
  // What only some have to keep clear of: boxes of elements who has none, and the part that is looked at who is beyond
  // it.
  const elements = new Taken();
  for (const { f, box } of waiting) if (isAbove(f)) elements.add(box);
  const sightBox = [0, 0, sight.width, sight.height];
  // No name over its box is larger than that of somebody more central in his.
  const largestWanted = Math.min(mostName, leastWritten);
  /** @type {(Placed & { f: number, rank: number })[]} */
  const placed = [];
  for (const one of waiting) {
    const overlapOf = (/** @type {number[]} */ box) => taken.overlap(box)
      + (isAbove(one.f) ? 0 : elements.overlap(box)) + (one.isSeen ? 0 : shared(box, sightBox));
    const coveredBy = (/** @type {number[]} */ box) => blank.overlap(box) - shared(box, one.box);
    const best = bestPlace(one, leastName + (largestWanted - leastName) * one.share, sight, overlapOf, coveredBy);
    if (!best) continue;
    taken.add(best.box);
    placed.push({ f: one.f, rank: one.rank, ...best });
  }
  let largest = mostName;
  return placed.sort((a, b) => a.rank - b.rank).map(({ f, middle, lines, size, isOver }) => {
    largest = Math.min(largest, size);
    return labelOf(f, middle, lines, largest, isOver, sight);
  });
}

/**
 * A label in points.
 * @param {number} f
 * @param {number[]} middle in pixels
 * @param {string[]} lines
 * @param {number} size
 * @param {boolean} isOver
 * @param {Sight} sight
 * @returns {Label}
 */
function labelOf(f, [x, y], lines, size, isOver, sight) {
  const [width, height] = sizeOf(lines, size);
  const down = (/** @type {number} */ line) => (line - (lines.length - 1) / 2) * lineHeight * size;
  return {
    f, size, isOver, x: sight.left + x / sight.scale, y: sight.top + y / sight.scale,
    width: width / sight.scale, height: height / sight.scale,
    lines: lines.map((text, i) => ({ text, y: sight.top + (y + down(i)) / sight.scale })),
  };
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
const shared = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]))
  * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

/** A screen, or a page, of which nothing is taken yet. */
export const nothingTaken = () => new Taken();

/** What of the screen is taken, in rows. */
class Taken {
  /** @type {Map<number, number[][]>} */
  rows = new Map();

  /** @param {number[]} box */
  rowsOf(box) {
    const all = [];
    const height = 14;
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
