// @ts-check
// The panel beside the drawing, and the table under it, in words.
import { classOf } from "./colors.js";
import { spoken } from "./dates.js";
import { byId, html, svg } from "./dom.js";
import { about, claims, figures, keyOf, kinds, pairOf, slots, sources } from "./model.js";
import { mark } from "./places.js";
import { state } from "./state.js";
import { number, ofUnit, t } from "./texts.js";

/** @param {string} text */
export const heading = (text) => html("h2", { tabindex: -1, dir: "auto" }, text);
/** @param {number} f */
export const nameButton = (f) => html("button", { type: "button", class: "name", "data-to": f, dir: "auto" }, figures[f].name);
/**
 * @param {string} kind
 * @param {string} text
 */
const tag = (kind, text) => html("span", { class: "tag " + kind }, text);
/** What ranks go by. */
const meaning = () => (about.meaning === "consensus" ? t("consensus") : about.meaning);
/** @param {any} change */
export const sinceText = (change) => t("sinceBefore", { before: change.since ?? ofUnit("before", about.unit) });

/**
 * A line as the kind's ties are drawn.
 * @param {number} k
 */
export function sample(k) {
  const kind = kinds[k];
  const picture = svg("svg", { width: 30, height: 10, class: "sample tie k" + k, "aria-hidden": "true" });
  const end = kind.head === "none" ? 29 : 20;
  svg("path", { class: "line", d: "M1,5C10,5 " + (end - 8) + ",5 " + end + ",5" }, picture);
  if (kind.head !== "none") svg("path", { d: mark(kind.head, [20, 5], [29, 5]) }, picture);
  return picture;
}

/**
 * A line as less sure ties are drawn, of whatever kind.
 * @param {any} one
 */
export function sampleOfLess(one) {
  const picture = svg("svg", { width: 30, height: 10, class: "sample tie " + classOf(one), "aria-hidden": "true" });
  svg("path", { class: "line", d: "M1,5C10,5 21,5 29,5" }, picture);
  return picture;
}

/**
 * What of less sure ties occurs among some, as a legend tells it: how sure they are, and whether they are hostile, in order.
 * @param {any[]} ties
 * @returns {{ one: any, text: string }[]}
 */
export const lessAmong = (ties) => about.less.filter((/** @type {any} */ one) =>
  ties.some((tie) => tie.less === one.certainty && (kinds[tie.k].line === "dashed") === one.hostile))
  .map((/** @type {any} */ one) => ({ one, text: t(one.certainty) + (one.hostile ? t("hostileToo") : "") }));

/**
 * Where something is said, with a link where the source has one.
 * @param {any} citation
 */
export function sourceLine([source, locator]) {
  const { title, author, published, url } = sources[source];
  const name = [author, title].filter(Boolean).join(": ") + (published ? " (" + spoken(published) + ")" : "");
  const isLink = /^https?:\/\//i.test(url || "");
  return html("small", { class: "source", dir: "auto" },
    isLink ? html("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, name) : name,
    locator ? ", " + locator : "");
}

/**
 * What an explorer puts at the end of a claim, such as a button to amend it.
 * @type {((claim: any) => any) | null}
 */
let claimExtra = null;
/** @param {(claim: any) => any} extra */
export const endClaimsWith = (extra) => { claimExtra = extra; };

/**
 * One claim: its kind, the other end or both, when, how sure, where it is said.
 * @param {number} c
 * @param {any} frame
 * @param {number | null} of whom it is told
 * @param {boolean} isEnded
 * @param {boolean} [isOfOne] whether it stands among those of its own tie
 */
function claimItem(c, frame, of, isEnded, isOfOne = false) {
  const claim = claims[c], kind = kinds[claim.k], { change } = frame;
  const item = html("li", { class: "claim", "data-tie": (isEnded ? "ended " : "") + keyOf(c) });
  const line = html("span", {});
  if (of === null) {
    line.append(nameButton(claim.s), kind.directed ? " → " : " – ", nameButton(claim.t));
  } else {
    const other = claim.s === of ? claim.t : claim.s;
    line.append(kind.directed ? (claim.s === of ? "→ " : "← ") : "", nameButton(other));
  }
  // Of the tie itself its kinds lead nowhere else.
  const pair = { one: figures[claim.s].name, other: figures[claim.t].name };
  item.append(sample(claim.k), of === null && isOfOne ? html("span", { class: "quiet", dir: "auto" }, kind.name)
    : html("button", { type: "button", class: "name kind", dir: "auto", "data-ends": claim.s + "-" + claim.t,
      "aria-label": kind.name + ", " + t("tieOf", pair) }, kind.name), " ", line);
  if (isEnded) item.append(tag("ended", "× " + t("ended")));
  else if (change.newClaims.has(c) && !change.isUnknown) item.append(tag("new", "+ " + t("new")));
  if (!isEnded && change.reversed.has(pairOf(claim.s, claim.t))) item.append(tag("reversed", "⇄ " + t("reversed")));
  const isCertain = isEnded || frame.claims.get(c);
  item.style.borderInlineStartColor = "var(--k" + claim.k + ")";
  if (!isCertain || claim.sure < 1) item.classList.add("uncertain");
  if (claim.post) item.append(html("small", { dir: "auto" }, claim.post));
  // What has no letters, as 1926-10?, reads from left to right in any text.
  item.append(html("small", {}, html("bdi", {}, claim.when), (isCertain ? "" : " · " + t("possiblyThen"))
    + (claim.sure < 1 ? " · " + t("confidence", { value: number(claim.sure) }) : "")));
  for (const citation of claim.cites) item.append(sourceLine(citation));
  if (!claim.cites.length) item.append(html("small", { class: "source" }, t("noSource")));
  if (claim.note) item.append(html("small", { dir: "auto" }, claim.note));
  const extra = claimExtra && claimExtra(claim);
  if (extra) item.append(extra);
  return item;
}

/**
 * @param {number} c
 * @param {any} frame
 */
const isClaimShown = (c, frame) => !state.hidden.has(kinds[claims[c].k].name)
  && (!state.certainOnly || (frame.claims.get(c) && claims[c].sure >= 1));
/**
 * @param {any} frame
 * @returns {number[]}
 */
const shownClaims = (frame) => [...frame.claims.keys()].filter((c) => isClaimShown(c, frame));
/** @param {number} c */
const isKindShown = (c) => !state.hidden.has(kinds[claims[c].k].name);

/** @param {any[]} items */
export const list = (items) => html("ul", { role: "list" }, ...items);
/**
 * @param {string} text
 * @param {number} count
 */
const counted = (text, count) => html("h3", {}, text + " (" + number(count) + ")");

/**
 * @param {number} f
 * @param {any} frame
 */
export function figurePanel(f, frame) {
  const figure = figures[f], here = frame.byFigure.get(f), { change } = frame;
  const parts = [heading(figure.name)];
  if (figure.life) parts.push(html("p", { class: "quiet" }, figure.life.split(" – ").map((/** @type {string} */ date) => spoken(date)).join(" – ")));
  for (const line of figure.about) parts.push(html("p", { class: "quiet", dir: "auto" }, line));
  if (!here) {
    parts.push(html("p", {}, t(frame.isCut ? "notDrawnThen" : "noRelationshipThen", { time: frame.title, count: frame.figures.length })));
    const times = slots.filter((slot) => slot.frame && slot.frame.byFigure.has(f)).map((slot) => slot.name);
    if (times.length) {
      parts.push(html("p", { class: "quiet" }, t("inThePicture", { from: times[0], to: times[times.length - 1] })));
    }
  } else {
    const faction = frame.factions.find((/** @type {any} */ x) => x.c === here.c);
    parts.push(html("p", {}, t("rankThen", { rank: here.r, count: frame.figures.length, time: frame.title, meaning: meaning(), score: number(here.v) })
      + (faction ? "; " + (about.coloring || t("faction")) + " " + faction.name : "")
      + (change.entered.includes(f) && !change.isUnknown ? "; " + t("newInThePicture") : "") + "."));
  }
  const isOfFigure = (/** @type {number} */ c) => claims[c].s === f || claims[c].t === f;
  const present = shownClaims(frame).filter(isOfFigure);
  for (const [sign, title] of [[1, "with"], [-1, "against"], [0, "neither"]]) {
    const some = present.filter((c) => Math.sign(kinds[claims[c].k].sign) === sign);
    if (some.length) parts.push(counted(t(/** @type {string} */ (title)), some.length), list(some.map((c) => claimItem(c, frame, f, false))));
  }
  const ended = change.endedClaims.filter((/** @type {number} */ c) => isOfFigure(c) && isKindShown(c));
  if (ended.length && state.showsChanges) {
    parts.push(counted(t("endedSince", { since: sinceText(change) }), ended.length), list(ended.map((/** @type {number} */ c) => claimItem(c, frame, f, true))));
  }
  return parts;
}

/**
 * @param {any} tie
 * @param {any} frame
 */
export function tiePanel(tie, frame) {
  const isPair = (/** @type {number} */ c) => pairOf(claims[c].s, claims[c].t) === pairOf(tie.s, tie.t);
  const held = shownClaims(frame).filter(isPair);
  const parts = [
    heading(t("and", { one: figures[tie.s].name, other: figures[tie.t].name })),
    held.length ? list(held.map((c) => claimItem(c, frame, null, false, true))) : html("p", {}, t("noTieThen", { time: frame.title })),
  ];
  const ended = frame.change.endedClaims.filter((/** @type {number} */ c) => isPair(c) && isKindShown(c));
  if (ended.length) {
    parts.push(html("h3", {}, t("endedSince", { since: sinceText(frame.change) })),
      list(ended.map((/** @type {number} */ c) => claimItem(c, frame, null, true, true))));
  }
  return parts;
}

/** @param {number[]} some */
const namesLine = (some) => list(some.map((f) => html("li", {}, nameButton(f))));

/**
 * The time as a whole: who is at its center, who stands together, and what has changed.
 * @param {any} frame
 */
export function timePanel(frame) {
  const { change } = frame;
  const parts = [heading(frame.title)];
  if (frame.central !== null) {
    parts.push(html("h3", {}, t("mostCentral"), html("span", { class: "quiet" }, " " + t("byMeaning", { meaning: meaning() }))), html("ol", { class: "ranking" }, ...frame.figures.slice(0, 10).map((/** @type {any} */ figure) =>
      html("li", { value: figure.r }, nameButton(figure.f), html("span", { class: "quiet" }, " " + number(figure.v))))));
    const isEqual = (/** @type {any} */ figure, /** @type {number} */ i) => i > 0 && figure.v === frame.figures[i - 1].v && figure.r !== frame.figures[i - 1].r;
    if (about.meaning === "consensus" && frame.figures.slice(0, 10).some(isEqual)) parts.push(html("p", { class: "quiet" }, t("ofEqualPoints")));
  }
  if (frame.factions.length) {
    parts.push(html("h3", {}, about.coloring || t("factions")));
    parts.push(list(frame.factions.map((/** @type {any} */ faction) => html("li", {},
      html("span", { class: "swatch f" + faction.c, "aria-hidden": "true" }, faction.mark),
      html("bdi", {}, faction.name), " ", html("span", { class: "quiet" }, t("figures", { count: faction.count }))))));
  }
  if (change.isUnknown) return parts;
  const since = sinceText(change);
  if (change.entered.length) parts.push(html("h3", {}, t("enteredSince", { since })), namesLine(change.entered));
  if (change.left.length) parts.push(html("h3", {}, t("leftSince", { since })), namesLine(change.left));
  if (change.reversed.size) {
    parts.push(html("h3", {}, t("reversedSince", { since })), list([...change.reversed].map(([pair, sign]) => {
      const [a, b] = pair.split("-").map(Number);
      return html("li", {}, nameButton(a), " – ", nameButton(b),
        tag("reversed", "⇄ " + t(sign < 0 ? "nowAgainst" : "nowTogether")));
    })));
  }
  const fresh = shownClaims(frame).filter((c) => change.newClaims.has(c));
  if (fresh.length) parts.push(counted(t("newSince", { since }), fresh.length), list(fresh.map((c) => claimItem(c, frame, null, false))));
  const ended = change.endedClaims.filter(isKindShown);
  if (ended.length) parts.push(counted(t("endedSince", { since }), ended.length), list(ended.map((/** @type {number} */ c) => claimItem(c, frame, null, true))));
  return parts;
}

/** @param {any} frame */
export function fillTable(frame) {
  const place = byId("table").lastElementChild;
  place.textContent = "";
  if (!byId("table").open) return;
  const head = ["kind", "from", "to", "when", "post", "sure", "sources", "change"];
  const rows = shownClaims(frame).map((c) => [c, false])
    .concat(frame.change.endedClaims.filter(isKindShown).map((/** @type {number} */ c) => [c, true]));
  const body = rows.map(([c, isEnded]) => {
    const claim = claims[Number(c)], isSure = isEnded || frame.claims.get(c);
    const change = isEnded ? t("ended") : frame.change.newClaims.has(c) && !frame.change.isUnknown ? t("new") : "";
    const said = html("td", {}, ...claim.cites.map(sourceLine).flatMap((/** @type {any} */ x, /** @type {number} */ i) => (i ? ["; ", x] : [x])));
    return html("tr", {}, ...[kinds[claim.k].name, figures[claim.s].name, figures[claim.t].name,
      claim.when, claim.post || "",
      t(isSure ? "certain" : "possible") + (claim.sure < 1 ? ", " + t("confidence", { value: number(claim.sure) }) : "")]
      .map((text, i) => html("td", { dir: "auto", class: head[i] === "when" ? "when" : null }, text)), said, html("td", {}, change));
  });
  place.append(html("table", {},
    html("caption", { class: "quiet" }, t("tableOf", { time: frame.title })),
    html("thead", {}, html("tr", {}, ...head.map((name) => html("th", { scope: "col" }, t("column." + name))))),
    html("tbody", {}, ...body)));
}
