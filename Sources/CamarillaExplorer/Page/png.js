// @ts-check
// How large a PNG is on paper, which canvases don't say (PNG specification, third edition, 11.3.4.3).

/**
 * The check sum of a chunk (ISO 3309).
 * @param {Uint8Array} bytes
 */
function checkSum(bytes) {
  let sum = 0xFFFFFFFF;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? sum >>> 1 ^ 0xEDB88320 : sum >>> 1;
  }
  return (sum ^ 0xFFFFFFFF) >>> 0;
}

/** The signature and the first chunk, which the others follow. */
const headLength = 8 + 25;

/**
 * A PNG that says how many pixels a meter has.
 * @param {Blob} png
 * @param {number} density
 */
export function withResolution(png, density) {
  const chunk = new DataView(new ArrayBuffer(21)), bytes = new Uint8Array(chunk.buffer);
  chunk.setUint32(0, 9);
  bytes.set(new TextEncoder().encode("pHYs"), 4);
  chunk.setUint32(8, Math.round(density));
  chunk.setUint32(12, Math.round(density));
  // The unit is the meter.
  chunk.setUint8(16, 1);
  chunk.setUint32(17, checkSum(bytes.subarray(4, 17)));
  return new Blob([png.slice(0, headLength), bytes, png.slice(headLength)], { type: "image/png" });
}
