// @ts-check
// What can be asked of the figure or the tie that the panel tells of.
import { absentPanel } from "./absent.js";
import { addressOf } from "./api.js";
import { askAbout, openQuestion } from "./ask.js";
import { setCutOption, cut } from "./circle.js";
import { chronicle } from "./chronicle.js";
import { byId, darkness, html } from "./dom.js";
import { editFigure, editRow, editSource } from "./edit.js";
import { figures } from "./model.js";
import { endClaimsWith } from "./panel.js";
import { openable } from "./pieces.js";
import { endRowsWith } from "./result.js";
import { slotNow, state } from "./state.js";
import { openTab } from "./tabs.js";
import { t } from "./texts.js";
import { completePanelBy, whenChosen } from "./view.js";

/**
 * @param {string} text
 * @param {() => void} run
 */
const button = (text, run) => {
  const one = html("button", { type: "button" }, text);
  one.addEventListener("click", run);
  return one;
};

/**
 * What can be done with who is in the chronicle at no time.
 * @param {string} id
 */
const actionsOfAbsent = (id) => [...actionsOf(id), html("div", { class: "row" },
  button(t("question.relationships"), () => askAbout("relationships", [["figure", id]])))];

completePanelBy((parts, about) => {
  if (!about) return state.figure === null ? parts : absentPanel(state.figure, actionsOfAbsent);
  const time = slotNow().key;
  if (about.tie) {
    const [a, b] = [figures[about.tie.s], figures[about.tie.t]];
    return [...parts, html("div", { class: "row" },
      button(t("explainTie"), () => askAbout("explain", [["figure", a.id], ["other", b.id], ["year", time]])))];
  }
  const { id, name } = figures[about.f];
  // Only of who is chosen: what the pointer passes asks nothing.
  if (state.figure !== id) return parts;
  const theme = /** @type {[string, string][]} */ (darkness.matches ? [["theme", "dark"]] : []);
  const line = addressOf("timeline.svg", [["figure", id], ["chart", "lives"], ["top", "1"], ...theme, ...cut()]);
  const life = openable(line, { class: "life", alt: t("lifeOf", { name }) });
  return [parts[0], ...actionsOf(id), life, ...parts.slice(1)];
});

// Whoever is chosen in the picture is told of, whatever stood beside it.
whenChosen(() => { if (byId("panel").hidden) openTab("panel"); });

/**
 * What can be done with a figure at any time.
 * @param {string} id
 */
const actionsOf = (id) => [html("div", { class: "row" }, ...(slotNow() ? questionsOf(id) : []),
  chronicle.canEdit ? button(t("edit"), () => editFigure(id)) : null)];

/**
 * What can be asked of a figure where there are times to ask about.
 * @param {string} id
 */
const questionsOf = (id) => [
  button(t("explainRank"), () => askAbout("explain", [["figure", id], ["year", slotNow().key]])),
  button(t("wayFrom"), () => openQuestion("path", "to")),
  button(t("circleAround"), () => setCutOption("around", id)),
  button(t("without"), () => setCutOption("without", [...cut().filter(([one]) => one === "without").map(([, all]) => all), id].join(",")))];

endClaimsWith((claim) => (chronicle.canEdit ? html("div", { class: "row" }, button(t("edit"), () => editRow(claim.id))) : null));

// In an answer: of a relationship, a figure or a source that the chronicle has a row of.
endRowsWith((row) => {
  if (!chronicle.canEdit || typeof row.id !== "string") return null;
  const edit = "kind" in row && "when" in row ? editRow : "born" in row ? editFigure : row.listed === true ? editSource : null;
  return edit && button(t("editIt", { id: row.id }), () => edit(row.id));
});
