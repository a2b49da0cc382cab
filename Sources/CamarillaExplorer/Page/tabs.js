// @ts-check
// The tabs beside the picture.
import { byId, html } from "./dom.js";
import { addressParts } from "./state.js";
import { t } from "./texts.js";
import { writeAddress } from "./view.js";

export const names = ["panel", "ask", "circle", "problems", "edit", "take"];
let open = "panel";
/** Whether the chronicle is known, so that tabs have something to show. */
let isAwake = false;
/**
 * By tab, what is done when it is opened.
 * @type {Map<string, () => void>}
 */
const openers = new Map();
/**
 * @param {string} name
 * @param {() => void} opener
 */
export const whenOpened = (name, opener) => { openers.set(name, opener); };

addressParts.push({
  write: () => (open === "panel" ? [] : ["tab=" + open]),
  read: (/** @type {(name: string) => string | null} */ value) => {
    const wanted = value("tab") || "panel";
    if (names.includes(wanted) && wanted !== open) openTab(wanted, "none");
  },
});

/**
 * @param {string} name
 * @param {"push" | "keep" | "none"} [entry] whether the browser's way back leads to the tab that was open, the address only says
 *   which one is, or whoever opens it writes the address
 */
export function openTab(name, entry = "keep") {
  open = name;
  for (const one of names) {
    const tab = byId("tab-" + one);
    tab.setAttribute("aria-selected", one === name);
    tab.tabIndex = one === name ? 0 : -1;
    byId(one).hidden = one !== name;
  }
  if (entry !== "none") writeAddress(entry === "push");
  if (isAwake) openers.get(name)?.();
}

/** Fills the tab that is open, now that the chronicle is known, and those that are opened from now on. */
export function wake() {
  isAwake = true;
  openers.get(open)?.();
}

/** Makes the tabs. */
export function tabs() {
  const bar = byId("tabs");
  bar.replaceChildren(...names.map((name) => html("button", {
    type: "button", role: "tab", id: "tab-" + name, "aria-controls": name,
  }, t("tab." + name))));
  for (const name of names) {
    const panel = byId(name);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", "tab-" + name);
    panel.removeAttribute("aria-label");
    byId("tab-" + name).addEventListener("click", () => openTab(name, "push"));
  }
  bar.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const isBack = event.key === (document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft");
    const by = isBack ? -1 : ["ArrowLeft", "ArrowRight"].includes(event.key) ? 1 : 0;
    const next = event.key === "Home" ? names[0] : event.key === "End" ? names[names.length - 1]
      : by ? names[(names.indexOf(open) + by + names.length) % names.length] : null;
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    openTab(next);
    byId("tab-" + next).focus();
  });
  openTab(open, "none");
}
