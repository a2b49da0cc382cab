// @ts-check
// The page asks the interface alone, which anybody can ask: what it shows, a command gives too.

/** @template {HTMLElement} T @param {string} id @param {new () => T} type @returns {T} */
function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

const year = element("year", HTMLInputElement);
const slider = element("slider", HTMLInputElement);
const measure = element("measure", HTMLSelectElement);
const picture = element("picture", HTMLImageElement);
const list = element("list", HTMLOListElement);
const command = element("command", HTMLElement);
const message = element("message", HTMLParagraphElement);

/** The number of the question last asked; answers to earlier ones come too late. */
let latest = 0;

/** @param {string} name @param {Record<string, string>} query */
async function ask(name, query) {
  const response = await fetch(`/api/v1/${name}?${new URLSearchParams(query)}`);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return { answer, command: decodeURIComponent(response.headers.get("Camarilla-Command") ?? "") };
}

/** Shows what the year and the measure say, and keeps both in the address. */
async function show() {
  const question = ++latest;
  const query = { argument: year.value, measure: measure.value };
  history.replaceState(null, "", "#" + new URLSearchParams({ year: year.value, measure: measure.value }));
  message.textContent = "…";
  picture.src = "/api/v1/picture.svg?" + new URLSearchParams({ argument: year.value });
  picture.alt = `The power graph of ${year.value}`;
  try {
    const central = await ask("central", { ...query, top: "15" });
    if (question !== latest) return;
    list.replaceChildren(...central.answer.measures[0].scores.map((/** @type {any} */ figure) => {
      const item = document.createElement("li");
      item.value = figure.rank;
      item.textContent = `${figure.name} (${Number(figure.score).toPrecision(3)})`;
      return item;
    }));
    command.textContent = central.command;
    message.textContent = "";
  } catch (error) {
    if (question !== latest) return;
    list.replaceChildren();
    message.textContent = error instanceof Error ? error.message : String(error);
  }
}

year.addEventListener("change", () => { slider.value = year.value; void show(); });
slider.addEventListener("input", () => { year.value = slider.value; });
slider.addEventListener("change", () => { year.value = slider.value; void show(); });
measure.addEventListener("change", () => void show());
picture.addEventListener("error", () => { picture.alt = "There is no picture of this year."; });

try {
  const { answer } = await ask("info", {});
  const state = new URLSearchParams(location.hash.slice(1));
  slider.min = year.min = String(answer.from);
  slider.max = year.max = String(answer.to);
  year.value = state.get("year") ?? String(answer.to);
  slider.value = year.value;
  if (state.get("measure")) measure.value = state.get("measure") ?? measure.value;
  await show();
} catch (error) {
  message.textContent = error instanceof Error ? error.message : String(error);
}
