// @ts-check
// What is to be read beside a drawing that stands alone on paper: its title, and what its lines and signs mean.
import { html, round, svg } from "./dom.js";
import { number, t } from "./texts.js";
import { visible } from "./visible.js";

/** @typedef {{ title: string, legend: { line: SVGSVGElement | null, text: string }[] }} Words */
/** @typedef {{ line: SVGSVGElement | null, text: string, at: number }} Entry with its place in its line */

/** How large letters are at most and at least, in millimeters; those of the title in shares of it. */
const most = 3.4, least = 2.2, titleShare = 1.25;
/** How far lines are apart, in shares of the letters, and things in a line, in millimeters. */
const lineShare = 1.65, gap = 5;
/** The legend takes no more of a page than this. */
const mostFoot = 0.3;
/** A title has no more lines. */
const mostTitleLines = 2;
/** A line as a kind's ties are drawn has 30 by 10 pixels on the screen, of which an inch has 96. */
const sample = { width: 30 * 25.4 / 96, height: 10 * 25.4 / 96, after: 1.2 };

const fontFamily = () => getComputedStyle(document.body).fontFamily;
const pen = html("canvas", {}).getContext("2d");

/**
 * How wide a text is, in millimeters.
 * @param {string} text
 * @param {number} size
 * @param {string} [weight]
 */
function widthOf(text, size, weight = "normal") {
  pen.font = `${weight} 100px ${fontFamily()}`;
  return pen.measureText(visible(text)).width * size / 100;
}

/**
 * A text, cut where it is wider than there is room.
 * @param {string} text
 * @param {number} room
 * @param {(text: string) => number} measure
 */
function cutTo(text, room, measure) {
  if (measure(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(letters.join("") + "…") > room) letters.pop();
  return letters.join("").trimEnd() + "…";
}

/**
 * A title in lines.
 * @param {string} title
 * @param {number} width
 */
function titleLines(title, width) {
  const measure = (/** @type {string} */ text) => widthOf(text, titleShare * most, "bold");
  const [lines, words] = [/** @type {string[]} */ ([]), title.split(" ")];
  while (words.length) {
    let line = words.shift() ?? "";
    const isLast = lines.length === mostTitleLines - 1;
    while (words.length && (isLast || measure(line + " " + words[0]) <= width)) line += " " + words.shift();
    lines.push(cutTo(line, width, measure));
  }
  return lines;
}

/**
 * The legend in lines of letters of one size.
 * @param {Words["legend"]} legend
 * @param {number} width
 * @param {number} size
 */
function legendLines(legend, width, size) {
  /** @type {Entry[][]} */ const lines = [];
  let end = Infinity;
  for (const { line, text } of legend) {
    const before = line ? sample.width + sample.after : 0, shown = cutTo(text, width - before, (one) => widthOf(one, size));
    const room = before + widthOf(shown, size);
    if (end + gap + room > width) { lines.push([]); end = -gap; }
    lines[lines.length - 1].push({ line, text: shown, at: end + gap });
    end += gap + room;
  }
  return lines;
}

/**
 * Has lines end with how many entries are left out, in the place of those that leave no room for that.
 * @param {Entry[][]} lines
 * @param {number} count of all entries
 * @param {number} width
 * @param {number} size
 */
function endWithCount(lines, count, width, size) {
  const last = lines[lines.length - 1];
  let at = 0, text = "";
  do {
    last.pop();
    const before = last[last.length - 1], shown = lines.reduce((sum, line) => sum + line.length, 0);
    at = before ? before.at + (before.line ? sample.width + sample.after : 0) + widthOf(before.text, size) + gap : 0;
    text = t("answer.more", { count: number(count - shown) });
  } while (last.length && at + widthOf(text, size) > width);
  last.push({ line: null, text: "… " + text, at });
}

/**
 * Title and legend for a page: how high they are, and how they are written on it.
 * @param {Words} words
 * @param {number} width that there is for them, in millimeters
 * @param {number} height of the page, of which the legend takes a part only: with smaller letters, and cut off if need be
 */
export function captionOf({ title, legend }, width, height) {
  const titled = titleLines(title, width), titleHeight = titleShare * most * lineShare;
  let size = most, lines = legendLines(legend, width, size);
  const isTooHigh = () => lines.length * size * lineShare > mostFoot * height;
  while (isTooHigh() && size > least) {
    size = Math.max(least, size * 0.9);
    lines = legendLines(legend, width, size);
  }
  if (isTooHigh()) {
    lines = lines.slice(0, Math.max(1, Math.floor(mostFoot * height / (size * lineShare))));
    endWithCount(lines, legend.length, width, size);
  }
  return {
    head: titled.length * titleHeight + 1,
    foot: lines.length * size * lineShare,
    /**
     * @param {Element} page
     * @param {number} left where both begin, and the title's upper edge
     * @param {number} bottom the legend's lower edge
     */
    write(page, left, bottom) {
      titled.forEach((line, i) => write(page, line, left, left + titleShare * most + i * titleHeight, titleShare * most, "bold"));
      lines.forEach((line, i) => {
        const y = bottom - (lines.length - i - 1) * size * lineShare - (lineShare - 1) * size / 2;
        for (const { line: drawn, text, at } of line) {
          if (drawn) {
            const place = { x: left + at, y: y - size / 2 - sample.height / 2 + 0.2, width: sample.width, height: sample.height };
            for (const [side, value] of Object.entries(place)) drawn.setAttribute(side, round(value).toString());
            drawn.setAttribute("viewBox", "0 0 30 10");
            page.append(drawn);
          }
          write(page, text, left + at + (drawn ? sample.width + sample.after : 0), y, size);
        }
      });
    },
  };
}

/**
 * @param {Element} page
 * @param {string} text
 * @param {number} x
 * @param {number} y of its base line
 * @param {number} size
 * @param {string} [weight]
 */
const write = (page, text, x, y, size, weight = "normal") => svg("text", { x: round(x), y: round(y), "font-size": size, "font-family": fontFamily(),
  "font-weight": weight, fill: getComputedStyle(document.documentElement).getPropertyValue("--ink") }, page, visible(text));
