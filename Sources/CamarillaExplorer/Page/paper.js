// @ts-check
// A drawing on paper, or in a PDF, by the browser's own printing: its lines and letters stay what they are.
import { html } from "./dom.js";

/**
 * Sizes of paper in millimeters, by name; that of the picture itself where there is none.
 * @type {Record<string, [number, number] | null>}
 */
export const papers = {
  "a4-landscape": [297, 210], "a4-portrait": [210, 297], "a5-landscape": [210, 148], "letter-landscape": [279.4, 215.9], picture: null,
};

const rules = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];

/**
 * Prints a drawing alone on a page, as large as it goes.
 * @param {string} svg
 * @param {{ width: number, height: number }} picture its size in pixels
 * @param {string} name of the paper
 */
export async function printAlone(svg, picture, name) {
  // An inch has 96 pixels, and 25.4 millimeters.
  const [width, height] = papers[name] ?? [picture.width, picture.height].map((pixels) => pixels * 25.4 / 96);
  rules.replaceSync(`@page { size: ${width.toFixed(1)}mm ${height.toFixed(1)}mm; margin: ${papers[name] ? 8 : 0}mm; }`);
  const image = html("img", { alt: "", src: "data:image/svg+xml," + encodeURIComponent(svg) }), sheet = html("div", { id: "sheet" }, image);
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
