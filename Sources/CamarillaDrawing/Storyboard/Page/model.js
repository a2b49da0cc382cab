// What the page knows, and what it is asked.
const data = JSON.parse(document.getElementById("data").textContent);
const { figures, kinds, sources, claims, frames, names } = data;
const byId = (id) => document.getElementById(id);
// What a frame shows: a year, by its number, or another step of time, by its index.
const unit = data.unit || "year";
const unitBefore = "the " + unit + " before";
const firstYear = frames[0].year, lastYear = frames[frames.length - 1].year;
const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");

// A year as people count: 0 is 1 BCE. What is round is so by that count.
const countOf = (year) => (year > 0 ? year : 1 - year);
const yearText = (year) => (unit === "year" ? countOf(year) + (year > 0 ? "" : " BCE") : frameOf(year).name);
// What a mark under the slider is round by: months, seasons and quarters by their years.
const stepsOfYear = { month: [12, 1], season: [4, 21], quarter: [4, 33] }[unit];
function roundnessOf(frame) {
  const part = stepsOfYear && /^(-?\d+)-(\d\d)$/.exec(frame.key);
  if (part) return Number(part[1]) * stepsOfYear[0] + Number(part[2]) - stepsOfYear[1];
  return unit === "year" ? countOf(frame.year) : frame.year;
}
// How many steps may lie between two marks.
const decimal = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const strides = !stepsOfYear ? decimal
  : (stepsOfYear[0] === 12 ? [1, 2, 3, 6] : [1, 2]).concat(decimal.map((n) => n * stepsOfYear[0]));

// A claim's place in a frame's list, or -1 minus it where the claim only may hold then.
const placeOf = (entry) => (entry < 0 ? -1 - entry : entry);

// Ties by what they are: their kind and their two ends.
const keyOf = (claim) => {
  const { k, s, t } = claims[claim];
  return kinds[k].directed || s < t ? k + ":" + s + ">" + t : k + ":" + t + ">" + s;
};
const pairOf = (a, b) => (a < b ? a + "-" + b : b + "-" + a);

let claimsBefore = new Set(data.before || []), figuresBefore = new Set();
for (const claim of data.before || []) {
  figuresBefore.add(claims[claim].s);
  figuresBefore.add(claims[claim].t);
}
let tiesBefore = [];
for (const frame of frames) {
  frame.claims = new Map();
  for (const tie of frame.ties) {
    tie.claims = tie.claims.map((entry) => {
      frame.claims.set(placeOf(entry), entry >= 0);
      return placeOf(entry);
    });
    tie.key = keyOf(tie.claims[0]);
  }
  frame.reversed = new Map(frame.reversed.map(([a, b, sign]) => [pairOf(a, b), sign]));
  frame.byFigure = new Map(frame.figures.map((figure) => [figure.f, figure]));
  // Before the first claim there is nothing to compare with.
  frame.isUnknownBefore = frame === frames[0] && data.before === null;
  const known = new Set([...claimsBefore].map(keyOf));
  const present = new Set(frame.ties.map((tie) => tie.key));
  for (const tie of frame.ties) tie.isNew = !known.has(tie.key);
  frame.newClaims = new Set([...frame.claims.keys()].filter((c) => !claimsBefore.has(c)));
  frame.endedClaims = [...claimsBefore].filter((c) => !frame.claims.has(c));
  frame.entered = frame.figures.map((x) => x.f).filter((f) => !figuresBefore.has(f));
  frame.left = [...figuresBefore].filter((f) => !frame.byFigure.has(f));
  // Ties of the year before that are no more, where both figures still are.
  frame.ghosts = tiesBefore.filter((tie) => !present.has(tie.key)
    && frame.byFigure.has(tie.s) && frame.byFigure.has(tie.t));
  claimsBefore = new Set(frame.claims.keys());
  figuresBefore = new Set(frame.byFigure.keys());
  tiesBefore = frame.ties;
}

// What is shown: all of it stands in the address.
const state = {
  year: firstYear, hidden: new Set(), certainOnly: false, showsChanges: true, showsPosts: true,
  figure: null,
};
const frameOf = (year) => frames[year - firstYear];
const keyOfFrame = (frame) => (unit === "year" ? String(frame.year) : frame.key);
const isShown = (tie) => !state.hidden.has(tie.k) && (tie.certain || !state.certainOnly);

function address() {
  const parts = ["#" + keyOfFrame(frameOf(state.year))];
  if (state.hidden.size) {
    parts.push("hide=" + [...state.hidden].sort((a, b) => a - b)
      .map((k) => encodeURIComponent(kinds[k].name)).join(","));
  }
  if (state.certainOnly) parts.push("certain");
  if (!state.showsChanges) parts.push("changes=off");
  if (!state.showsPosts) parts.push("posts=off");
  if (state.figure !== null) parts.push("figure=" + encodeURIComponent(figures[state.figure].id));
  return parts.join("&");
}

function readAddress() {
  const parts = location.hash.slice(1).split("&");
  const value = (name) => {
    const part = parts.find((p) => p.startsWith(name + "="));
    return part === undefined ? null : part.slice(name.length + 1);
  };
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const named = frames.find((frame) => keyOfFrame(frame) === decoded(parts[0]));
  const year = named ? named.year : unit === "year" ? parseInt(parts[0], 10) : NaN;
  state.year = Number.isNaN(year) ? firstYear : Math.min(Math.max(year, firstYear), lastYear);
  const hidden = (value("hide") || "").split(",").map(decoded);
  state.hidden = new Set(kinds.map((_, k) => k).filter((k) => hidden.includes(kinds[k].name)));
  state.certainOnly = parts.includes("certain");
  state.showsChanges = value("changes") !== "off";
  state.showsPosts = value("posts") !== "off";
  const wanted = decoded(value("figure") || "");
  const place = figures.findIndex((figure) => figure.id === wanted);
  state.figure = wanted !== "" && place >= 0 ? place : null;
}
