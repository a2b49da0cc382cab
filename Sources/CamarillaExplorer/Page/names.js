// @ts-check
// What figures are called: as in pictures, or as an answer tells of them. Who has another's name has the id behind it.
import { ask } from "./api.js";
import { chronicle, whenChanged } from "./chronicle.js";
import { figureOf, figures } from "./model.js";

/** So many names are asked for at most, each by itself. */
const mostAsked = 24;

/** Names as answers tell them, by id, and by name the ids of all who have it. */
const heard = /** @type {Map<string, string>} */ (new Map());
const holders = /** @type {Map<string, Set<string>>} */ (new Map());
whenChanged(() => { heard.clear(); holders.clear(); });

/**
 * @param {string} id
 * @param {string} name
 */
function hear(id, name) {
  heard.set(id, name);
  holders.set(name, (holders.get(name) ?? new Set()).add(id));
  return name;
}

/**
 * What a figure is called: its id where the page has not been told of it.
 * @param {string} id
 */
export function figureName(id) {
  const drawn = figures[figureOf(id) ?? -1]?.name, name = heard.get(id);
  // A picture tells apart all who are in the chronicle; what it calls somebody may have been changed since.
  if (name === undefined || drawn?.startsWith(name + " (")) return drawn ?? name ?? id;
  return name !== id && (holders.get(name)?.size ?? 0) > 1 ? `${name} (${id})` : name;
}

/**
 * Whether a row tells of figures by their ids and, beside those, their names.
 * @param {any} ids
 * @param {any} names
 */
export const areNamed = (ids, names) => ids?.length === names?.length
  && [ids, names].every((list) => Array.isArray(list) && list.every((one) => typeof one === "string"));

/**
 * Calls all figures of an answer anew.
 * @param {any} value
 * @param {(id: string, name: string) => string} call
 */
function renamed(value, call) {
  if (value === null || typeof value !== "object") return value;
  const { id, name, names, members, figures: ids = members } = value;
  if (typeof id === "string" && typeof name === "string") value.name = call(id, name);
  if (areNamed(ids, names)) for (const i of names.keys()) names[i] = call(ids[i], names[i]);
  for (const one of Object.values(value)) renamed(one, call);
  return value;
}

/**
 * An answer in which those who have one name are told apart.
 * @param {any} answer
 */
export const toldApart = (answer) => renamed(renamed(answer, hear), figureName);

/**
 * Learns what some figures are called, as far as that isn't known. Who can't be found keeps his id.
 * @param {string[]} ids
 */
export async function learnNames(ids) {
  const unknown = [...new Set(ids)].filter((id) => id && figureOf(id) === undefined && !heard.has(id));
  await Promise.all(unknown.slice(0, mostAsked).map(async (id) => {
    const name = await nameOf(id).catch(() => null);
    if (name) hear(id, name);
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
