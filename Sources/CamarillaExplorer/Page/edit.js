// @ts-check
// The tab in which a store is edited, and what leads there.
import { ask, Refusal } from "./api.js";
import { chronicle } from "./chronicle.js";
import { byId, html } from "./dom.js";
import { listDrafts } from "./draftlist.js";
import { addingButton, openForm, takeUp } from "./editform.js";
import { storeForm } from "./makestore.js";
import { pastFold } from "./past.js";
import { commandLine } from "./result.js";
import { stepButtons } from "./steps.js";
import { openTab, whenOpened } from "./tabs.js";
import { t } from "./texts.js";

// MARK: the tab

/** Why nothing can be edited, in the page's language where it is one of the usual reasons. */
function whyNot() {
  if (!chronicle.isReadable) return t("mendFirst");
  if (chronicle.reason === "notAStore") return t("noStore");
  return chronicle.reason === "notAsked" ? t("readOnly") : chronicle.why || t("readOnly");
}

/** @param {string} command */
async function showStoreMade(command) {
  await fill();
  const made = html("p", { role: "status" }, t("storeMade", { name: chronicle.name }));
  byId("edit").querySelector(".stepped")?.replaceChildren(made, commandLine(command) ?? "");
}

/** @param {string} command */
function menuButton(command) {
  const button = html("button", { type: "button" }, t("edit." + command));
  button.addEventListener("click", () => openForm({ command }));
  return button;
}

async function fill() {
  const place = byId("edit");
  const head = html("h2", { tabindex: -1 }, t("tab.edit"));
  if (!chronicle.canEdit) {
    const making = chronicle.canMakeStore ? [storeForm(showStoreMade)] : [];
    place.replaceChildren(head, html("p", {}, whyNot()), ...making);
    return;
  }
  const commands = ["add", "add-figure", "add-source", "merge-figures", "merge-sources"];
  // A form that is open stays.
  const form = place.querySelector(".form") ?? html("div", { class: "form" });
  place.replaceChildren(head, html("div", { class: "row" }, ...commands.map(menuButton)), stepButtons(),
    html("div", { class: "stepped" }), html("div", { class: "drafts" }), form, pastFold());
  listDrafts();
}

/** Until the tab is filled. */
let ready = Promise.resolve();
whenOpened("edit", () => { ready = fill(); });

async function open() {
  openTab("edit", "push");
  await ready;
}

// MARK: what leads there

/**
 * @param {string} kind
 * @param {string} command
 * @returns {(id: string, at?: string) => Promise<void>} edits the row of an id, beginning at a field
 */
const editing = (kind, command) => async (id, at) => {
  await open();
  await takeUp(kind, id, command, at);
};
export const editRow = editing("id", "amend");
export const editFigure = editing("figure", "amend-figure");
export const editSource = editing("source", "amend-source");

/**
 * Begins to add what a problem of the chronicle says is not there; nothing where it says no such thing.
 * @param {{ rule?: string, text?: string }} problem
 */
export const addingOf = (problem) => addingButton(problem, async () => {
  await open();
  return null;
});

/**
 * Begins to merge one figure into another.
 * @param {string} figure
 * @param {string} into
 */
export async function mergeFigures(figure, into) {
  await open();
  openForm({ command: "merge-figures", values: { figure, into } });
}

/**
 * Whether the store may have a row: not where it is said that there is none.
 * @param {string} kind
 * @param {string} id
 */
const mayHave = (kind, id) => ask("row", [[kind, id]])
  .then(() => true, (error) => !(error instanceof Refusal && error.status === 404));

/**
 * Edits the row of an id in the table that a file is of; where no file is told, in the first that has one of that id.
 * @param {string} id
 * @param {string} [file]
 * @param {string} [at] the field to begin at
 */
export async function editAny(id, file = "", at = "") {
  const tables = /** @type {const} */ ([
    ["relationships", "id", editRow], ["figures", "figure", editFigure], ["sources", "source", editSource],
  ]);
  const named = tables.find(([table]) => file.endsWith(table + ".csv"));
  if (named) { named[2](id, at); return; }
  for (const [, kind, edit] of tables) {
    if (await mayHave(kind, id)) { edit(id, at); return; }
  }
  editRow(id, at);
}
