// @ts-check
// What the chronicle is as a whole.
import { ask } from "./api.js";

/** @type {any} */
export const chronicle = {
  title: "", name: "", figures: 0, relationships: 0, from: null, to: null, busiest: 0, kinds: [], sources: [], errors: 0,
  revision: null, isStore: false, canEdit: false, why: "",
};

/** Asks what it is, now and after each edit. */
export async function learn() {
  const [{ data: info }, about] = await Promise.all([
    ask("info"), ask("chronicle").then(({ data }) => data, () => ({})),
  ]);
  Object.assign(chronicle, {
    figures: info.figures, relationships: info.relationships, from: info.from ?? null, to: info.to ?? null,
    kinds: info.kinds, sources: info.sources, warnings: info.warnings,
    ...about, title: info.title || about.title || about.name || "Camarilla",
  });
  chronicle.busiest = chronicle.from === null ? 0 : Math.round((chronicle.from + chronicle.to) / 2);
}
