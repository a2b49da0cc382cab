// @ts-check
// Questions: everything that the command can be asked.
import { answered } from "./answers.js";
import { addressOf, ask, parametersOf } from "./api.js";
import { chronicle } from "./chronicle.js";
import { cut, cutOptions, whenCut } from "./circle.js";
import { byId, html, stillness } from "./dom.js";
import { told } from "./fault.js";
import { clearFaults, fault, faultyIn, field, fieldsOf, showFault, valuesOf } from "./form.js";
import { slots } from "./model.js";
import { openable } from "./pieces.js";
import { commandLine } from "./result.js";
import { addressParts, decoded, slotNow, state } from "./state.js";
import { t } from "./texts.js";
import { openTab, whenOpened } from "./tabs.js";
import { goAlone, whenShown, writeAddress } from "./view.js";

/** The questions in the order in which they are offered. */
const questions = [
  "central", "factions", "explain", "diff", "path", "balance", "timeline", "similarity", "brokerage", "cohesion", "ties",
  "reach", "realignments", "turnover", "compare", "correlate", "relationships", "figures", "sources", "info",
];
/** What is asked first of each; the rest is under "more". */
const first = ["year", "figure", "other", "from", "to", "before", "after", "second-year", "name", "text", "measure", "top", "by",
  "search", "null", "possible", "method", "per-faction"];
/** What draws an answer. */
const pictures = /** @type {Record<string, string>} */ ({ diff: "diff.svg", factions: "factions.svg", timeline: "timeline.svg", balance: "balance.svg", sources: "sources.svg" });

/** Options that are for the picture of an answer alone, for its table alone, and for the answer alone. */
const ofPicture = new Set(["all", "chart", "color-by", "font", "font-family", "height", "highlight", "kind-style", "names", "no-regions",
  "page", "shape-by", "size-by", "theme", "width"]);
const ofTable = new Set(["events"]);
const ofAnswer = new Set(["doubt", "draws", "each", "null", "why", "worlds"]);
/** What is no question of the form: how to answer, another spelling, and what the page draws by itself. */
const unasked = new Set(["argument", "colour-by", "download", "format", "side-by-side"]);

/** What is a time that is proposed by the one that is shown; and by question, which two are compared. */
const times = ["year", "second-year", "before", "after", "from", "to"];
const pairs = /** @type {Record<string, string[]>} */ ({
  diff: ["from", "to"], compare: ["before", "after"], correlate: ["year", "second-year"],
});

let question = "central";
/** @type {[string, string][]} */ let given = [];
/** Whether it was asked, if with nothing given. */
let isAsked = false;
addressParts.push({
  write: () => (question === "central" && !isAsked ? []
    : ["ask=" + question + (isAsked ? "!" + encodeURIComponent(new URLSearchParams(given).toString()) : "")]),
  read: (/** @type {(name: string) => string | null} */ value) => {
    const [name, query] = (value("ask") || "central").split("!");
    question = questions.includes(name) ? name : "central";
    isAsked = query !== undefined;
    given = query ? [...new URLSearchParams(decoded(query))] : [];
  },
});

/**
 * A time as people write it: a year before Christ by its era.
 * @param {string} key
 */
const asWritten = (key) => (/^(0000|-\d{4})$/.test(key) ? 1 - Number(key) + "BCE" : key);

/**
 * What a field begins with: the time that is shown, and the figure that is chosen.
 * @param {string} name
 */
function proposal(name) {
  const key = slotNow() ? asWritten(slotNow().key) : "", before = slots[Math.max(0, state.at - 1)];
  // Of two times the earlier is the step before.
  const [earlier, later] = pairs[question] ?? [];
  if (name === earlier) return before ? asWritten(before.key) : "";
  if (name === later || name === "year") return key;
  if (name === "figure") return state.figure ?? "";
  if (question === "path" && name === "from") return state.figure ?? "";
  return "";
}

// Fields of time that are as they were proposed go along with the time that is shown.
let proposed = /** @type {Map<string, string>} */ (new Map());
const propose = () => { proposed = new Map(times.map((name) => [name, proposal(name)])); };
whenShown(() => {
  const before = proposed;
  propose();
  for (const [name, text] of proposed) {
    const input = /** @type {any} */ (byId("ask").querySelector(`form [name="${name}"]`));
    if (input && text && before.get(name) && input.value === before.get(name)) input.value = text;
  }
});

/** @param {unknown} error */
const failed = (error) => byId("ask").replaceChildren(html("p", { class: "error", role: "alert" }, told(error)));

/**
 * The question that the form is of, and what it was filled with; empty where it is to be asked anew.
 * @type {string | null}
 */
let filled = null;
const wanted = () => JSON.stringify([question, isAsked, given, cut()]);

async function fill() {
  filled = wanted();
  const parameters = (await parametersOf(question)).filter((/** @type {any} */ one) => !cutOptions.includes(one.name)
    && !unasked.has(one.name) && (one.name !== "of-whole" || cut().length > 0));
  const values = fieldsOf(given);
  // What is said of several fields together is said once, below the last of them.
  const isSaidLater = (/** @type {any} */ one) => parameters.slice(parameters.indexOf(one) + 1).some((/** @type {any} */ other) => other.description === one.description);
  const fieldOf = (/** @type {any} */ one) => field(isSaidLater(one) ? { ...one, description: null } : one, values.get(one.name) ?? (isAsked ? "" : proposal(one.name)),
    question === "path" && ["from", "to"].includes(one.name) ? "figures" : null);
  const isFirst = (/** @type {any} */ one) => first.includes(one.name);
  const asked = parameters.filter(isFirst).sort((/** @type {any} */ a, /** @type {any} */ b) => first.indexOf(a.name) - first.indexOf(b.name));
  const select = html("select", { id: "question", "aria-label": t("question") }, ...questions.map((name) =>
    html("option", { value: name, selected: name === question }, t("question." + name))));
  select.addEventListener("change", () => { running?.abort(); question = select.value; given = []; isAsked = false; answer.replaceChildren(); fill().then(() => byId("question").focus(), failed); });
  const answer = byId("ask").querySelector(".answer") ?? html("div", { class: "answer", "aria-live": "polite" });
  const form = html("form", { "data-question": question },
    html("div", { class: "field" }, select),
    ...asked.map(fieldOf),
    html("details", {}, html("summary", {}, t("moreOptions")), ...parameters.filter((/** @type {any} */ one) => !isFirst(one)).map(fieldOf)),
    html("div", { class: "row" }, html("button", { type: "submit" }, t("askNow"))));
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    given = valuesOf(form);
    given = asMeant(given);
    isAsked = true;
    filled = wanted();
    writeAddress(true);
    run(answer, true);
  });
  byId("ask").replaceChildren(html("h2", { tabindex: -1 }, t("tab.ask")), form, answer);
  propose();
}

/**
 * What a form means that says one thing twice: a time that is only proposed gives way to a range; of a time that is told, steps are
 * those within it; what the measures are is asked for by itself.
 * @param {[string, string][]} values
 * @returns {[string, string][]}
 */
function asMeant(values) {
  const value = (/** @type {string} */ wanted) => values.find(([name]) => name === wanted)?.[1];
  const without = (/** @type {string} */ one) => values.filter(([name]) => name !== one);
  if (value("measures")) return [["measures", "true"]];
  const year = value("year");
  if (!["factions", "balance"].includes(question) || year === undefined || !["from", "to", "by"].some(value)) return values;
  if (year === proposal("year")) return without("year");
  return value("from") || value("to") ? values : [...without("year"), ["from", year], ["to", year]];
}

/** @type {AbortController | null} */ let running = null;

/**
 * Asks, and shows the answer.
 * @param {any} place
 * @param {boolean} isAwaited whether the reader has just asked, and looks for it
 */
async function run(place, isAwaited) {
  running?.abort();
  running = new AbortController();
  place.setAttribute("aria-busy", "true");
  const form = byId("ask").querySelector("form");
  // Another question may be chosen before there is an answer.
  const asked = question, { signal } = running;
  clearFaults(form);
  try {
    const known = new Set((await parametersOf(asked)).map((/** @type {any} */ one) => one.name));
    const isOfMeasures = given.some(([name]) => name === "measures");
    const all = isOfMeasures ? asMeant(given) : [...given, ...cut().filter(([name]) => known.has(name) && !given.some(([one]) => one === name))];
    const query = all.filter(([name]) => !ofPicture.has(name) && !ofTable.has(name));
    const { data, command } = await ask(asked, query, signal);
    // Factions are drawn through time alone, and where there are any.
    const picture = asked === "factions" && !data.lines?.length ? undefined : pictures[asked];
    // Possible worlds and what chance would have made are two tables.
    const isOneTable = !["null", "worlds"].every((one) => all.some(([name]) => name === one));
    const table = addressOf(asked + ".csv", [...all.filter(([name]) => !ofPicture.has(name)), ["download", "true"]]);
    place.replaceChildren(...[
      isOneTable ? html("p", { class: "row" }, html("a", { href: table, download: "" }, t("asTable"))) : null,
      picture ? drawn(picture, all.filter(([name]) => !ofAnswer.has(name) && !ofTable.has(name))) : null,
      showing(data.period), asked === "diff" && !data.years ? comparingAll(data.kinds) : null, answered(asked, data), commandLine(command),
    ].filter(Boolean));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return;
    const input = faultyIn(form, error);
    if (input) {
      place.replaceChildren();
      fault(input, told(error));
      if (isAwaited) showFault(form);
      return;
    }
    place.replaceChildren(html("p", { class: "error", role: "alert" }, told(error)));
  } finally {
    place.removeAttribute("aria-busy");
  }
  bringIntoSight(place, isAwaited);
}

/**
 * A button that compares the kinds that were left out, too; nothing where all were looked at.
 * @param {string[]} compared
 */
function comparingAll(compared) {
  // Where the circle names kinds, all others are none of it.
  if (cut().some(([name]) => name === "kinds") || chronicle.kinds.every((/** @type {string} */ kind) => compared.includes(kind))) return null;
  const all = html("button", { type: "button" }, t("compareAll"));
  const others = given.filter(([name]) => name !== "kinds");
  all.addEventListener("click", () => askAbout("diff", [...others, ["kinds", chronicle.kinds.join(",")]]));
  return html("p", { class: "row" }, all);
}

/**
 * A button that shows the time of an answer in the picture; nothing where it is there, or is none of its steps.
 * @param {string | undefined} period
 */
function showing(period) {
  const at = slots.findIndex((slot) => slot.key === period);
  if (at < 0 || slotNow().key === period) return null;
  const show = html("button", { type: "button" }, t("showInPicture", { time: slots[at].name }));
  show.addEventListener("click", () => goAlone(at));
  return html("p", { class: "row" }, show);
}

/**
 * Scrolls to an answer: it stands below what was asked, which may be all that there is room for.
 * @param {HTMLElement} answer
 * @param {boolean} isAwaited whether the reader has just asked, and looks for it; else the page as a whole stays where it is
 */
function bringIntoSight(answer, isAwaited) {
  const panel = byId("ask"), behavior = stillness.matches ? "auto" : "smooth";
  // Where the page as a whole is scrolled, as on a telephone.
  if (panel.scrollHeight <= panel.clientHeight + 1) {
    if (!isAwaited) return;
    const { top } = answer.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) answer.scrollIntoView({ block: "start", behavior });
    return;
  }
  panel.scrollTo({ top: panel.scrollTop + answer.getBoundingClientRect().top - panel.getBoundingClientRect().top - 4, behavior });
}

/**
 * The answer's picture, and of two times both side by side.
 * @param {string} picture
 * @param {[string, string][]} query
 */
function drawn(picture, query) {
  const img = (/** @type {string} */ name, /** @type {[string, string][]} */ of, /** @type {string} */ alt) =>
    openable(addressOf(name, of), { alt, class: "drawn" });
  const values = new Map(query);
  const box = html("details", { open: question !== "balance", class: "picture" }, html("summary", {}, t("drawn")),
    img(picture, query, t("question." + question)));
  if (question !== "diff") return box;
  const times = [values.get("from"), values.get("to")];
  const beside = html("details", { class: "picture" }, html("summary", {}, t("sideBySide")));
  beside.addEventListener("toggle", () => {
    if (!beside.open || beside.querySelector("img")) return;
    beside.append(...times.map((time) => img("picture.svg",
      [["year", time ?? ""], ...(/^-?\d{4}$/.test(time ?? "") ? [["steady", "true"]] : []), ...cut()].map(([a, b]) => [a, b]), time ?? "")));
  });
  return html("div", {}, box, beside);
}

/**
 * Shows the form, and the answer to what the address asks.
 * @param {boolean} [isAwaited]
 */
async function open(isAwaited = false) {
  const isNew = filled !== wanted();
  if (!isNew && byId("ask").querySelector(".answer > *, [aria-invalid]")) return;
  try { await fill(); } catch (error) { failed(error); return; }
  const answer = byId("ask").querySelector(".answer");
  if (isNew) answer.replaceChildren();
  if (isNew && isAsked) run(answer, isAwaited);
}
let opening = Promise.resolve();
whenOpened("ask", () => { opening = open(filled === ""); });

/** Asks what the address says, where the browser has gone back to another. */
export function followAddress() {
  if (!byId("ask").hidden && filled !== wanted()) opening = open();
}
whenCut(followAddress);

/**
 * Opens a question anew.
 * @param {string} name
 * @param {[string, string][]} query
 */
async function turnTo(name, query) {
  question = name;
  given = query;
  isAsked = query.length > 0;
  filled = "";
  openTab("ask", "push");
  await opening;
}

/**
 * Opens a question with what is given, and asks it.
 * @param {string} name
 * @param {[string, string][]} query
 */
export async function askAbout(name, query) {
  await turnTo(name, query);
  byId("ask").querySelector("h2")?.focus({ preventScroll: true });
}

/**
 * Opens a question to be filled in.
 * @param {string} name
 * @param {string} missing the field that is to be filled in first
 */
export async function openQuestion(name, missing) {
  await turnTo(name, []);
  byId("ask").querySelector(`[name="${missing}"]`)?.focus();
}
