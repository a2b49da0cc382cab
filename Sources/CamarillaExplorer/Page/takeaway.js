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
 * Has the browser keep a file of the interface. What speaks against it is asked for first, as a browser wouldn't say it.
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
  html("a", { href: address, download: `${chronicle.fileStem}-${time}.${ending}`.replace(/[^\w.-]/g, "_") }).click();
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
  /** @type {[string, string][]} */ const shown = [];
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
  row(link(t("store"), "export.camarilla", cutOfAll), link("CSV", "export.csv", cutOfAll), link("GEXF", "export.gexf", cutOfAll),
    link("GraphML", "export.graphml", cutOfAll)),
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

function fill() {
  if (!chronicle.isReadable) {
    byId("take").replaceChildren(html("h2", { tabindex: -1 }, t("tab.take")), html("p", {}, t("mendFirst")));
    return;
  }
  if (!slots.length) {
    // Without a time there is no picture; the chronicle can be had all the same.
    byId("take").replaceChildren(html("h2", { tabindex: -1 }, t("tab.take")), html("p", {}, t("nothingDated")), ...wholeChronicle());
    return;
  }
  const page = html("select", { id: "page" }, html("option", { value: "" }, t("pageAsDrawn")), ...pages.map((name) => html("option", { value: name }, t("page." + name))));
  const time = () => slotNow().key;
  const isStep = () => drawn.by !== "week" && !state.span;
  const size = () => /** @type {[string, string][]} */ (page.value ? [["page", page.value]] : []);
  const steady = () => /** @type {[string, string][]} */ (isStep() && isTogether() && slots.length > 1 && slots.length <= mostTogether
    ? [["steady", "true"], ["from", slots[0].key], ["to", slots[slots.length - 1].key], ["by", drawn.by]] : []);
  const picture = () => /** @type {[string, string][]} */ ([["year", time()], ...most(), ...steady(), ...size(), ...placesToKeep(), ...pinned(), ...shownOnly()]);
  const range = () => /** @type {[string, string][]} */ ([["from", slots[0].key], ["to", slots[slots.length - 1].key], ["by", drawn.by], ...placesToKeep(), ...cut()]);
  const one = () => /** @type {[string, string][]} */ ([["year", time()], ...shownOnly()]);
  const place = html("input", { type: "text", readonly: "", class: "link", dir: "ltr", "aria-label": t("thisView") });
  viewField = place;
  const here = copyButton(t("copyLink"), () => { place.value = location.href; return place; });
  place.value = location.href;
  const paper = html("select", { id: "paper" }, ...Object.keys(papers).map((name) => html("option", { value: name }, t("paper." + name))));
  const seen = () => pageOf(drawingAsSeen(), view, paper.value, wordsAsSeen());
  const asFile = (/** @type {string} */ form) => busyButton(form.toUpperCase(), async () => save(await fileOf(seen(), form), form));
  const seenPrinted = busyButton(t("print"), () => printAlone(seen()));
  const onePage = link(t("oneFile"), "storyboard.html", range, saveOnePage);
  // Only who wants the command line waits for it: the picture is drawn for it, and then kept.
  const command = html("div", {}), asksCommand = html("details", {}, html("summary", {}, t("commandLine")), command);
  const tellCommand = async () => {
    if (!asksCommand.open) return;
    command.setAttribute("aria-busy", "true");
    const response = await fetch(addressOf("picture.svg", picture()), { method: "HEAD" }).catch(() => null);
    const line = response && response.ok ? commandLine(decodeURIComponent(response.headers.get("Camarilla-Command") || "")) : null;
    command.replaceChildren(line ?? "");
    command.removeAttribute("aria-busy");
  };
  page.addEventListener("change", tellCommand);
  asksCommand.addEventListener("toggle", tellCommand);
  nameTables();
  byId("take").replaceChildren(
    html("h2", { tabindex: -1 }, t("tab.take")),
    html("h3", {}, t("asSeen")), html("div", { class: "field" }, html("label", { for: "paper" }, t("pageSize")), paper),
    html("p", { class: "row seen" }, ...["svg", "pdf", "png"].map(asFile), seenPrinted), html("p", { class: "quiet" }, t("asSeenText")),
    html("h3", {}, t("forPrint")), html("div", { class: "field" }, html("label", { for: "page" }, t("pageSize")), page),
    row(link("SVG", "picture.svg", picture), link("PDF", "picture.pdf", picture), link("PNG", "picture.png", picture)),
    asksCommand,
    tablesHead, row(link(t("tableRelationships"), "relationships.csv", one), link(t("tableCentral"), "central.csv", one)),
    ...wholeChronicle(),
    html("h3", {}, t("thisView")), row(place, here, onePage),
    html("p", { class: "quiet" }, t("embedText")));
}
whenOpened("take", fill);
