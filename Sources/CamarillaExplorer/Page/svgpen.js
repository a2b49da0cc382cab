// @ts-check
// Draws as a canvas does, into elements, so that what is painted on a screen can be had as an SVG.
import { round, svg } from "./dom.js";

/** What a path of a canvas may be told, as far as graphs are painted with it; and what its `d` is then. */
class Course {
  /** @param {string} d */
  constructor(d = "") { this.d = d; }
  /** @param {number[]} at */
  moveTo(...at) { this.d += "M" + at.map(round); }
  /** @param {number[]} at */
  lineTo(...at) { this.d += "L" + at.map(round); }
  /** @param {number[]} at */
  rect(...at) { const [x, y, w, h] = at.map(round); this.d += `M${x},${y}h${w}v${h}h${-w}z`; }
  /**
   * @param {number} x
   * @param {number} y
   * @param {number} w
   * @param {number} h
   * @param {number} r
   */
  roundRect(x, y, w, h, r) {
    const [a, b, arc] = [round(w - 2 * r), round(h - 2 * r), (/** @type {number} */ i, /** @type {number} */ j) => `a${round(r)},${round(r)},0,0,1,${round(i)},${round(j)}`];
    this.d += `M${round(x + r)},${round(y)}h${a}${arc(r, r)}v${b}${arc(-r, r)}h${-a}${arc(-r, -r)}v${-b}${arc(r, -r)}z`;
  }
}

/** A canvas's pen that makes elements. */
export class SVGPen {
  /** @param {Element} parent */
  constructor(parent) {
    this.parent = parent;
    this.lineCap = "butt"; this.lineJoin = "miter"; this.globalAlpha = 1; this.lineWidth = 1; this.font = "10px sans-serif";
    this.fillStyle = "#000"; this.strokeStyle = "#000"; this.textAlign = "center"; this.textBaseline = "middle";
    /** @type {number[]} */ this.dashes = [];
    this.course = new Course();
  }
  beginPath() { this.course = new Course(); }
  /** @param {[number, number]} at */
  moveTo(...at) { this.course.moveTo(...at); }
  /** @param {[number, number]} at */
  lineTo(...at) { this.course.lineTo(...at); }
  /** @param {[number, number, number, number]} at */
  rect(...at) { this.course.rect(...at); }
  /** @param {[number, number, number, number, number]} at */
  roundRect(...at) { this.course.roundRect(...at); }
  /** @param {number[]} dashes */
  setLineDash(dashes) { this.dashes = dashes; }

  /** How lines look. */
  line() {
    return {
      fill: "none", stroke: this.strokeStyle, "stroke-width": round(this.lineWidth), "stroke-linecap": this.lineCap,
      "stroke-linejoin": this.lineJoin, ...(this.dashes.length ? { "stroke-dasharray": this.dashes.join(" ") } : {}),
      ...(this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}),
    };
  }
  /** @param {{ d: string }} [course] */
  stroke(course = this.course) { svg("path", { d: course.d, ...this.line() }, this.parent); }
  /** @param {{ d: string }} [course] */
  fill(course = this.course) {
    svg("path", { d: course.d, fill: this.fillStyle, ...(this.globalAlpha < 1 ? { opacity: this.globalAlpha } : {}) }, this.parent);
  }
  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {Record<string, any>} look
   */
  write(text, x, y, look) {
    const [, size, family] = /** @type {RegExpExecArray} */ (/^([\d.e-]+)px (.*)$/.exec(this.font));
    svg("text", {
      x: round(x), y: round(y), "font-size": round(Number(size)), "font-family": family, "text-anchor": "middle",
      "dominant-baseline": "central", ...look,
    }, this.parent, text);
  }
  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) { this.write(text, x, y, { fill: this.fillStyle }); }
  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  strokeText(text, x, y) { this.write(text, x, y, this.line()); }
}
