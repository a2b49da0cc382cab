// @ts-check
// Undoing edits, and doing them again.
import { Refusal, tell } from "./api.js";
import { chronicle } from "./chronicle.js";
import { byId, html } from "./dom.js";
import { author, keyOfOpenForm, leaveForm } from "./editform.js";
import { told } from "./fault.js";
import { relearn } from "./opening.js";
import { changesInWords, showPast } from "./past.js";
import { commandLine } from "./result.js";
import { t } from "./texts.js";

/** @typedef {"undo" | "redo"} Step */

/** @type {Step[]} */
const steps = ["undo", "redo"];

/** @param {boolean} isBusy */
const setBusy = (isBusy) => { for (const id of steps) byId(id).disabled = isBusy; };

/**
 * What a step did, in words.
 * @param {Step} command
 * @returns {Promise<any[]>}
 */
async function outcomeOf(command) {
  try {
    const by = author();
    const edit = { command, arguments: [], options: by ? { by } : {} };
    const answer = await tell("edits", edit, chronicle.revision);
    chronicle.revision = answer.data.revision ?? chronicle.revision;
    const changes = await changesInWords(answer.data.changes ?? []);
    const done = t(command === "undo" ? "undone" : "redone");
    return [html("p", { role: "status", class: "outcome" }, done, ...changes), commandLine(answer.command) ?? ""];
  } catch (error) {
    const isStale = error instanceof Refusal && error.status === 409;
    const advice = isStale && command === "undo" ? " " + t("againToUndo") : "";
    return [html("p", { class: "error", role: "alert" }, told(error) + advice)];
  }
}

/**
 * Undoes or redoes. A form that is open meanwhile stays as it is.
 * @param {Step} command
 */
async function step(command) {
  const outcome = byId("edit").querySelector(".stepped");
  setBusy(true);
  outcome.replaceChildren();
  // What was said of an edit before is no longer so.
  if (keyOfOpenForm() === null) leaveForm();
  outcome.replaceChildren(...await outcomeOf(command));
  await relearn().catch(() => {});
  await showPast();
  setBusy(false);
  byId(command).focus();
}

/** The buttons. */
export const stepButtons = () => html("div", { class: "row" }, ...steps.map((command) => {
  const button = html("button", { type: "button", id: command }, t(command));
  button.addEventListener("click", () => step(command));
  return button;
}));
