// @ts-check
// What answers are told with: sentences with figures in them, claims with where they are said, lists of which the first are shown.
import { spoken } from "./dates.js";
import { html } from "./dom.js";
import { sourceOf } from "./model.js";
import { figureName } from "./names.js";
import { sourceLine } from "./panel.js";
import { number, piecesOf, t } from "./texts.js";
import { begun, figureButton, rowEnd, table } from "./result.js";

/** So many rows are shown at once. */
export const usual = 12;
/**
 * Rows as a table, of which the first are shown and the others can be opened; nothing where there are none.
 * @param {any[]} rows
 */
export const someOf = (rows) => (rows.length ? [table(rows, usual)] : []);

/**
 * @param {any} row
 * @param {...string} keys in the order of their columns
 */
export const pick = (row, ...keys) => Object.fromEntries(keys.map((key) => [key, row[key]]));
/** @param {any} value */
export const isTold = (value) => value !== null && value !== undefined;
/** @param {string | undefined} period */
export const timeOf = (period) => (period ? spoken(period) || period : "");
/** @param {any} figure */
export const name = (figure) => figureButton(figure.id, figure.name);
/**
 * What a figure is called, as far as the answer or the page knows.
 * @param {string} id
 * @param {any[]} told
 */
export const nameOf = (id, told) => told.find((one) => one.id === id)?.name ?? figureName(id);
/** @param {number} value */
export const percent = (value) => number(Number((100 * value).toPrecision(3))) + " %";
/** @param {number} value whose sign tells how two stand */
export const stance = (value) => t("sign." + Math.sign(value));

/**
 * A sentence with figures in it: {a} stands for the part of that name.
 * @param {string} key of its text
 * @param {Record<string, any>} parts
 */
export const sentence = (key, parts) => html("p", {}, ...piecesOf(key, parts).filter((piece) => piece !== ""));

/**
 * That no way leads from one to another.
 * @param {any} from
 * @param {any} to
 * @param {string} period
 */
export const noWay = (from, to, period) => sentence("answer.noWay", { from: name(from), to: name(to), time: timeOf(period) });

/**
 * A picture that can be opened large; where nothing can be drawn, nothing is offered to be opened.
 * @param {string} address
 * @param {Record<string, any>} attributes
 */
export function openable(address, attributes) {
  const image = html("img", { src: address, loading: "lazy", ...attributes });
  const large = html("small", {}, t("openLarge"));
  const link = html("a", { href: address, target: "_blank", rel: "noopener" }, image, large);
  image.addEventListener("error", () => (link.closest(".picture") ?? link).remove());
  return link;
}

/**
 * Things one below another, with what is said of each.
 * @param {any[]} all
 * @param {(one: any) => any[]} say
 */
export const listOf = (all, say) => html("ul", { role: "list", class: "claims" }, ...all.map((one) => html("li", {}, ...say(one))));

/**
 * A part of an answer under its heading; nothing where there is nothing in it.
 * @param {string} title
 * @param {any[]} parts
 */
export const part = (title, parts) => (parts.length ? [html("h3", {}, title), ...parts] : []);

/**
 * Where something is said, as the panel has it, of a source that the page knows.
 * @param {{ locator?: string | null, title?: string | null, source: string }} citation
 */
export function citationLine({ locator, title, source }) {
  const known = sourceOf(source);
  return known !== undefined ? sourceLine([known, locator ?? null])
    : html("small", { class: "source", dir: "auto" }, (title || source) + (locator ? ", " + locator : ""));
}

/**
 * The first of where something is said, as keys of claims: a source, and a place in it.
 * @param {string[]} keys
 */
export const citedLines = (keys) => begun(keys, 3, (some) => html("div", {}, ...some.map((/** @type {string} */ key) => {
  const [source, ...locator] = key.split("#");
  return citationLine({ source, locator: locator.join("#") });
})));

/**
 * Claims, with where they are said. Which way one goes that has a direction is told by the names of its ends.
 * @param {any[]} claims
 * @param {any[] | null} ends the figures that they are of; null where they are of any, and told with theirs
 */
export const claimList = (claims, ends) => listOf(claims, (claim) => {
  const [from, to] = [claim.source, claim.target].map((id) => (ends ? html("bdi", {}, nameOf(id, ends)) : name({ id, name: figureName(id) })));
  return [
    html("b", { dir: "auto" }, claim.kind), " ", ...ends && !claim.directed ? [] : [from, claim.directed ? " → " : " – ", to, " · "],
    html("bdi", {}, spoken(claim.when)), claim.post ? html("span", { dir: "auto" }, " · " + claim.post) : "",
    claim.confidence < 1 ? " · " + t("confidence", { value: number(claim.confidence) }) : "",
    ...claim.citations.map(citationLine),
    claim.citations.length ? null : html("small", { class: "source" }, t("noSource")),
    claim.note ? html("small", { dir: "auto" }, claim.note) : null, ends ? null : rowEnd(claim)];
});

/**
 * A step of a way.
 * @param {any} step
 * @param {string} about what is said of it as a whole
 * @param {any[]} ends the figures of the way
 */
export const stepOf = (step, about, ends) => [
  html("h4", { dir: "auto" }, `${step.from.name} – ${step.to.name}`), html("p", { class: "quiet" }, about), claimList(step.relationships, ends)];
