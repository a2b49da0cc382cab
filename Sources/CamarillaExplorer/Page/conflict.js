// @ts-check
// An edit that was refused as somebody else has changed the same: both versions, and which of them is to be.
import { html } from "./dom.js";
import { asOnThePage } from "./options.js";
import { mergerOf } from "./past.js";
import { forms, furtherColumns } from "./rows.js";
import { t } from "./texts.js";

/**
 * What has come together: the answer that tells of it, the form's command, what it amends, the row that it was written
 * on, what it has, and whether the row was to be taken out.
 * @typedef {{ answer: any, command: string, of: string | null, taken: import("./drafts.js").Taken | null,
 *   mine: Record<string, string>, isRetraction: boolean }} Conflict
 */

/**
 * What can be done about it.
 * @typedef {{ keepMine: () => void, addAnew: () => void, takeTheirs: () => void,
 *   editMerged: (id: string) => void }} Ways
 */

/**
 * The rows of the table: a column, and what stands in it by the one and by the other.
 * @param {Conflict} conflict
 * @returns {[string, string, string][]}
 */
function versions({ answer, command, of, taken, mine, isRetraction }) {
  const theirs = (/** @type {string} */ name) => String(answer.theirs?.[name] ?? "");
  const own = (/** @type {string} */ name) => String(mine[name] ?? mine["set:" + name] ?? "");
  const isGone = of !== null && !answer.theirs;
  /** @param {string} name */
  const yours = (name) => {
    if (isRetraction) return t("takenOut");
    // What was left as it was is not sent, so that it stays as the other has made it.
    const isLeft = !isGone && taken && String(taken.row[name] ?? "") === own(name);
    return isLeft ? t("leftAlone") : own(name);
  };
  const names = [...forms[command].fields.map(([name]) => name), ...(taken ? furtherColumns(command, taken.row) : [])];
  return names.filter((name) => isRetraction || theirs(name) !== own(name))
    .map((name) => [name, yours(name), theirs(name)]);
}

/** @param {Conflict} conflict */
function table(conflict) {
  const heads = ["", t("yours"), t("theirs")].map((text) => html("th", { scope: "col" }, text));
  const rows = versions(conflict).map(([name, yours, theirs]) => html("tr", {}, html("th", { scope: "row" }, name),
    html("td", { dir: "auto" }, yours), html("td", { dir: "auto" }, theirs)));
  return html("table", {}, html("thead", {}, html("tr", {}, ...heads)), html("tbody", {}, ...rows));
}

/**
 * @param {string} text
 * @param {() => void} run
 */
function button(text, run) {
  const one = html("button", { type: "button" }, text);
  one.addEventListener("click", run);
  return one;
}

/**
 * Both versions, and buttons that choose.
 * @param {Conflict} conflict
 * @param {Ways} ways
 */
export function conflictBox(conflict, ways) {
  const { answer, command, of, isRetraction } = conflict;
  // What somebody else has taken out can't be changed, but added anew.
  const isGone = of !== null && !answer.theirs;
  const message = html("p", {}, asOnThePage(answer.message));
  const keepMine = isGone ? button(t("addAnew"), ways.addAnew) : button(t("keepMine"), ways.keepMine);
  const box = html("div", { class: "conflict", role: "alert" }, message, table(conflict),
    html("div", { class: "row" },
      isGone && isRetraction ? null : keepMine,
      of ? button(t(isGone ? "dropDraft" : "takeTheirs"), ways.takeTheirs) : null));
  // Who was merged into another would be made twice again.
  if (isGone && command === "amend-figure") {
    mergerOf(of).then((kept) => {
      if (!kept) return;
      message.after(html("p", {}, t("mergedInto", { one: of, other: kept.name })));
      keepMine.replaceWith(button(t("editIt", { id: kept.id }), () => ways.editMerged(kept.id)));
    }, () => {});
  }
  return box;
}
