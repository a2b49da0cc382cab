// @ts-check
// Command lines that the page writes by itself, of what it doesn't ask but offers.
import { html } from "./dom.js";
import { commandLine } from "./result.js";
import { chronicle } from "./chronicle.js";

/**
 * A word as a shell reads it.
 * @param {string} text
 */
const word = (text) => (/^[\w./:=,@-]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'");

/** @param {() => [string, [string, string][], string]} what the command, its query and the file it draws */
export function commandText(what) {
  const [name, query, file] = what();
  const words = query.map(([option, value]) => (option === "year" ? word(value)
    : value === "true" ? "--" + option : `--${option}=${word(value)}`));
  const from = chronicle.name ? ["--chronicle", word(chronicle.name)] : [];
  return commandLine(["camarilla", name, ...words, ...from, "-o", file].join(" ")) ?? html("p", {});
}
