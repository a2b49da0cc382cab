// @ts-check
// The interface: the page asks nothing else than what anybody can ask with a command.

const root = "/api/v1/";

/** What went wrong, in the command's words; `option` names the field that it is about, where that is known. */
export class Refusal extends Error {
  /**
   * @param {any} told
   * @param {number} status
   */
  constructor(told, status) {
    super(told.message || "HTTP " + status);
    this.told = told;
    this.status = status;
  }
}

/**
 * An address of the interface.
 * @param {string} name
 * @param {[string, string][]} [query]
 */
export const addressOf = (name, query = []) => root + name + (query.length ? "?" + new URLSearchParams(query) : "");

/** @param {Response} response */
async function read(response) {
  const isJSON = (response.headers.get("Content-Type") || "").startsWith("application/json");
  const data = isJSON ? await response.json() : await response.text();
  if (!response.ok) throw new Refusal(isJSON ? data : { message: String(data).slice(0, 500) }, response.status);
  // Too long a command line is in the answer to an edit alone.
  return { data, command: decodeURIComponent(response.headers.get("Camarilla-Command") || "") || data?.command || "" };
}

/**
 * The answer to a question, and the command line that gives it.
 * @param {string} name
 * @param {[string, string][]} [query]
 * @param {AbortSignal} [signal]
 */
export const ask = async (name, query = [], signal) => read(await fetch(addressOf(name, query), { signal }));

/**
 * Has something done.
 * @param {string} name
 * @param {any} body
 * @param {string | null} [revision] what it was made on
 */
export const tell = async (name, body, revision = null) => read(await fetch(addressOf(name), {
  method: "POST", body: JSON.stringify(body),
  headers: { "Content-Type": "application/json", ...(revision === null ? {} : { "If-Match": `"${revision}"` }) },
}));

/** @type {Promise<any> | null} */ let description = null;
/** The description of the interface: by name its parameters. */
export function parametersOf(/** @type {string} */ name) {
  description = description ?? ask("openapi.json").then(({ data }) => data);
  return description.then((all) => {
    // What questions have in common stands once, and is referred to.
    return (all.paths["/" + name]?.get?.parameters ?? []).map((/** @type {any} */ one) =>
      (one.$ref ? all.components.parameters[one.$ref.split("/").pop()] : one))
      .filter((/** @type {any} */ one) => one.in === "query");
  });
}
