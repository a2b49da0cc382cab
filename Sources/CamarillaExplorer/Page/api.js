// @ts-check
// The interface: the page asks nothing else than what anybody can ask with a command.

const root = "/api/v1/";

/** What went wrong, in the command's words; `option` names the field that it is about, where that is known. */
export class Refusal extends Error {
  /**
   * @param {any} told
   * @param {number} status
   * @param {boolean} [isBusy] whether it is to be asked again
   */
  constructor(told, status, isBusy = false) {
    super(told.message || "HTTP " + status);
    this.told = told;
    this.status = status;
    this.isBusy = isBusy;
  }
}

/** Nobody was there to be asked. */
export class Unreachable extends Error {}

/**
 * Asks the server.
 * @param {string} address
 * @param {RequestInit} options
 */
async function reach(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    // A browser says so that it has reached nobody, and by an error of its own that it was told to stop.
    throw error instanceof TypeError ? new Unreachable(error.message) : error;
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
  if (!response.ok) {
    throw new Refusal(isJSON ? data : { message: String(data).slice(0, 500) }, response.status, response.headers.has("Retry-After"));
  }
  // Too long a command line is in the answer to an edit alone.
  return { data, command: decodeURIComponent(response.headers.get("Camarilla-Command") || "") || data?.command || "" };
}

/**
 * The answer to a question, and the command line that gives it.
 * @param {string} name
 * @param {[string, string][]} [query]
 * @param {AbortSignal} [signal]
 */
export const ask = async (name, query = [], signal) => read(await reach(addressOf(name, query), { signal }));

/**
 * Has something done.
 * @param {string} name
 * @param {any} body
 * @param {string | null} [revision] what it was made on
 */
export const tell = async (name, body, revision = null) => read(await reach(addressOf(name), {
  method: "POST", body: JSON.stringify(body),
  headers: { "Content-Type": "application/json", ...(revision === null ? {} : { "If-Match": `"${revision}"` }) },
}));

/** @type {Promise<any> | null} */ let description = null;
/** The description of the interface: by name its parameters. */
export function parametersOf(/** @type {string} */ name) {
  description = description ?? ask("openapi.json").then(({ data }) => data, (error) => {
    // It is asked for again the next time.
    description = null;
    throw error;
  });
  return description.then((all) => {
    // What questions have in common stands once, and is referred to.
    return (all.paths["/" + name]?.get?.parameters ?? []).map((/** @type {any} */ one) =>
      (one.$ref ? all.components.parameters[one.$ref.split("/").pop()] : one))
      .filter((/** @type {any} */ one) => one.in === "query");
  });
}
