// @ts-check
// What can be taken away: pictures, tables, the chronicle, the view.
import { addressOf, ask } from "./api.js";
import { chronicle } from "./chronicle.js";
import { cut } from "./circle.js";
import { copyButton } from "./copy.js";
import { byId, html } from "./dom.js";
import { drawn, isTogether, most, mostTogether } from "./drawn.js";
import { words } from "./fault.js";
import { fieldsOf } from "./form.js";
import { fileOf, pageOf, papers, printAlone } from "./paper.js";
import { drawingAsSeen, wordsAsSeen } from "./seen.js";
import { address, frameNow, idOf, slotNow, state } from "./state.js";
import { kinds, slots } from "./model.js";
import { commandLine } from "./result.js";
import { say } from "./message.js";
import { placesToKeep } from "./steady.js";
import { t } from "./texts.js";
import { whenOpened } from "./tabs.js";
import { whenShown } from "./view.js";
import { view } from "./viewport.js";

const pages = ["book", "journal-column", "journal-page", "slide", "poster", "web"];

/**
 * A link to a file of the interface.
 * @param {string} text
 * @param {string} name
 * @param {() => [string, string][]} query
 * @param {(query: [string, string][]) => Promise<void>} [take] what is done with it
 */
function link(text, name, query, take = (asked) => download(name, asked)) {
  const one = html("a", { href: "#", download: "" }, text);
  const update = () => { one.href = addressOf(name, [...query(), ["download", "true"]]); };
  for (const event of ["pointerenter", "focus", "pointerdown"]) one.addEventListener(event, update);
  one.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    busily(one, () => take(query()));
  });
  update();
  return one;
}

/**
 * Has the browser keep a file of the interface. What speaks against it is asked for first, as a browser wouldn't say
 * it.
 * @param {string} name
 * @param {[string, string][]} query
 */
async function download(name, query) {
  if (query.some(([option, text]) => option === "kinds" && text === "")) throw new Error(t("nothingShown"));
  const address = addressOf(name, [...query, ["download", "true"]]);
  const first = await fetch(address, { method: "HEAD" }).catch(() => null);
  if (!first?.ok) await ask(name, query);
  say("");
  html("a", { href: address, download: "" }).click();
}

/**
 * Does what takes a moment, and can fail.
 * @param {any} element that it is asked by
 * @param {() => Promise<void>} run
 */
async function busily(element, run) {
  element.setAttribute("aria-busy", "true");
  await run().catch((error) => say(words(error)));
  element.removeAttribute("aria-busy");
}

/**
 * @param {Blob} blob
 * @param {string} ending
 * @param {string} [time] that it is of
 */
function save(blob, ending, time = slotNow().key) {
  const address = URL.createObjectURL(blob);
  const name = `${chronicle.fileStem}-${time}.${ending}`.replace(/[^\w.-]/g, "_");
  html("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** The options of a circle for which the ties between figures tell who is in it. */
const byTies = ["around", "steps", "through", "core", "largest"];

/** The kinds that are shown, of those that the circle has. */
function kindsShown() {
  const named = (fieldsOf(cut()).get("kinds") ?? "").split(",").map((name) => name.trim()).filter(Boolean);
  return (named.length ? named : kinds.map((kind) => kind.name)).filter((name) => !state.hidden.has(name));
}

/**
 * The circle, and what is hidden on the screen left out.
 * @returns {[string, string][]}
 */
function shownOnly() {
  if (!state.hidden.size && !state.certainOnly) return cut();
  /** @type {[string, string][]} */
  const shown = [];
  if (state.hidden.size) shown.push(["kinds", kindsShown().join(",")]);
  if (state.certainOnly) shown.push(["certainty", "certain"]);
  let others = cut().filter(([name]) => !shown.some(([one]) => one === name));
  const frame = frameNow();
  // By the ties that are shown others would be in it: those who are seen are named one by one.
  if (frame && others.some(([name]) => byTies.includes(name))) {
    others = others.filter(([name]) => ![...byTies, "only", "without"].includes(name));
    shown.push(["only", frame.figures.map((/** @type {any} */ figure) => idOf(figure.f)).join(",")]);
  }
  return [...others, ...shown];
}

/**
 * Where the reader has put figures that are drawn.
 * @returns {[string, string][]}
 */
const pinned = () => (frameNow()?.figures ?? []).map((/** @type {any} */ figure) => idOf(figure.f))
  .filter((/** @type {string} */ id) => state.pins.has(id))
  .map((/** @type {string} */ id) => ["pin", `${id}=${state.pins.get(id).map(Math.round).join(",")}`]);

/**
 * Saves the page that holds all of it, to open as the view is now.
 * @param {[string, string][]} query
 */
async function saveOnePage(query) {
  const { data } = await ask("storyboard.html", query);
  // Nothing in an address is a quotation mark or a tag: it is percent-encoded.
  save(new Blob([data.replace("<html ", `<html data-view="${address()}" `)], { type: "text/html" }), "html",
    `${slots[0].key}-${slots[slots.length - 1].key}`);
}

/**
 * A button of something that takes a moment, and can fail.
 * @param {string} text
 * @param {() => Promise<void>} run
 */
function busyButton(text, run) {
  const one = html("button", { type: "button" }, text);
  one.addEventListener("click", () => busily(one, run));
  return one;
}

const row = (/** @type {any[]} */ ...items) => html("p", { class: "row" }, ...items);

/** What of the circle limits all that ever held: not how many times are looked at together. */
const cutOfAll = () => cut().filter(([name]) => name !== "window");

/** The chronicle, cut to the circle, for this and for other programs. */
const wholeChronicle = () => [
  html("h3", {}, t("theChronicle")), html("p", { class: "quiet" }, t("theChronicleText")),
  row(link(t("store"), "export.camarilla", cutOfAll), link("CSV", "export.csv", cutOfAll),
    link("GEXF", "export.gexf", cutOfAll), link("GraphML", "export.graphml", cutOfAll)),
  ...["GEXF", "GraphML"].map((form) =>
    row(link(t("directed" + form), "export." + form.toLowerCase(), () => [...cutOfAll(), ["directed", "true"]]))),
];

/** Where the address stands, to be taken by hand; null as long as there is none. */
let viewField = /** @type {any} */ (null);
/** Above the tables, which are of the time that is shown. */
const tablesHead = html("h3", {});
const nameTables = () => { tablesHead.textContent = slotNow() ? `${t("tables")} (${slotNow().name})` : t("tables"); };
whenShown(() => {
  if (viewField) viewField.value = location.href;
  nameTables();
});

// MARK: what is asked for

/** @typedef {[string, string][]} Query */

/**
 * All steps, one after another.
 * @returns {Query}
 */
const allSteps = () => [["from", slots[0].key], ["to", slots[slots.length - 1].key], ["by", drawn.by]];

/**
 * That everybody is to stand where he stands in the explorer, in which all steps are laid out together.
 * @returns {Query}
 */
function steadily() {
  const isStep = drawn.by !== "week" && !state.span;
  const isOfSeveral = isTogether() && slots.length > 1 && slots.length <= mostTogether;
  return isStep && isOfSeveral ? [["steady", "true"], ...allSteps()] : [];
}

/**
 * The picture, laid out for a page.
 * @param {string} page blank for as large as it is drawn
 * @returns {Query}
 */
const pictureOn = (page) => [
  ["year", slotNow().key], ...most(), ...steadily(), .../** @type {Query} */ (page ? [["page", page]] : []),
  ...placesToKeep(), ...pinned(), ...shownOnly(),
];

/**
 * What is shown of the time, as a table.
 * @returns {Query}
 */
const shownThen = () => [["year", slotNow().key], ...shownOnly()];

/**
 * All steps, as a page to send.
 * @returns {Query}
 */
const storyboard = () => [...allSteps(), ...placesToKeep(), ...cut()];

// MARK: the tab

/**
 * Something to choose, under its label.
 * @param {string} label
 * @param {any} input with an id
 */
const labelled = (label, input) =>
  html("div", { class: "field" }, html("label", { for: input.id }, label), input);

/** The picture as it is seen, on paper or as large as it is. */
function asSeen() {
  const sizes = Object.keys(papers).map((name) => html("option", { value: name }, t("paper." + name)));
  const paper = html("select", { id: "paper" }, ...sizes);
  const seen = () => pageOf(drawingAsSeen(), view, paper.value, wordsAsSeen());
  const files = ["svg", "pdf", "png"].map((form) =>
    busyButton(form.toUpperCase(), async () => save(await fileOf(seen(), form), form)));
  const printed = busyButton(t("print"), () => printAlone(seen()));
  return [
    html("h3", {}, t("asSeen")), labelled(t("pageSize"), paper),
    html("p", { class: "row seen" }, ...files, printed), html("p", { class: "quiet" }, t("asSeenText")),
  ];
}

/**
 * The command line that draws the picture. Only who wants it waits for it: the picture is drawn for it, and then kept.
 * @param {any} page
 */
function commandOfPicture(page) {
  const command = html("div", {});
  const fold = html("details", {}, html("summary", {}, t("commandLine")), command);
  const tell = async () => {
    if (!fold.open) return;
    command.setAttribute("aria-busy", "true");
    const address = addressOf("picture.svg", pictureOn(page.value));
    const response = await fetch(address, { method: "HEAD" }).catch(() => null);
    const line = response?.ok ? decodeURIComponent(response.headers.get("Camarilla-Command") || "") : "";
    command.replaceChildren(commandLine(line) ?? "");
    command.removeAttribute("aria-busy");
  };
  page.addEventListener("change", tell);
  fold.addEventListener("toggle", tell);
  return fold;
}

/** The picture drawn anew, for a page of a book or a slide. */
function forPrint() {
  const sizes = pages.map((name) => html("option", { value: name }, t("page." + name)));
  const page = html("select", { id: "page" }, html("option", { value: "" }, t("pageAsDrawn")), ...sizes);
  const files = ["SVG", "PDF", "PNG"].map((form) =>
    link(form, "picture." + form.toLowerCase(), () => pictureOn(page.value)));
  return [html("h3", {}, t("forPrint")), labelled(t("pageSize"), page), row(...files), commandOfPicture(page)];
}

/** The tables of the time that is shown. */
function tables() {
  nameTables();
  return [tablesHead, row(link(t("tableRelationships"), "relationships.csv", shownThen),
    link(t("tableCentral"), "central.csv", shownThen))];
}

/** The view, as a link and as one page. */
function thisView() {
  const place = html("input", { type: "text", readonly: "", class: "link", dir: "ltr", "aria-label": t("thisView") });
  place.value = location.href;
  viewField = place;
  const here = copyButton(t("copyLink"), () => { place.value = location.href; return place; });
  const onePage = link(t("oneFile"), "storyboard.html", storyboard, saveOnePage);
  return [html("h3", {}, t("thisView")), row(place, here, onePage), html("p", { class: "quiet" }, t("embedText"))];
}

/** What there is: without a time there is no picture, and the chronicle can be had all the same. */
function parts() {
  if (!chronicle.isReadable) return [html("p", {}, t("mendFirst"))];
  if (!slots.length) return [html("p", {}, t("nothingDated")), ...wholeChronicle()];
  return [...asSeen(), ...forPrint(), ...tables(), ...wholeChronicle(), ...thisView()];
}

whenOpened("take", () => {
  byId("take").replaceChildren(html("h2", { tabindex: -1 }, t("tab.take")), ...parts());
});
