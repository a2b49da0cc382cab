// @ts-check
// The colors of groups and kinds, as the printed pictures have them: a style sheet for elements, and values for the canvas.
import { byId, darkness } from "./dom.js";
import { about, kinds } from "./model.js";

/** The theme that the reader's system is in: light unless it is dark. */
export const theme = () => about.themes[darkness.matches ? "dark" : "light"];
/** @param {any} kind */
export const inkOf = (kind) => kind.ink[darkness.matches ? 1 : 0];
/**
 * Fill, border and text of a group; of none where its number is below 0.
 * @param {number} group
 */
export const groupColors = (group) => (group < 0 ? theme().none : theme().groups[group] ?? theme().none);
/** @param {any} kind */
export const dashesOf = (kind) => /** @type {any} */ ({ solid: [], dashed: [6, 4], dotted: [1.5, 3.5] })[kind.line];

const classes = () => [...about.themes.light.groups.map((/** @type {any} */ _, /** @type {number} */ i) => ["f" + i, i]), ["fx", -1]];

function variables(/** @type {boolean} */ isDark) {
  const { groups, none } = about.themes[isDark ? "dark" : "light"];
  return classes().map(([name, group]) => {
      const [fill, border, text] = group < 0 ? none : groups[group];
      return `--${name}: ${fill}; --${name}-line: ${border}; --${name}-text: ${text};`;
    }).join("\n") + "\n"
    + kinds.map((kind, k) => `--k${k}: ${kind.ink[isDark ? 1 : 0]};`).join(" ") + "\n";
}

function rules() {
  let text = `:root {\n${variables(false)}}\n@media screen and (prefers-color-scheme: dark) {\n:root {\n${variables(true)}}\n}\n`;
  for (const [name] of classes()) {
    text += `.${name} rect.box, .swatch.${name} { fill: var(--${name}); stroke: var(--${name}-line);`
      + ` background: var(--${name}); border-color: var(--${name}-line) }\n`
      + `.${name} text, .swatch.${name} { fill: var(--${name}-text); color: var(--${name}-text) }\n`
      + `.region.${name} { --ground: color-mix(in srgb, var(--${name}) 30%, var(--paper)) }\n`;
  }
  kinds.forEach((kind, k) => {
    const isHollow = ["onormal", "odiamond", "odot"].includes(kind.head);
    // Dashes say that a tie is hostile, certain or not.
    const doubtful = kind.line === "dashed" ? "5 7; opacity: 0.6" : "1.5 3.5; opacity: 0.75";
    text += `.k${k} { --w: ${kind.width}px; --ink-of-kind: var(--k${k}) }\n`
      + `.k${k} .line { stroke: var(--k${k}); stroke-width: var(--w); stroke-dasharray: ${dashesOf(kind).join(" ") || "none"} }\n`
      + `.k${k} path:not(.line):not(.hit):not(.halo) { stroke: var(--k${k});`
      + ` fill: ${isHollow ? "var(--paper)" : `var(--k${k})`} }\n`
      + `.k${k}.uncertain .line { stroke-dasharray: ${doubtful} }\n`;
  });
  return text;
}

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Makes the style sheet anew, where kinds or groups have come. */
export function dress() {
  sheet.replaceSync(rules());
  byId("drawing").setAttribute("data-kinds", String(kinds.length));
}
