// @ts-check
// What figures are called whom no picture that was looked at has.
import { ask } from "./api.js";
import { chronicle } from "./chronicle.js";
import { figureOf, otherNames } from "./model.js";

/** So many names are asked for at most, each by itself. */
const mostAsked = 24;

/**
 * Learns what some figures are called, as far as that isn't known. Who can't be found keeps his id.
 * @param {string[]} ids
 */
export async function learnNames(ids) {
  const unknown = [...new Set(ids)].filter((id) => id && figureOf(id) === undefined && !otherNames.has(id)).slice(0, mostAsked);
  await Promise.all(unknown.map(async (id) => {
    const name = await nameOf(id).catch(() => null);
    if (name) otherNames.set(id, name);
  }));
}

/**
 * A figure's name. A store finds the row of an id at once, where looking through names may take seconds.
 * @param {string} id
 */
async function nameOf(id) {
  if (chronicle.isStore) return (await ask("row", [["figure", id]])).data.row.name;
  const { data } = await ask("figures", [["name", id]]);
  return data.figures.find((/** @type {any} */ one) => one.id === id)?.name ?? null;
}
