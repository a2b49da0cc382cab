// @ts-check
// Whoever is chosen and in no picture that was seen yet: what the chronicle knows of him.
import { ask } from "./api.js";
import { chronicle } from "./chronicle.js";
import { spoken, spokenYear } from "./dates.js";
import { html } from "./dom.js";
import { told } from "./fault.js";
import { toldApart } from "./names.js";
import { heading } from "./panel.js";
import { frameNow, slotNow, state } from "./state.js";
import { t } from "./texts.js";
import { showPanel } from "./view.js";

/**
 * What was told of a figure, by its id; null while it is asked for, a text where there is none.
 * @type {Map<string, any>}
 */
const known = new Map();
/** The revision of the chronicle that it was told of. */
let revision = chronicle.revision;

/** @param {string} id */
async function learn(id) {
  known.set(id, null);
  try {
    const { data } = await ask("figures", [["name", id]]);
    known.set(id, toldApart(data).figures.find((/** @type {any} */ one) => one.id === id) ?? t("noSuchFigure", { id }));
  } catch (error) {
    known.set(id, told(error));
    // It is asked for again the next time.
    window.setTimeout(() => known.delete(id), 0);
  }
  if (state.figure === id) showPanel();
}

/**
 * What stands in the panel.
 * @param {string} id
 * @param {(id: string, name: string) => any[]} actions what can be done with a figure
 * @returns {any[]}
 */
export function absentPanel(id, actions) {
  if (revision !== chronicle.revision) { known.clear(); revision = chronicle.revision; }
  if (!known.has(id)) learn(id);
  const one = known.get(id) ?? null;
  if (one === null) return [heading(id), html("p", { class: "quiet" }, "…")];
  if (typeof one === "string") return [heading(id), html("p", {}, one)];
  const life = [one.born, one.died].some(Boolean) ? [one.born, one.died].map((date) => (date ? spoken(date) : "?")).join(" – ") : "";
  const further = Object.entries(one.attributes ?? {}).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
  return [
    heading(one.name), ...actions(id, one.name),
    ...[life, ...further].filter(Boolean).map((line) => html("p", { class: "quiet", dir: "auto" }, line)),
    ...slotNow() ? [html("p", {}, frameNow()?.isCut ? t("notDrawnThen", { time: slotNow().name, count: frameNow().figures.length })
      : t("notInThePicture", { time: slotNow().name }))] : [],
    html("p", {}, one.from === null || one.from === undefined ? t("neverTied")
      : t("tiedFrom", { from: spokenYear(one.from), to: spokenYear(one.to ?? one.from) })),
  ];
}
