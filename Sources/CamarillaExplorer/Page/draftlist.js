// @ts-check
// The drafts that wait to be gone on with.
import { byId, html } from "./dom.js";
import { dropDraft, drafts, heldElsewhere } from "./drafts.js";
import { keyOfOpenForm, resumeDraft, whenFormChanged } from "./editform.js";
import { forms } from "./rows.js";
import { t } from "./texts.js";

/**
 * @param {import("./drafts.js").Draft} draft
 * @param {boolean} isElsewhere whether another window writes it, whose it then is
 */
function entry(draft, isElsewhere) {
  const what = html("b", {}, t("edit." + draft.command) + (draft.of ? " " + draft.of : ""));
  if (isElsewhere) return html("p", { class: "note" }, t("draftElsewhere"), " ", what);
  const resume = html("button", { type: "button" }, t("resume"));
  resume.addEventListener("click", () => resumeDraft(draft));
  const drop = html("button", { type: "button" }, t("dropDraft"));
  drop.addEventListener("click", () => { dropDraft(draft.key); listDrafts(); });
  return html("p", { class: "note" }, t("draftKept"), " ", what, " ", resume, " ", drop);
}

/** Lists them, without the one that is being written. */
export async function listDrafts() {
  const others = await heldElsewhere(listDrafts);
  const waiting = drafts().filter(({ key, command }) => key !== keyOfOpenForm() && forms[command]);
  byId("edit").querySelector(".drafts")?.replaceChildren(
    ...waiting.map((draft) => entry(draft, others.has(draft.key))));
}
whenFormChanged(listDrafts);
// What another window writes, saves or lets go of.
window.addEventListener("storage", listDrafts);
