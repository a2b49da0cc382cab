// @ts-check
// A PDF of one page that is a picture of pixels (ISO 32000-1: 7.5 the file, 8.9.5 the picture).

/** What compresses, which the checker of types doesn't know. */
const Deflation = /** @type {any} */ (window).CompressionStream;

/**
 * Without what is behind, and compressed as PNGs are.
 * @param {Uint8ClampedArray} data red, green, blue and opacity of each pixel
 */
async function compressed(data) {
  const colors = new Uint8Array(data.length / 4 * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    colors[to] = data[from];
    colors[to + 1] = data[from + 1];
    colors[to + 2] = data[from + 2];
  }
  const stream = new Blob([colors]).stream().pipeThrough(new Deflation("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {{ width: number, height: number, data: Uint8ClampedArray }} pixels
 * @param {number[]} page its sides in points
 */
export async function pdfOf(pixels, page) {
  const image = await compressed(pixels.data), sides = page.map((side) => side.toFixed(2));
  const content = `q ${sides[0]} 0 0 ${sides[1]} 0 0 cm /Picture Do Q`;
  /** @type {(string | Uint8Array)[][]} */
  const objects = [
    ["<< /Type /Catalog /Pages 2 0 R >>"],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${sides.join(" ")}] /Contents 4 0 R /Resources << /XObject << /Picture 5 0 R >> >> >>`],
    [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
    [`<< /Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} /ColorSpace /DeviceRGB`
      + ` /BitsPerComponent 8 /Filter /FlateDecode /Length ${image.length} >>\nstream\n`, image, "\nendstream"],
  ];
  /** @type {(string | Uint8Array)[]} */ const parts = ["%PDF-1.4\n"];
  // Where each object begins.
  /** @type {number[]} */ const begins = [];
  let length = parts[0].length;
  const add = (/** @type {(string | Uint8Array)[]} */ ...more) => { for (const one of more) { parts.push(one); length += one.length; } };
  objects.forEach((object, i) => { begins.push(length); add(`${i + 1} 0 obj\n`, ...object, "\nendobj\n"); });
  const table = length;
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`,
    ...begins.map((at) => String(at).padStart(10, "0") + " 00000 n \n"),
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts, { type: "application/pdf" });
}
