// @ts-check
// A drawing on a page of paper: as an SVG, as pixels, as a PDF, or printed.
import { captionOf } from "./caption.js";
import { html, round, svg } from "./dom.js";
import { pdfOf } from "./pdf.js";
import { withResolution } from "./png.js";

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

/** @typedef {{ svg: string, width: number, height: number }} Page its sides in millimeters */

/**
 * A drawing in the middle of a page, as large as it goes, under its title and above what its lines mean.
 * @param {SVGSVGElement} drawn
 * @param {{ width: number, height: number }} picture its size in pixels
 * @param {string} name of the paper
 * @param {import("./caption.js").Words} words
 * @returns {Page}
 */
export function pageOf(drawn, picture, name, words) {
  const own = [picture.width, picture.height].map((pixels) => pixels * inch / 96), [width, most] = papers[name] ?? own;
  const edge = papers[name] ? margin : 2;
  const caption = captionOf(words, width - 2 * edge, most), { head, foot } = caption;
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
  caption.write(page, edge, height - edge);
  return { svg: new XMLSerializer().serializeToString(page), width, height };
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
