// @ts-check
// Copying a text; where a browser has no clipboard for the page, as over plain HTTP from another machine, by choosing it.
import { html } from "./dom.js";
import { t } from "./texts.js";

/** @param {any} element whose text is chosen */
function choose(element) {
  if (element.select) { element.select(); return; }
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/**
 * A button that copies the text of an element.
 * @param {string} label
 * @param {() => any} source the element, or a field with it
 */
export function copyButton(label, source) {
  const button = html("button", { type: "button" }, label);
  button.addEventListener("click", async () => {
    const element = source();
    try {
      await navigator.clipboard.writeText(element.value ?? element.textContent);
      button.textContent = t("copied");
    } catch {
      // There is none, or the reader doesn't let the page have it.
      choose(element);
      button.textContent = t(document.execCommand("copy") ? "copied" : "chosenToCopy");
    }
  });
  return button;
}
