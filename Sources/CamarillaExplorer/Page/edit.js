// @ts-check
// Editing a store: each edit is checked while it is written, and refused where somebody else has changed the same.
import { ask, Refusal, tell } from "./api.js";
import { chronicle, whenChanged } from "./chronicle.js";
import { byId, html } from "./dom.js";
import { dropDraft, drafts, heldElsewhere, hold, keepDraft, newDraftKey } from "./drafts.js";
import { relearn } from "./opening.js";
import { isAbsence, told } from "./fault.js";
import { clearFaults, fault, field, showFault } from "./form.js";
import { keep, kept } from "./memory.js";
import { changesInWords, mergerOf, past, showingOf } from "./past.js";
import { asOnThePage } from "./options.js";
import { addition, forms, hinted, idOf, naming, needed, numberFault, remedies } from "./rows.js";
import { visible } from "./visible.js";
import { commandLine } from "./result.js";
import { setChosen, state } from "./state.js";
import { t } from "./texts.js";
import { openTab, whenOpened } from "./tabs.js";

/** @typedef {import("./drafts.js").Draft} Draft */

/**
 * The columns that a row has beside those of the form, which a chronicle may have of its own.
 * @param {string} command
 * @returns {string[]}
 */
const furtherColumns = (command) => (taken
  ? Object.keys(taken.row).filter((name) => name !== "id" && !forms[command].fields.some(([known]) => known === name)) : []);

/**
 * The key of the draft of the form that is open; null for none.
 * @type {string | null}
 */
let draftKey = null;

/** Who edits, as was told last. */
const author = () => kept("camarilla-author") ?? "";

/**
 * What was in a row when it was taken up, and the revision that it was last looked at.
 * @type {any}
 */
let taken = null;

/**
 * What to send for what a form has.
 * @param {string} command
 * @param {any} form
 * @param {string | null} of
 */
function edit(command, form, of) {
  const { fields } = forms[command];
  const value = (/** @type {string} */ name) => form.elements.namedItem(name)?.value.trim() ?? "";
  const isPlaced = (/** @type {any[]} */ one) => one[1];
  const options = /** @type {Record<string, any>} */ ({});
  for (const [name] of fields.filter((one) => !isPlaced(one))) {
    const before = taken ? String(taken.row[name] ?? "") : "";
    // What stays as it was is no part of an amendment; what is emptied is.
    if (value(name) !== before || (!taken && value(name) !== "")) options[name] = value(name);
  }
  if (!taken) for (const name in options) if (options[name] === "") delete options[name];
  const own = [...form.elements].map(({ name }) => name).filter((name) => name.startsWith("set:")).map((name) => name.slice("set:".length));
  const set = own.filter((name) => value("set:" + name) !== String(taken?.row[name] ?? "")).map((name) => name + "=" + value("set:" + name));
  if (value("set")) set.push(value("set"));
  if (set.length) options.set = set;
  for (const name of ["because", "by"]) if (value(name)) options[name] = value(name);
  const placed = (/** @type {any[]} */ [name]) => value(name) || (name === "id" ? idOf(value(naming[command])) : "");
  return { command, arguments: [...(of ? [of] : []), ...fields.filter(isPlaced).map(placed)], options };
}

/**
 * A button that begins to add what a problem says the chronicle has not; null where it says no such thing.
 * @param {{ rule?: string, text?: string, option?: string }} problem
 * @param {() => Promise<Waiting | null> | Waiting | null} prepare what comes before, which tells what goes on after it
 */
function addingButton({ rule = "", text = "" }, prepare) {
  const command = remedies[rule];
  if (!command || !text) return null;
  const button = html("button", { type: "button" }, `${t("edit." + command)}: ${text}`);
  button.addEventListener("click", async () => {
    const waiting = await prepare();
    taken = null;
    showForm(command, addition(command, text), null, undefined, waiting);
  });
  return button;
}

/**
 * What a form has.
 * @param {any} form
 * @returns {Record<string, string>}
 */
const textsOf = (form) => Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, String(text)]));

/**
 * Goes on with what was not saved, from the row that it was written on: who has changed that since is not written over.
 * @param {Draft} draft
 */
function resumeDraft(draft) {
  taken = draft.taken;
  showForm(draft.command, draft.values, draft.of, draft.key, draft.waiting);
  // What is wrong or doubtful in it may be so no longer.
  byId("edit").querySelector("form").dispatchEvent(new Event("input"));
}

/**
 * What is doubtful in an edit, which can be made all the same.
 * @param {string[]} notes
 */
const listed = (notes) => notes.map((note) => html("p", { class: "note", dir: "auto" }, asOnThePage(note)));

/**
 * The form of an edit.
 * @param {string} command
 * @param {Record<string, string>} values
 * @param {string | null} [of] what is amended
 * @param {string} [key] of its draft, where there is one
 * @param {Waiting | null} [waiting] the form that goes on once this is saved
 */
function showForm(command, values, of = null, key = newDraftKey(command, of), waiting = null) {
  draftKey = key;
  hold(key);
  const place = byId("edit").querySelector(".form");
  const { fields } = forms[command];
  const status = html("p", { role: "alert", class: "error" }), doubts = html("div", { role: "status" });
  // What is added anew brings along the columns that it had.
  const ownColumns = taken ? furtherColumns(command) : Object.keys(values).filter((name) => name.startsWith("set:")).map((name) => name.slice("set:".length));
  // What names the row is taken out with it, or the row stays.
  const thorough = of ? { "amend-figure": "with-relationships", "amend-source": "with-citations" }[command] : undefined;
  const form = html("form", {},
    html("h3", { tabindex: -1 }, t("edit." + command) + (of ? " " + of : "")),
    ...fields.map(([name, , how, label]) => field({
      name, label: label ?? name, required: needed.has(name),
      schema: how === "kinds" ? { enum: chronicle.kinds, blank: t("choose") } : {},
      ...hinted(how === "figures" ? how : command === "add" && name === "id" ? "claimId" : name) },
      values[name] ?? "", how === "figures" ? "figures" : null)),
    ...ownColumns.map((name) => field({ name: "set:" + name, label: name }, values["set:" + name] ?? String(taken?.row[name] ?? ""))),
    command.startsWith("merge") ? null : field({ name: "set", ...hinted("set") }, values.set ?? ""),
    field({ name: "because", ...hinted("because") }, values.because ?? ""),
    field({ name: "by", label: "who", ...hinted("who") }, values.by ?? author()),
    status, doubts,
    thorough ? field({ name: thorough, schema: { type: "boolean" } }, "") : null,
    html("div", { class: "row" }, html("button", { type: "submit" }, t("saveEdit")),
      of ? html("button", { type: "button", class: "retract" }, t("retract")) : null,
      html("button", { type: "button", class: "cancel" }, t("cancel"))));
  const clear = () => {
    status.textContent = "";
    doubts.replaceChildren();
    clearFaults(form);
  };
  /** @returns {Draft} */
  const draft = () => ({ key, command, of, values: textsOf(form), taken, waiting });
  /**
   * A button for what a relationship names and the chronicle has not; after it the form goes on.
   * @param {any} concern
   */
  const addingTo = (concern) => (["add", "amend"].includes(command) ? addingButton(concern, () => {
    const now = draft();
    keepDraft(now);
    return { draft: now, option: concern.option ?? "", text: concern.text };
  }) : null);
  /** @param {string} option the field of an option, an argument or a column */
  const inputOf = (option) => option && (form.elements.namedItem(option) ?? form.elements.namedItem("set:" + option));
  /**
   * Says beside each field what is doubtful in it, and the rest below them.
   * @param {any} answer
   */
  const sayDoubts = (answer) => {
    clear();
    const told = (answer.doubts ?? []).filter((/** @type {any} */ doubt) => inputOf(doubt.option));
    for (const concern of told) {
      const note = html("small", { class: "note", role: "status", dir: "auto" }, asOnThePage(concern.message));
      inputOf(concern.option).closest(".field").append(note, addingTo(concern) ?? "");
    }
    doubts.replaceChildren(...listed(answer.notes.filter((/** @type {string} */ note) => !told.some((/** @type {any} */ doubt) => doubt.message === note))));
  };
  /**
   * Says beside each field what is wrong with it, and of what is of none below them.
   * @param {any} error
   */
  const say = (error) => {
    clear();
    const answer = error instanceof Refusal && !isAbsence(error) ? error.told : { message: told(error) }, others = [];
    for (const concern of answer.problems ?? [answer]) {
      const { option, message } = concern, input = inputOf(option);
      if (input) fault(input, numberFault(option, input.value.trim()) ?? asOnThePage(message), addingTo(concern) ?? "");
      else others.push(asOnThePage(message));
    }
    status.textContent = visible(others.join("\n"));
  };
  // A new figure's id is made of its name, a source's of its title, as long as nobody writes another.
  if (naming[command]) {
    const [id, called] = ["id", naming[command]].map((name) => form.elements.namedItem(name));
    let proposed = idOf(called.value);
    called.addEventListener("input", () => {
      if (id.value === proposed) id.value = idOf(called.value);
      proposed = idOf(called.value);
    });
  }
  let timer = 0, asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    const what = edit(command, form, of), question = ++asked;
    keepDraft(draft());
    timer = window.setTimeout(async () => {
      // Before all is there that must be, nothing is wrong yet.
      if ([...form.querySelectorAll("[required]")].some((input) => !input.value.trim())) { clear(); return; }
      try {
        const { data } = await tell("check", what, taken ? taken.revision : chronicle.revision);
        if (question === asked) sayDoubts(data);
      } catch (error) { if (question === asked && !(error instanceof Refusal && error.status === 409)) say(error); }
    }, 350);
  });
  /** @param {any} what */
  const send = async (what) => {
    // It may wait for another program. Sent twice it would be made twice.
    if (form.getAttribute("aria-busy") === "true") return;
    // What is being sent is checked by that.
    clearTimeout(timer);
    asked += 1;
    form.setAttribute("aria-busy", "true");
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    let isRefused = false;
    try {
      const by = form.elements.namedItem("by").value.trim();
      keep("camarilla-author", by);
      await done(await tell("edits", what, taken ? taken.revision : chronicle.revision), key);
      if (waiting) goOn(waiting, what.arguments[0]);
    } catch (error) {
      if (error instanceof Refusal && error.status === 409) showConflict(error.told, what, command, form, of, send);
      else { say(error); isRefused = true; }
    } finally {
      form.removeAttribute("aria-busy");
      for (const button of form.querySelectorAll("button")) button.disabled = false;
    }
    if (isRefused) showFault(form, status);
  };
  form.addEventListener("submit", (/** @type {Event} */ event) => { event.preventDefault(); send(edit(command, form, of)); });
  form.querySelector(".cancel").addEventListener("click", () => { dropDraft(key); leaveForm(); });
  form.querySelector(".retract")?.addEventListener("click", () => {
    const options = /** @type {Record<string, any>} */ ({});
    if (thorough && form.elements.namedItem(thorough).checked) options[thorough] = true;
    for (const name of ["because", "by"]) if (form.elements.namedItem(name).value.trim()) options[name] = form.elements.namedItem(name).value.trim();
    send({ command: command.replace("amend", "retract"), arguments: [of], options });
  });
  place.replaceChildren(form);
  byId("edit").querySelector(".stepped")?.replaceChildren();
  listDrafts();
  form.querySelector("h3").focus();
}

/** Closes the form, with something in its place. */
function leaveForm(/** @type {any[]} */ ...parts) {
  taken = null;
  draftKey = null;
  hold(null);
  byId("edit").querySelector(".form").replaceChildren(...parts);
  listDrafts();
}

/** Lists the drafts that wait, without the one that is being written; those of other windows are theirs. */
async function listDrafts() {
  const others = await heldElsewhere(listDrafts);
  byId("edit").querySelector(".drafts")?.replaceChildren(...drafts().filter(({ key, command }) => key !== draftKey && forms[command]).map((draft) => {
    const resume = html("button", { type: "button" }, t("resume")), drop = html("button", { type: "button" }, t("dropDraft"));
    resume.addEventListener("click", () => resumeDraft(draft));
    drop.addEventListener("click", () => { dropDraft(draft.key); listDrafts(); });
    const what = t("edit." + draft.command) + (draft.of ? " " + draft.of : "");
    if (others.has(draft.key)) return html("p", { class: "note" }, t("draftElsewhere"), " ", html("b", {}, what));
    return html("p", { class: "note" }, t("draftKept"), " ", html("b", {}, what), " ", resume, " ", drop);
  }));
}
// What another window writes, saves or lets go of.
window.addEventListener("storage", listDrafts);

/**
 * Both versions, where somebody else was first.
 * @param {any} told
 * @param {any} what the edit that was refused
 * @param {string} command
 * @param {any} form
 * @param {string | null} of
 * @param {(what: any) => void} send
 */
function showConflict(told, what, command, form, of, send) {
  const theirs = told.theirs ?? {}, mine = textsOf(form);
  const isRetracted = what.command.startsWith("retract");
  // What somebody else has taken out can't be changed, but added anew.
  const isGone = of !== null && !told.theirs;
  const ownOf = (/** @type {string} */ name) => String(mine[name] ?? mine["set:" + name] ?? "");
  const names = [...forms[command].fields.map(([name]) => name), ...furtherColumns(command)]
    .filter((name) => isRetracted || String(theirs[name] ?? "") !== ownOf(name));
  // What was left as it was is not sent, so that it stays as the other has made it.
  const yours = (/** @type {string} */ name) => (isRetracted ? t("takenOut")
    : !isGone && taken && String(taken.row[name] ?? "") === ownOf(name) ? t("leftAlone") : ownOf(name));
  const box = html("div", { class: "conflict", role: "alert" }, html("p", {}, asOnThePage(told.message)),
    html("table", {}, html("thead", {}, html("tr", {}, ...["", t("yours"), t("theirs")].map((text) => html("th", { scope: "col" }, text)))),
      html("tbody", {}, ...names.map((name) => html("tr", {}, html("th", { scope: "row" }, name),
        html("td", { dir: "auto" }, yours(name)), html("td", { dir: "auto" }, String(theirs[name] ?? "")))))),
    html("div", { class: "row" }));
  const keepMine = html("button", { type: "button" }, t(isGone ? "addAnew" : "keepMine"));
  const takeTheirs = html("button", { type: "button" }, t(isGone ? "dropDraft" : "takeTheirs"));
  keepMine.addEventListener("click", () => {
    if (isGone) {
      dropDraft(draftKey);
      taken = null;
      showForm(command.replace("amend", "add"), { ...mine, id: of ?? "" });
      return;
    }
    // What is sent is still what differs from the row that the form began with.
    if (taken) taken.revision = told.revision; else chronicle.revision = told.revision;
    box.remove();
    send(isRetracted ? what : edit(command, form, of));
  });
  takeTheirs.addEventListener("click", () => {
    dropDraft(draftKey);
    if (!of || !told.theirs) { leaveForm(); return; }
    taken = { row: theirs, revision: told.revision };
    showForm(command, theirs, of);
  });
  if (!(isGone && isRetracted)) box.lastElementChild.append(keepMine);
  // Who was merged into another would be made twice again.
  if (isGone && command === "amend-figure") {
    mergerOf(of ?? "").then((kept) => {
      if (!kept) return;
      const button = html("button", { type: "button" }, t("editIt", { id: kept.id }));
      button.addEventListener("click", () => { dropDraft(draftKey); editFigure(kept.id); });
      box.firstElementChild.after(html("p", {}, t("mergedInto", { one: of, other: kept.name })));
      keepMine.replaceWith(button);
    }, () => {});
  }
  if (of) box.lastElementChild.append(takeTheirs);
  form.querySelector(".conflict")?.remove();
  form.append(box);
  box.scrollIntoView({ block: "nearest" });
}

/**
 * What follows from an edit that a form has made.
 * @param {{ data: any, command: string }} answer
 * @param {string} key of its draft
 */
async function done({ data, command }, key) {
  dropDraft(key);
  byId("edit").querySelector(".stepped")?.replaceChildren();
  chronicle.revision = data.revision ?? chronicle.revision;
  const rows = data.changes ?? [];
  // Who was chosen and is gone has become another, or nobody.
  const isOfFigure = (/** @type {any} */ row) => row.table === "figures";
  if (rows.some((/** @type {any} */ row) => isOfFigure(row) && !row.after && row.id === state.figure)) {
    setChosen(rows.find((/** @type {any} */ row) => isOfFigure(row) && row.after)?.id ?? null);
  }
  leaveForm(html("div", { role: "status" }, html("p", { class: "outcome" }, t("saved"), ...await changesInWords(rows)), ...listed(data.notes)),
    showingOf(rows) ?? "", commandLine(command) ?? "");
  await relearn();
  await showPast();
}

/**
 * A form that names what is being added: its draft, the field, and what stands there.
 * @typedef {{ draft: Draft, option: string, text: string }} Waiting
 */

/**
 * Goes on with a form that has waited for what it names.
 * @param {Waiting} waiting
 * @param {string} id of what was added
 */
function goOn({ draft, option, text }, id) {
  // It may have been written on meanwhile, in another window.
  draft = drafts().find(({ key }) => key === draft.key) ?? draft;
  const values = { ...draft.values };
  for (const name of ["source", "target"]) if (values[name] === text) values[name] = id;
  if (!values.by) values.by = author();
  // Of several citations only those of that source name it: another's id may have its letters.
  if (option === "citation") {
    values.citation = (values.citation ?? "").split(";").map((/** @type {string} */ one) => {
      const [source, ...locator] = one.split("#");
      return source.trim() === text ? [source.replace(text, () => id), ...locator].join("#") : one;
    }).join(";");
  }
  resumeDraft({ ...draft, values });
  byId("edit").querySelector("form").elements.namedItem(option)?.focus();
}

/**
 * Undoes or redoes. A form that is open meanwhile stays as it is.
 * @param {string} command
 */
async function step(command) {
  const outcome = byId("edit").querySelector(".stepped");
  for (const id of ["undo", "redo"]) byId(id).disabled = true;
  outcome.replaceChildren();
  // What was said of an edit before is no longer so.
  if (!draftKey) leaveForm();
  try {
    const by = author();
    const answer = await tell("edits", { command, arguments: [], options: by ? { by } : {} }, chronicle.revision);
    chronicle.revision = answer.data.revision ?? chronicle.revision;
    outcome.replaceChildren(html("p", { role: "status", class: "outcome" }, t(command === "undo" ? "undone" : "redone"), ...await changesInWords(answer.data.changes ?? [])),
      commandLine(answer.command) ?? "");
  } catch (error) {
    const isStale = error instanceof Refusal && error.status === 409;
    outcome.replaceChildren(html("p", { class: "error", role: "alert" }, told(error) + (isStale && command === "undo" ? " " + t("againToUndo") : "")));
  }
  await relearn().catch(() => {});
  await showPast();
  for (const id of ["undo", "redo"]) byId(id).disabled = false;
  byId(command).focus();
}

/**
 * @param {string} kind
 * @param {string} id
 * @param {string} command
 * @param {string} [at] the field to begin at
 */
async function take(kind, id, command, at = "") {
  openTab("edit", "push");
  await ready;
  try {
    const { data } = await ask("row", [[kind, id]]);
    const row = data.row ?? data;
    taken = { row, revision: data.revision };
    showForm(command, row, id);
    const field = at && byId("edit").querySelector("form").elements.namedItem(at);
    if (field) field.focus();
  } catch (error) {
    byId("edit").querySelector(".form")?.replaceChildren(html("p", { class: "error", role: "alert" }, told(error)));
  }
}
/**
 * @param {string} id of a relationship
 * @param {string} [at] the field to begin at
 */
export const editRow = (id, at) => take("id", id, "amend", at);
/**
 * @param {string} id
 * @param {string} [at] the field to begin at
 */
export const editFigure = (id, at) => take("figure", id, "amend-figure", at);
/**
 * @param {string} id
 * @param {string} [at] the field to begin at
 */
export const editSource = (id, at) => take("source", id, "amend-source", at);

/**
 * Begins to add what a problem of the chronicle says is not there; nothing where it says no such thing.
 * @param {{ rule?: string, text?: string }} problem
 */
export const addingOf = (problem) => addingButton(problem, async () => {
  openTab("edit", "push");
  await ready;
  return null;
});

/**
 * Begins to merge one figure into another.
 * @param {string} figure
 * @param {string} into
 */
export async function mergeFigures(figure, into) {
  openTab("edit", "push");
  await ready;
  taken = null;
  showForm("merge-figures", { figure, into });
}

/**
 * Edits the row of an id in the table that a file is of; where no file is told, in the first that has one of that id.
 * @param {string} id
 * @param {string} [file]
 * @param {string} [at] the field to begin at
 */
export async function editAny(id, file = "", at = "") {
  const tables = /** @type {const} */ ([["relationships", "id", editRow], ["figures", "figure", editFigure], ["sources", "source", editSource]]);
  const named = tables.find(([table]) => file.endsWith(table + ".csv"));
  for (const [, kind, edit] of named ? [named] : tables) {
    const isThere = named !== undefined || await ask("row", [[kind, id]]).then(() => true, (error) => !(error instanceof Refusal && error.status === 404));
    if (isThere) { edit(id, at); return; }
  }
  editRow(id, at);
}

/** Why nothing can be edited, in the page's language where it is one of the usual reasons. */
function whyNot() {
  if (!chronicle.isReadable) return t("mendFirst");
  if (chronicle.reason === "notAStore") return t("noStore");
  return chronicle.reason === "notAsked" ? t("readOnly") : chronicle.why || t("readOnly");
}

let ready = Promise.resolve();
async function fill() {
  const place = byId("edit");
  const kept = place.querySelector(".form") ?? html("div", { class: "form" });
  const head = html("h2", { tabindex: -1 }, t("tab.edit"));
  if (!chronicle.canEdit) {
    const parts = [head, html("p", {}, whyNot())];
    if (chronicle.canMakeStore) {
      const name = html("input", { type: "text", id: "store-name", value: "mine.camarilla" });
      const form = html("form", {}, html("div", { class: "field" }, html("label", { for: "store-name" }, t("storeName")), name),
        html("div", { class: "row" }, html("button", { type: "submit" }, t("makeStore"))), html("p", { class: "error", role: "alert" }));
      form.addEventListener("submit", async (/** @type {Event} */ event) => {
        event.preventDefault();
        try {
          const { command } = await tell("store", { name: name.value });
          await relearn();
          await fill();
          place.querySelector(".stepped")?.replaceChildren(html("p", { role: "status" }, t("storeMade", { name: chronicle.name })), commandLine(command) ?? "");
        } catch (error) {
          form.lastElementChild.textContent = told(error);
        }
      });
      parts.push(form);
    }
    place.replaceChildren(...parts);
    return;
  }
  const menu = html("div", { class: "row" }, ...["add", "add-figure", "add-source", "merge-figures", "merge-sources"].map((command) => {
    const button = html("button", { type: "button" }, t("edit." + command));
    button.addEventListener("click", () => { taken = null; showForm(command, {}); });
    return button;
  }));
  const undo = html("button", { type: "button", id: "undo" }, t("undo")), redo = html("button", { type: "button", id: "redo" }, t("redo"));
  undo.addEventListener("click", () => step("undo"));
  redo.addEventListener("click", () => step("redo"));
  const history = html("details", { class: "past" }, html("summary", {}, t("history")), html("div", { class: "history" }));
  history.addEventListener("toggle", showPast);
  place.replaceChildren(head, menu, html("div", { class: "row" }, undo, redo), html("div", { class: "stepped" }),
    html("div", { class: "drafts" }), kept, history);
  listDrafts();
}

/** Shows the history, if it is open. */
async function showPast() {
  const history = byId("edit").querySelector(".past");
  if (history?.open) history.lastElementChild.replaceChildren(await past());
}
whenChanged(showPast);

whenOpened("edit", () => { ready = fill(); });
