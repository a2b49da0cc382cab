// @ts-check
// A drawing on a page of paper: as an SVG, as pixels, as a PDF, or printed.
import { html, round, svg } from "./dom.js";
import { pdfOf } from "./pdf.js";
import { withResolution } from "./png.js";
import { visible } from "./visible.js";

/**
 * Sizes of paper in millimeters, by name; that of the picture itself where there is none.
 * @type {Record<string, [number, number] | null>}
 */
export const papers = {
  picture: null, "a4-landscape": [297, 210], "a4-portrait": [210, 297], "a5-landscape": [210, 148], "letter-landscape": [279.4, 215.9],
};

/** An inch has 25.4 millimeters, 96 pixels of a style sheet, 72 points, and as many dots as printers ask. */
const inch = 25.4, dots = 300;
/** Round a drawing on paper, in millimeters. */
const margin = 8;
/** What is to be read beside a drawing: its size, the height of its lines, and how far apart things stand in one. */
const letters = 3.4, lineHeight = 5.6, gap = 5;

/** @typedef {{ svg: string, width: number, height: number }} Page its sides in millimeters */

/**
 * A drawing in the middle of a page, as large as it goes, under its title and above what its lines mean.
 * @param {SVGSVGElement} drawn
 * @param {{ width: number, height: number }} picture its size in pixels
 * @param {string} name of the paper
 * @param {{ title: string, legend: { line: SVGSVGElement | null, text: string }[] }} words
 * @returns {Page}
 */
export function pageOf(drawn, picture, name, { title, legend }) {
  const own = [picture.width, picture.height].map((pixels) => pixels * inch / 96), [width, most] = papers[name] ?? own;
  const edge = papers[name] ? margin : 2;
  const lines = legendLines(legend, width - 2 * edge), head = 1.6 * lineHeight, foot = lines.length * lineHeight;
  // A page that is made for the picture has room for both beside it.
  const height = papers[name] ? most : most + head + foot + 2 * edge;
  // Of whole pixels the sides are off by a part of one, which is no reason to leave a line of them blank.
  const page = svg("svg", { width: width.toFixed(1) + "mm", height: height.toFixed(1) + "mm", viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: "none" });
  svg("rect", { width, height, fill: getComputedStyle(document.documentElement).getPropertyValue("--paper") }, page);
  // As large as the picture gets there: what reaches beyond it was not seen, and is cut off.
  const share = Math.min((width - 2 * edge) / picture.width, (height - 2 * edge - head - foot) / picture.height);
  const [w, h] = [picture.width * share, picture.height * share];
  for (const [side, value] of Object.entries({ x: (width - w) / 2, y: edge + head + (height - 2 * edge - head - foot - h) / 2, width: w, height: h })) {
    drawn.setAttribute(side, round(value).toString());
  }
  page.append(drawn);
  write(page, title, edge, edge + letters, { "font-weight": "bold", "font-size": 1.25 * letters });
  lines.forEach((line, i) => {
    const y = height - edge - foot + (i + 1) * lineHeight - (lineHeight - letters) / 2;
    for (const { line: sample, text, at } of line) {
      if (sample) {
        for (const [side, value] of Object.entries({ x: edge + at, y: y - letters / 2 - sampleHeight / 2 + 0.2, width: sampleWidth, height: sampleHeight })) {
          sample.setAttribute(side, value.toString());
        }
        sample.setAttribute("viewBox", "0 0 30 10");
        page.append(sample);
      }
      write(page, text, edge + at + (sample ? sampleWidth + 1.2 : 0), y);
    }
  });
  return { svg: new XMLSerializer().serializeToString(page), width, height };
}

const fontFamily = () => getComputedStyle(document.body).fontFamily;
/** A line as a kind's ties are drawn has 30 by 10 pixels on the screen. */
const sampleWidth = 30 * inch / 96, sampleHeight = 10 * inch / 96;

/**
 * @param {Element} page
 * @param {string} text
 * @param {number} x
 * @param {number} y of its base line
 * @param {Record<string, any>} [look]
 */
const write = (page, text, x, y, look = {}) => svg("text", { x: round(x), y: round(y), "font-size": letters, "font-family": fontFamily(),
  fill: getComputedStyle(document.documentElement).getPropertyValue("--ink"), ...look }, page, visible(text));

/**
 * What lines mean, in as many lines of text as it takes, each thing with its place in its line.
 * @param {{ line: SVGSVGElement | null, text: string }[]} legend
 * @param {number} width in millimeters
 */
function legendLines(legend, width) {
  const context = html("canvas", {}).getContext("2d"), size = 100;
  context.font = `${size}px ${fontFamily()}`;
  /** @type {{ line: SVGSVGElement | null, text: string, at: number }[][]} */ const lines = [];
  let end = Infinity;
  for (const { line, text } of legend) {
    const room = (line ? sampleWidth + 1.2 : 0) + context.measureText(text).width * letters / size;
    if (end + gap + room > width) { lines.push([]); end = -gap; }
    lines[lines.length - 1].push({ line, text, at: end + gap });
    end += gap + room;
  }
  return lines;
}

/** @param {Page} page */
const addressOf = (page) => "data:image/svg+xml," + encodeURIComponent(page.svg);

/** @param {Page} page */
async function painted(page) {
  const [width, height] = [page.width, page.height].map((side) => Math.round(side * dots / inch));
  const canvas = html("canvas", { width, height }), context = canvas.getContext("2d"), image = new Image();
  image.src = addressOf(page);
  await image.decode();
  // There is nothing behind paper.
  context.fillStyle = "#FFFFFF";
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}

/**
 * A page as a file.
 * @param {Page} page
 * @param {string} form svg, png or pdf
 * @returns {Promise<Blob>}
 */
export async function fileOf(page, form) {
  if (form === "svg") return new Blob([page.svg], { type: "image/svg+xml" });
  const canvas = await painted(page);
  if (form === "pdf") {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return pdfOf({ width: canvas.width, height: canvas.height, data }, [page.width, page.height].map((side) => side * 72 / inch));
  }
  const png = await new Promise((done) => canvas.toBlob(done));
  return withResolution(png, dots / inch * 1000);
}

const rules = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];

/**
 * Has the browser print a page alone: its lines and letters stay what they are.
 * @param {Page} page
 */
export async function printAlone(page) {
  rules.replaceSync(`@page { size: ${page.width.toFixed(1)}mm ${page.height.toFixed(1)}mm; margin: 0; }`);
  const image = html("img", { alt: "", src: addressOf(page) }), sheet = html("div", { id: "sheet" }, image);
  await image.decode();
  document.body.append(sheet);
  document.body.classList.add("alone");
  addEventListener("afterprint", () => {
    document.body.classList.remove("alone");
    sheet.remove();
    rules.replaceSync("");
  }, { once: true });
  print();
}
