// @ts-check
// What is wrong with the chronicle, or contradicts itself, as a list to work through.
import { ask } from "./api.js";
import { chronicle } from "./chronicle.js";
import { byId, html } from "./dom.js";
import { addingOf, editAny, mergeFigures } from "./edit.js";
import { told } from "./fault.js";
import { keep, kept } from "./memory.js";
import { claims, figureOf, figures, kinds } from "./model.js";
import { toldApart } from "./names.js";
import { listOf, name } from "./pieces.js";
import { commandLine } from "./result.js";
import { showClaim, showFigure } from "./sight.js";
import { t } from "./texts.js";
import { whenOpened } from "./tabs.js";

const key = () => "camarilla-seen-" + (chronicle.name || chronicle.title);
/** What the reader has ticked off, here and next time. */
let seen = new Set();
const recall = () => { try { return JSON.parse(kept(key()) || "[]"); } catch { return []; } };

/** @param {any} problem */
const nameOf = (problem) => [problem.rule, problem.id, problem.line, problem.message].join("|");

async function fill() {
  const place = byId("problems");
  seen = new Set(recall());
  place.replaceChildren(html("h2", { tabindex: -1 }, t("tab.problems")), html("p", { class: "quiet", role: "status" }, "…"));
  try {
    const { data, command } = await ask("validate");
    const rules = groups(data.problems);
    const parts = [], more = html("div", {});
    for (const [rule, problems] of rules) {
      parts.push(html("details", { open: rules.size < 4 || problems[0].severity === "error" }, html("summary", {}, `${rule} (${problems.length})`),
        html("ol", { class: "problems" }, ...problems.slice(0, 300).map(item))));
    }
    place.replaceChildren(html("h2", { tabindex: -1 }, t("tab.problems")),
      html("p", { role: "status" }, data.problems.length ? t("problemsFound", { count: data.problems.length }) : t("noProblems")),
      ...parts, commandLine(command) ?? "", more);
    // Who may be one person takes longer to find than what is wrong.
    more.append(...await twins().catch((error) => [html("p", { class: "error", role: "alert" }, told(error))]));
  } catch (error) {
    place.replaceChildren(html("h2", { tabindex: -1 }, t("tab.problems")),
      html("p", { class: "error", role: "alert" }, told(error)));
  }
}
/** Figures that may be one; nothing where there are none, or too many to look through. */
async function twins() {
  if (!chronicle.isReadable) return [];
  const found = toldApart((await ask("twins")).data).twins ?? [];
  if (!found.length) return [];
  const merging = (/** @type {any} */ { figure, kept }) => {
    const button = html("button", { type: "button" }, t("edit.merge-figures"));
    button.addEventListener("click", () => mergeFigures(figure.id, kept.id));
    return button;
  };
  return [html("h3", {}, `${t("twins")} (${found.length})`), listOf(found.slice(0, 200), (twin) => [
    name(twin.figure), " – ", name(twin.kept), " ", chronicle.canEdit ? merging(twin) : null, html("small", { lang: "en" }, twin.reason)])];
}

/** @param {any[]} all */
function groups(all) {
  const map = new Map();
  // What keeps the chronicle from being read comes before what is only doubtful.
  const errors = all.filter((one) => one.severity === "error");
  for (const one of [...errors, ...all.filter((one) => one.severity !== "error")]) map.set(one.rule, [...(map.get(one.rule) ?? []), one]);
  return map;
}

/**
 * A button that shows in the picture what a problem is about: a claim, at a time when it holds, or a figure; null where the
 * page knows of neither.
 * @param {any} problem
 */
function showing(problem) {
  const claim = claims.find((one) => one.id === problem.id);
  if (!problem.id || (!claim && figureOf(problem.id) === undefined)) return null;
  const one = html("button", { type: "button" }, t("showIt"));
  one.addEventListener("click", () => {
    if (!claim) { showFigure(problem); return; }
    const { id, k, s, t: target, edtf } = claim;
    showClaim({ id, kind: kinds[k].name, source: figures[s].id, target: figures[target].id, when: edtf });
  });
  return one;
}

/** @param {any} problem */
function item(problem) {
  const box = html("input", { type: "checkbox", checked: seen.has(nameOf(problem)), "aria-label": t("seen"), title: t("seen") });
  box.addEventListener("change", () => {
    if (box.checked) seen.add(nameOf(problem)); else seen.delete(nameOf(problem));
    keep(key(), JSON.stringify([...seen]));
  });
  const where = [problem.file, problem.line].filter((one) => one !== undefined && one !== null).join(":");
  const edit = chronicle.canEdit && problem.id ? html("button", { type: "button" }, t("editIt", { id: problem.id })) : null;
  if (edit) edit.addEventListener("click", () => editAny(problem.id, problem.file, problem.field));
  const add = chronicle.canEdit ? addingOf(problem) : null;
  const show = showing(problem);
  return html("li", { class: problem.severity }, box, html("strong", {}, problem.severity + " "), html("span", { dir: "auto" }, problem.message),
    problem.expected && !problem.message.includes(problem.expected) ? html("small", { class: "quiet" }, t("expected", { what: problem.expected })) : null,
    where ? html("small", { class: "quiet" }, where) : null,
    show || edit || add ? html("span", { class: "row" }, show, edit, add) : null);
}
whenOpened("problems", fill);
