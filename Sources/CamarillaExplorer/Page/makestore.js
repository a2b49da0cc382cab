// @ts-check
// Making a store of a chronicle that is none, which can then be edited.
import { tell } from "./api.js";
import { html } from "./dom.js";
import { told } from "./fault.js";
import { relearn } from "./opening.js";
import { t } from "./texts.js";

/**
 * The form that makes a store.
 * @param {(command: string) => Promise<void>} then what is done once it is there, with the command that makes the same
 */
export function storeForm(then) {
  const name = html("input", { type: "text", id: "store-name", value: "mine.camarilla" });
  const status = html("p", { class: "error", role: "alert" });
  const form = html("form", {},
    html("div", { class: "field" }, html("label", { for: "store-name" }, t("storeName")), name),
    html("div", { class: "row" }, html("button", { type: "submit" }, t("makeStore"))), status);
  form.addEventListener("submit", async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      const { command } = await tell("store", { name: name.value });
      await relearn();
      await then(command);
    } catch (error) {
      status.textContent = told(error);
    }
  });
  return form;
}
