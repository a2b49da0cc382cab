// @ts-check
// The colors of groups and kinds, as the printed pictures have them: a style sheet for elements, and values for the canvas.
import { byId, darkness } from "./dom.js";
import { about, kinds } from "./model.js";

/** The theme that the reader's system is in: light unless it is dark. */
export const theme = () => about.themes[darkness.matches ? "dark" : "light"];
/** @param {any} look of a kind's lines, or of those that are less sure */
export const inkOf = (look) => look.ink[darkness.matches ? 1 : 0];
/**
 * Fill, border and text of a group; of none where its number is below 0.
 * @param {number} group
 */
export const groupColors = (group) => (group < 0 ? theme().none : theme().groups[group] ?? theme().none);
/** @param {any} look */
export const dashesOf = (look) => /** @type {any} */ ({ solid: [], dashed: [6, 4], dotted: [1.5, 3.5] })[look.line];
/**
 * How a tie's line looks: as those of its kind do, or paler where it is less sure.
 * @param {any} kind
 * @param {string} [certainty] of what is less sure
 */
export const lookOf = (kind, certainty) => (certainty ? kind[certainty] : kind);

/** Every look of lines, with the class of those that have it: of each kind and certainty, and of the legend's. */
const looks = () => [
  ...kinds.flatMap((kind, k) => ["", "likely", "doubtful"].map((certainty) => ["k" + k + (certainty && "." + certainty), lookOf(kind, certainty)])),
  ...about.less.map((/** @type {any} */ one) => [classOf(one), one.look]),
];
/** @param {any} one of what a legend shows of less sure ties */
export const classOf = (one) => one.certainty + (one.hostile ? "-hostile" : "") + "-sample";

const classes = () => [...about.themes.light.groups.map((/** @type {any} */ _, /** @type {number} */ i) => ["f" + i, i]), ["fx", -1]];

function variables(/** @type {boolean} */ isDark) {
  const { groups, none } = about.themes[isDark ? "dark" : "light"];
  return classes().map(([name, group]) => {
      const [fill, border, text] = group < 0 ? none : groups[group];
      return `--${name}: ${fill}; --${name}-line: ${border}; --${name}-text: ${text};`;
    }).join("\n") + "\n"
    + looks().map(([name, look]) => `--${name.replace(".", "-")}: ${look.ink[isDark ? 1 : 0]};`).join(" ") + "\n";
}

function rules() {
  let text = `:root {\n${variables(false)}}\n@media screen and (prefers-color-scheme: dark) {\n:root {\n${variables(true)}}\n}\n`;
  for (const [name] of classes()) {
    text += `.${name} rect.box, .swatch.${name} { fill: var(--${name}); stroke: var(--${name}-line);`
      + ` background: var(--${name}); border-color: var(--${name}-line) }\n`
      + `.${name} text, .swatch.${name} { fill: var(--${name}-text); color: var(--${name}-text) }\n`
      + `.region.${name} { --ground: color-mix(in srgb, var(--${name}) 30%, var(--paper)) }\n`;
  }
  for (const [name, look] of looks()) {
    text += `.${name} { --w: ${look.width}px; --ink-of-kind: var(--${name.replace(".", "-")});`
      + ` --dashes: ${dashesOf(look).join(" ") || "none"} }\n`;
  }
  text += ".tie .line { stroke: var(--ink-of-kind); stroke-width: var(--w); stroke-dasharray: var(--dashes) }\n";
  kinds.forEach((kind, k) => {
    const isHollow = ["onormal", "odiamond", "odot"].includes(kind.head);
    text += `.k${k} path:not(.line):not(.hit):not(.halo) { stroke: var(--ink-of-kind);`
      + ` fill: ${isHollow ? "var(--paper)" : "var(--ink-of-kind)"} }\n`;
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
