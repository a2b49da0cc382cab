// @ts-check
// The form of an edit: it is checked while it is written, kept as a draft until it is saved or given up, and refused
// where somebody else has changed the same.
import { ask, Refusal, tell } from "./api.js";
import { chronicle } from "./chronicle.js";
import { conflictBox } from "./conflict.js";
import { byId, html } from "./dom.js";
import { dropDraft, drafts, hold, keepDraft, newDraftKey } from "./drafts.js";
import { isAbsence, told } from "./fault.js";
import { clearFaults, fault, field, showFault } from "./form.js";
import { keep, kept } from "./memory.js";
import { relearn } from "./opening.js";
import { asOnThePage } from "./options.js";
import { changesInWords, showingOf, showPast } from "./past.js";
import { commandLine } from "./result.js";
import { addition, forms, furtherColumns, hinted, idOf, naming, needed, numberFault, remedies } from "./rows.js";
import { setChosen, state } from "./state.js";
import { t } from "./texts.js";
import { visible } from "./visible.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./drafts.js").Taken} Taken */

/**
 * A form that names what is being added: its draft, the field, and what stands there.
 * @typedef {{ draft: Draft, option: string, text: string }} Waiting
 */

/**
 * What a form begins with: a draft, or as much of one as is known. Without a key it is one of its own.
 * @typedef {Pick<Draft, "command"> & Partial<Draft>} Beginning
 */

/**
 * What an edit is sent as.
 * @typedef {{ command: string, arguments: any[], options: Record<string, any> }} Edit
 */

/** Who edits, as was told last. */
export const author = () => kept("camarilla-author") ?? "";

/** @type {(() => void)[]} */
const watchers = [];
/**
 * What is done when another form is open, or none any more.
 * @param {() => void} watcher
 */
export const whenFormChanged = (watcher) => { watchers.push(watcher); };

const place = () => byId("edit").querySelector(".form");

/** Takes away what was said of an edit that was undone or redone. */
const clearStepped = () => byId("edit").querySelector(".stepped")?.replaceChildren();

/**
 * What is doubtful in an edit, which can be made all the same.
 * @param {string[]} notes
 */
const listed = (notes) => notes.map((note) => html("p", { class: "note", dir: "auto" }, asOnThePage(note)));

const thoroughly = /** @type {Record<string, string>} */ ({
  "amend-figure": "with-relationships", "amend-source": "with-citations",
});

/**
 * A button that puts what would be right in the place of what is wrong in a field; null where nothing is known.
 * @param {any} input
 * @param {{ text?: string, suggestion?: string }} concern
 */
function correction(input, { text = "", suggestion = "" }) {
  if (!text || !suggestion || !input.value.includes(text)) return null;
  const button = html("button", { type: "button" }, `${t("edit.instead")}: ${suggestion}`);
  button.addEventListener("click", () => {
    input.value = input.value.replace(text, () => suggestion);
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return button;
}

class EditForm {
  /** @param {Beginning} beginning */
  constructor({ command, values = {}, of = null, taken = null, waiting = null, key = newDraftKey(command, of) }) {
    this.command = command;
    /** What is amended; null where something is added. */
    this.of = of;
    /** The row as it was when it was taken up, and the revision that it was last looked at. */
    this.taken = taken;
    /** The form that goes on once this is saved. */
    this.waiting = waiting;
    /** The key of the draft. */
    this.key = key;
    /** The option by which what names the row is taken out with it, else the row stays; nothing of a relationship. */
    this.thorough = of ? thoroughly[command] : undefined;
    this.status = html("p", { role: "alert", class: "error" });
    this.doubts = html("div", { role: "status" });
    /** When what was written is checked, and how often it was asked for. */
    this.timer = 0;
    this.asked = 0;
    this.form = this.layOut(values);
    this.proposeID();
    this.listen();
  }

  // MARK: fields

  /**
   * The columns of the chronicle's own. What is added anew brings along those that it had.
   * @param {Record<string, string>} values
   */
  ownColumns(values) {
    if (this.taken) return furtherColumns(this.command, this.taken.row);
    return Object.keys(values).filter((name) => name.startsWith("set:")).map((name) => name.slice("set:".length));
  }

  /**
   * @param {Record<string, string>} values
   * @returns {any}
   */
  layOut(values) {
    const { command, of, taken, thorough } = this;
    const title = t("edit." + command) + (of ? " " + of : "");
    const further = (/** @type {string} */ name) =>
      field({ name: "set:" + name, label: name }, values["set:" + name] ?? String(taken?.row[name] ?? ""));
    return html("form", {},
      html("h3", { tabindex: -1 }, title),
      ...forms[command].fields.map((one) => this.fieldOf(one, values)),
      ...this.ownColumns(values).map(further),
      command.startsWith("merge") ? null : field({ name: "set", ...hinted("set") }, values.set ?? ""),
      field({ name: "because", ...hinted("because") }, values.because ?? ""),
      field({ name: "by", label: "who", ...hinted("who") }, values.by ?? author()),
      this.status, this.doubts,
      thorough ? field({ name: thorough, schema: { type: "boolean" } }, "") : null,
      html("div", { class: "row" }, html("button", { type: "submit" }, t("saveEdit")),
        of ? html("button", { type: "button", class: "retract" }, t("retract")) : null,
        html("button", { type: "button", class: "cancel" }, t("cancel"))));
  }

  /**
   * @param {any[]} one a field of the form, as `forms` has it
   * @param {Record<string, string>} values
   */
  fieldOf([name, , how, label], values) {
    const isFigure = how === "figures";
    const hint = isFigure ? how : this.command === "add" && name === "id" ? "claimId" : name;
    const schema = how === "kinds" ? { enum: chronicle.kinds, blank: t("choose") } : {};
    return field({ name, label: label ?? name, required: needed.has(name), schema, ...hinted(hint) },
      values[name] ?? "", isFigure ? "figures" : null);
  }

  /** Has a new figure's id be made of its name, a source's of its title, as long as nobody writes another. */
  proposeID() {
    if (!naming[this.command]) return;
    const [id, called] = ["id", naming[this.command]].map((name) => this.form.elements.namedItem(name));
    let proposed = idOf(called.value);
    called.addEventListener("input", () => {
      if (id.value === proposed) id.value = idOf(called.value);
      proposed = idOf(called.value);
    });
  }

  listen() {
    const { form } = this;
    form.addEventListener("input", () => this.check());
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.send(this.edit());
    });
    form.querySelector(".cancel").addEventListener("click", () => { dropDraft(this.key); leaveForm(); });
    form.querySelector(".retract")?.addEventListener("click", () => this.send(this.retraction()));
  }

  // MARK: what it has

  /**
   * What stands in a field.
   * @param {string} name
   */
  value(name) { return this.form.elements.namedItem(name)?.value.trim() ?? ""; }

  /**
   * What stands in all of them.
   * @returns {Record<string, string>}
   */
  texts() { return Object.fromEntries([...new FormData(this.form)].map(([name, text]) => [name, String(text)])); }

  /** @returns {Draft} */
  draft() {
    const { key, command, of, taken, waiting } = this;
    return { key, command, of, values: this.texts(), taken, waiting };
  }

  /**
   * What stood in a column when the row was taken up.
   * @param {string} name
   */
  before(name) { return this.taken ? String(this.taken.row[name] ?? "") : ""; }

  /** Who edits and why, as far as somebody has written it. */
  note() {
    const options = /** @type {Record<string, any>} */ ({});
    for (const name of ["because", "by"]) if (this.value(name)) options[name] = this.value(name);
    return options;
  }

  /** @returns {Edit} what to send */
  edit() {
    const { command, of } = this;
    const { fields } = forms[command];
    const isPlaced = (/** @type {any[]} */ one) => one[1];
    const options = /** @type {Record<string, any>} */ ({});
    // What stays as it was is no part of an amendment; what is emptied is.
    for (const [name] of fields.filter((one) => !isPlaced(one))) {
      if (this.value(name) !== this.before(name)) options[name] = this.value(name);
    }
    const set = this.columnsSet();
    if (set.length) options.set = set;
    Object.assign(options, this.note());
    const placed = (/** @type {any[]} */ [name]) =>
      this.value(name) || (name === "id" ? idOf(this.value(naming[command])) : "");
    return { command, arguments: [...(of ? [of] : []), ...fields.filter(isPlaced).map(placed)], options };
  }

  /** The columns of the chronicle's own that are another than before, and what stands in the field for further ones. */
  columnsSet() {
    const names = [...this.form.elements].map(({ name }) => name).filter((name) => name.startsWith("set:"));
    const own = names.map((name) => name.slice("set:".length));
    const changed = own.filter((name) => this.value("set:" + name) !== this.before(name));
    const set = changed.map((name) => name + "=" + this.value("set:" + name));
    return this.value("set") ? [...set, this.value("set")] : set;
  }

  /** @returns {Edit} what takes the row out */
  retraction() {
    const options = this.note();
    if (this.thorough && this.form.elements.namedItem(this.thorough).checked) options[this.thorough] = true;
    return { command: this.command.replace("amend", "retract"), arguments: [this.of], options };
  }

  /** The revision that the edit is made on. */
  revision() { return this.taken ? this.taken.revision : chronicle.revision; }

  // MARK: what is wrong and what is doubtful

  clear() {
    this.status.textContent = "";
    this.doubts.replaceChildren();
    clearFaults(this.form);
  }

  /**
   * The field of an option, an argument or a column.
   * @param {string} option
   */
  inputOf(option) {
    const { elements } = this.form;
    return option && (elements.namedItem(option) ?? elements.namedItem("set:" + option));
  }

  /**
   * A button for what a relationship names and the chronicle has not; after it the form goes on.
   * @param {any} concern
   */
  addingTo(concern) {
    if (!["add", "amend"].includes(this.command)) return null;
    return addingButton(concern, () => {
      const draft = this.draft();
      keepDraft(draft);
      return { draft, option: concern.option ?? "", text: concern.text };
    });
  }

  /**
   * Says beside each field what is doubtful in it, and the rest below them.
   * @param {any} answer
   */
  sayDoubts(answer) {
    this.clear();
    /** @type {any[]} */
    const placed = (answer.doubts ?? []).filter((/** @type {any} */ doubt) => this.inputOf(doubt.option));
    for (const concern of placed) {
      const note = html("small", { class: "note", role: "status", dir: "auto" }, asOnThePage(concern.message));
      const input = this.inputOf(concern.option);
      input.closest(".field").append(note, correction(input, concern) ?? "", this.addingTo(concern) ?? "");
    }
    const isPlaced = (/** @type {string} */ note) => placed.some((doubt) => doubt.message === note);
    this.doubts.replaceChildren(...listed(answer.notes.filter((/** @type {string} */ note) => !isPlaced(note))));
  }

  /**
   * Says beside each field what is wrong with it, and of what is of none below them.
   * @param {any} error
   */
  say(error) {
    this.clear();
    const answer = error instanceof Refusal && !isAbsence(error) ? error.told : { message: told(error) };
    const others = [];
    for (const concern of answer.problems ?? [answer]) {
      const { option, message } = concern;
      const input = this.inputOf(option);
      if (input) {
        const text = numberFault(option, input.value.trim()) ?? asOnThePage(message);
        fault(input, text, correction(input, concern) ?? "", this.addingTo(concern) ?? "");
      } else {
        others.push(asOnThePage(message));
      }
    }
    this.status.textContent = visible(others.join("\n"));
  }

  // MARK: checking and sending

  /** Keeps what is written, and checks it a moment later. */
  check() {
    clearTimeout(this.timer);
    const what = this.edit();
    const question = ++this.asked;
    keepDraft(this.draft());
    this.timer = window.setTimeout(async () => {
      // Before all is there that must be, nothing is wrong yet.
      const isPartial = [...this.form.querySelectorAll("[required]")].some((input) => !input.value.trim());
      if (isPartial) { this.clear(); return; }
      try {
        const { data } = await tell("check", what, this.revision());
        if (question === this.asked) this.sayDoubts(data);
      } catch (error) {
        const isConflict = error instanceof Refusal && error.status === 409;
        if (question === this.asked && !isConflict) this.say(error);
      }
    }, 350);
  }

  /** @param {boolean} isBusy */
  setBusy(isBusy) {
    if (isBusy) this.form.setAttribute("aria-busy", "true"); else this.form.removeAttribute("aria-busy");
    for (const button of this.form.querySelectorAll("button")) button.disabled = isBusy;
  }

  /** @param {Edit} what */
  async send(what) {
    // It may wait for another program. Sent twice it would be made twice.
    if (this.form.getAttribute("aria-busy") === "true") return;
    // What is being sent is checked by that.
    clearTimeout(this.timer);
    this.asked += 1;
    this.setBusy(true);
    let isRefused = false;
    try {
      keep("camarilla-author", this.value("by"));
      await done(await tell("edits", what, this.revision()), this.key);
      if (this.waiting) goOn(this.waiting, what.arguments[0]);
    } catch (error) {
      if (error instanceof Refusal && error.status === 409) {
        this.showConflict(error.told, what);
      } else {
        this.say(error);
        isRefused = true;
      }
    } finally {
      this.setBusy(false);
    }
    if (isRefused) showFault(this.form, this.status);
  }

  // MARK: a conflict

  /**
   * Shows both versions, where somebody else was first.
   * @param {any} answer
   * @param {Edit} what the edit that was refused
   */
  showConflict(answer, what) {
    const isRetraction = what.command.startsWith("retract");
    const { command, of, taken } = this;
    const box = conflictBox({ answer, command, of, taken, mine: this.texts(), isRetraction }, {
      keepMine: () => {
        // What is sent is still what differs from the row that the form began with.
        if (taken) taken.revision = answer.revision; else chronicle.revision = answer.revision;
        box.remove();
        this.send(isRetraction ? what : this.edit());
      },
      addAnew: () => {
        dropDraft(this.key);
        openForm({ command: command.replace("amend", "add"), values: { ...this.texts(), id: of ?? "" } });
      },
      takeTheirs: () => {
        dropDraft(this.key);
        if (!of || !answer.theirs) { leaveForm(); return; }
        openForm({ command, values: answer.theirs, of, taken: { row: answer.theirs, revision: answer.revision } });
      },
      editMerged: (id) => { dropDraft(this.key); takeUp("figure", id, "amend-figure"); },
    });
    this.form.querySelector(".conflict")?.remove();
    this.form.append(box);
    box.scrollIntoView({ block: "nearest" });
  }
}

// MARK: opening and closing

/** @type {EditForm | null} */
let current = null;
/** The key of the draft of the form that is open; null for none. */
export const keyOfOpenForm = () => current?.key ?? null;

/**
 * Opens a form.
 * @param {Beginning} beginning
 */
export function openForm(beginning) {
  current = new EditForm(beginning);
  hold(current.key);
  place().replaceChildren(current.form);
  clearStepped();
  for (const watcher of watchers) watcher();
  current.form.querySelector("h3").focus();
  return current;
}

/**
 * Closes the form, with something in its place.
 * @param {any[]} parts
 */
export function leaveForm(...parts) {
  current = null;
  hold(null);
  place().replaceChildren(...parts);
  for (const watcher of watchers) watcher();
}

/**
 * Takes a row up as it is by now.
 * @param {string} kind what it is asked for as
 * @param {string} id
 * @param {string} command
 * @param {string} [at] the field to begin at
 */
export async function takeUp(kind, id, command, at = "") {
  try {
    const { data } = await ask("row", [[kind, id]]);
    const row = data.row ?? data;
    const { form } = openForm({ command, values: row, of: id, taken: { row, revision: data.revision } });
    if (at) form.elements.namedItem(at)?.focus();
  } catch (error) {
    place()?.replaceChildren(html("p", { class: "error", role: "alert" }, told(error)));
  }
}

/**
 * Goes on with what was not saved, from the row that it was written on: who has changed that since is not written over.
 * @param {Draft} draft
 */
export function resumeDraft(draft) {
  const form = openForm(draft);
  // What is wrong or doubtful in it may be so no longer.
  form.check();
  return form;
}

/**
 * A button that begins to add what a problem says the chronicle has not; null where it says no such thing.
 * @param {{ rule?: string, text?: string, option?: string }} problem
 * @param {() => Promise<Waiting | null> | Waiting | null} prepare what comes before, which tells what goes on after it
 */
export function addingButton({ rule = "", text = "" }, prepare) {
  const command = remedies[rule];
  if (!command || !text) return null;
  const button = html("button", { type: "button" }, `${t("edit." + command)}: ${text}`);
  button.addEventListener("click", async () => {
    const waiting = await prepare();
    openForm({ command, values: addition(command, text), waiting });
  });
  return button;
}

// MARK: what follows

/**
 * Has another be chosen in place of a figure that an edit has taken out, or nobody.
 * @param {any[]} rows
 */
function chooseWhoIsLeft(rows) {
  const ofFigures = rows.filter((row) => row.table === "figures");
  if (!ofFigures.some((row) => !row.after && row.id === state.figure)) return;
  setChosen(ofFigures.find((row) => row.after)?.id ?? null);
}

/**
 * What follows from an edit that a form has made.
 * @param {{ data: any, command: string }} answer
 * @param {string} key of its draft
 */
async function done({ data, command }, key) {
  dropDraft(key);
  clearStepped();
  chronicle.revision = data.revision ?? chronicle.revision;
  const rows = data.changes ?? [];
  chooseWhoIsLeft(rows);
  const outcome = html("p", { class: "outcome" }, t("saved"), ...await changesInWords(rows));
  leaveForm(html("div", { role: "status" }, outcome, ...listed(data.notes)),
    showingOf(rows) ?? "", commandLine(command) ?? "");
  await relearn();
  await showPast();
}

/**
 * Of several citations only those of a source that waited for its id name it: another's id may have its letters.
 * @param {string} citation
 * @param {string} text what stood there
 * @param {string} id
 */
const withSource = (citation, text, id) => citation.split(";").map((one) => {
  const [source, ...locator] = one.split("#");
  return source.trim() === text ? [source.replace(text, () => id), ...locator].join("#") : one;
}).join(";");

/**
 * Goes on with a form that has waited for what it names.
 * @param {Waiting} waiting
 * @param {string} id of what was added
 */
function goOn({ draft, option, text }, id) {
  // It may have been written on meanwhile, in another window.
  const latest = drafts().find(({ key }) => key === draft.key) ?? draft;
  const values = { ...latest.values };
  for (const name of ["source", "target"]) if (values[name] === text) values[name] = id;
  if (!values.by) values.by = author();
  if (option === "citation") values.citation = withSource(values.citation ?? "", text, id);
  const { form } = resumeDraft({ ...latest, values });
  form.elements.namedItem(option)?.focus();
}
