// @ts-check
// What the chronicle is as a whole.
import { ask } from "./api.js";

/** @type {any} */
export const chronicle = {
  title: "", name: "", figures: 0, relationships: 0, from: null, to: null, kinds: [], sources: [],
  revision: null, isReadable: true, isStore: false, canEdit: false, why: "",
};

/**
 * What is done when it is another than it was.
 * @type {(() => void)[]}
 */
export const changed = [];
/** @param {() => void} watcher */
export const whenChanged = (watcher) => { changed.push(watcher); };

/** Asks what it is, now and after each edit. */
export async function learn() {
  const { data } = await ask("chronicle");
  chronicle.isReadable = data.isReadable;
  // Why it can't be read is for its commands to say.
  if (!data.isReadable) await ask("info");
  Object.assign(chronicle, data, { title: data.title || data.name || "Camarilla" });
}
