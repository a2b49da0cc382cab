// The page as a whole: what the reader does, and what follows from it.
const slider = byId("slider");
slider.min = firstYear;
slider.max = lastYear;
// What is pointed at or has the focus: a figure's number or a tie; nothing when null.
let preview = null;
let timer = 0;

function showPanel() {
  const frame = frameOf(state.year);
  const shown = preview || (state.figure !== null ? { f: state.figure } : null);
  const parts = !shown ? yearPanel(frame)
    : shown.tie ? tiePanel(shown.tie, shown.isGhost, frame) : figurePanel(shown.f, frame);
  const hadFocus = panel !== document.activeElement && panel.contains(document.activeElement);
  panel.replaceChildren(...parts);
  if (hadFocus) panel.querySelector("h2").focus();
  if (!shown || (!shown.tie && !frame.byFigure.has(shown.f))) {
    highlight(null, null);
  } else if (shown.tie) {
    highlight((f) => f === shown.tie.s || f === shown.tie.t, (tie) => tie.key === shown.tie.key);
  } else {
    const near = new Set([shown.f]);
    for (const tie of frame.ties.filter(isShown)) {
      if (tie.s === shown.f) near.add(tie.t);
      if (tie.t === shown.f) near.add(tie.s);
    }
    highlight((f) => near.has(f), (tie) => tie.s === shown.f || tie.t === shown.f);
  }
}

function summary(frame) {
  const counts = frame.title + ": " + plural(frame.figures.length, "figure") + ", "
    + plural(frame.claims.size, "relationship") + ".";
  const changes = frame.isUnknownBefore ? "" : " Since " + unitBefore + " " + frame.newClaims.size
    + " new, " + frame.endedClaims.length + " ended, " + frame.reversed.size + " reversed.";
  const central = frame.central === null ? "" : " Most central: " + figures[frame.central].name;
  // A name may bring its full stop along, as that of a company does.
  return counts + changes + central + (central === "" || central.endsWith(".") ? "" : ".");
}

// Shows the state. The year's words are announced only when the year has changed.
function show(isNewYear) {
  const frame = frameOf(state.year);
  slider.value = state.year;
  slider.setAttribute("aria-valuetext", frame.title);
  byId("year").textContent = frame.title;
  if (isNewYear) byId("summary").textContent = summary(frame);
  document.title = frame.title + " · " + data.title;
  for (const bar of byId("bars").children) {
    bar.classList.toggle("now", Number(bar.dataset.year) === state.year);
  }
  byId("back").disabled = byId("first").disabled = state.year === firstYear;
  byId("forward").disabled = byId("last").disabled = state.year === lastYear;
  for (const box of document.querySelectorAll("#filters input[data-kind]")) {
    const k = Number(box.dataset.kind);
    box.checked = !state.hidden.has(k);
    const count = [...frame.claims.keys()].filter((c) => claims[c].k === k).length;
    box.parentNode.lastElementChild.textContent = count;
  }
  byId("certain").checked = state.certainOnly;
  byId("changes").checked = state.showsChanges;
  byId("posts").checked = state.showsPosts;
  // A tie of another year is no longer there to be pointed at.
  if (isNewYear && preview && preview.tie) preview = null;
  draw(frame, isNewYear);
  showPanel();
  fillTable(frame);
}

// Changes the state, shows it and writes it into the address: as a step that the browser's way back
// takes, or in place of the last one.
function change(isStep, apply) {
  const year = state.year;
  apply();
  const next = address();
  if (next !== location.hash) {
    if (isStep) location.hash = next; else history.replaceState(null, "", next);
  }
  show(state.year !== year);
}
function go(year, isStep = true) {
  const next = Math.min(Math.max(year, firstYear), lastYear);
  if (next !== state.year) change(isStep, () => { state.year = next; });
}

function play() {
  if (state.year === lastYear) go(firstYear, false);
  byId("play").textContent = "Pause";
  const tick = () => {
    if (state.year === lastYear) { pause(); return; }
    go(state.year + 1, false);
    timer = setTimeout(tick, 1600 / Number(byId("speed").value));
  };
  timer = setTimeout(tick, 500);
}
function pause() {
  clearTimeout(timer);
  timer = 0;
  byId("play").textContent = "Play";
}

function choose(f) { change(true, () => { state.figure = f; preview = null; }); }

// MARK: what the reader does

window.addEventListener("hashchange", () => {
  if (location.hash === address()) return;
  // The link to the panel is no year.
  if (location.hash === "#panel") { history.replaceState(null, "", address()); return; }
  const year = state.year;
  readAddress();
  preview = null;
  show(state.year !== year);
});
slider.addEventListener("input", () => { pause(); go(Number(slider.value), false); });
byId("play").addEventListener("click", () => (timer ? pause() : play()));
byId("first").addEventListener("click", () => { pause(); go(firstYear); });
byId("last").addEventListener("click", () => { pause(); go(lastYear); });
byId("back").addEventListener("click", () => { pause(); go(state.year - 1); });
byId("forward").addEventListener("click", () => { pause(); go(state.year + 1); });
byId("controls").addEventListener("submit", (event) => event.preventDefault());
byId("skip").addEventListener("click", (event) => { event.preventDefault(); panel.focus(); });
byId("table").addEventListener("toggle", () => fillTable(frameOf(state.year)));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  const isFigure = Boolean(target.closest && target.closest(".figure"));
  if (event.key === "Escape") {
    const from = state.figure;
    preview = null;
    if (from !== null) change(true, () => { state.figure = null; }); else showPanel();
    if (from !== null && panel.contains(document.activeElement) && drawnFigures.has(from)) {
      drawnFigures.get(from).g.focus();
    }
    return;
  }
  if (isFigure && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    choose(Number(target.closest(".figure").dataset.figure));
    panel.querySelector("h2").focus();
    return;
  }
  const isField = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
  if (event.key === " " && (target === slider || (!isField && !/^(BUTTON|A|SUMMARY)$/.test(target.tagName)))) {
    event.preventDefault();
    if (timer) pause(); else play();
    return;
  }
  const steps = { ArrowLeft: state.year - 1, ArrowRight: state.year + 1, Home: firstYear, End: lastYear };
  if (event.key in steps && (!isField || target === slider)) {
    event.preventDefault();
    pause();
    go(steps[event.key]);
  }
});

// Whoever is pointed at or has the focus is shown in the panel, until the pointer leaves.
function previewOf(element) {
  const figure = element.closest && element.closest("[data-figure]");
  if (figure) return { f: Number(figure.dataset.figure) };
  const tie = element.closest && element.closest("[data-tie]");
  const item = tie && drawnTies.get(tie.dataset.tie);
  return item ? { tie: item.tie, isGhost: item.isGhost } : null;
}
const sameAs = (a, b) => (a && a.f) === (b && b.f) && (a && a.tie) === (b && b.tie);
function setPreview(next) {
  if (sameAs(next, preview)) return;
  preview = next;
  showPanel();
}
drawing.addEventListener("pointerover", (event) => setPreview(previewOf(event.target)));
drawing.addEventListener("pointerleave", () => setPreview(null));
drawing.addEventListener("focusin", (event) => setPreview(previewOf(event.target)));
drawing.addEventListener("focusout", () => setPreview(null));
drawing.addEventListener("click", (event) => {
  const at = previewOf(event.target);
  if (at && at.f !== undefined) choose(at.f === state.figure ? null : at.f);
  else if (!at && state.figure !== null) choose(null);
});

// In the panel: a name leads to its figure; a claim under the pointer or the focus stands out.
panel.addEventListener("click", (event) => {
  const to = event.target.closest("[data-to]");
  if (!to) return;
  choose(Number(to.dataset.to));
  panel.querySelector("h2").focus();
});
function bringOut(event) {
  const item = event.target.closest("[data-tie]");
  const drawn = item && drawnTies.get(item.dataset.tie);
  if (!drawn) return;
  highlight((f) => f === drawn.tie.s || f === drawn.tie.t, (tie) => tie.key === drawn.tie.key);
}
function bringBack() {
  const frame = frameOf(state.year);
  if (preview || (state.figure !== null && frame.byFigure.has(state.figure))) {
    const f = preview && preview.f !== undefined ? preview.f : state.figure;
    highlight((x) => x === f || frame.ties.some((t) => isShown(t)
      && ((t.s === f && t.t === x) || (t.t === f && t.s === x))), (tie) => tie.s === f || tie.t === f);
  } else {
    highlight(null, null);
  }
}
for (const name of ["pointerover", "focusin"]) panel.addEventListener(name, bringOut);
for (const name of ["pointerleave", "focusout"]) panel.addEventListener(name, bringBack);

// MARK: the controls

const filters = byId("filters");
kinds.forEach((kind, k) => {
  const box = html("input", { type: "checkbox", "data-kind": k });
  box.addEventListener("change", () => change(true, () => {
    if (box.checked) state.hidden.delete(k); else state.hidden.add(k);
  }));
  filters.append(html("label", { class: "kind" }, box, sample(k), kind.name, html("span", { class: "count" })));
});
for (const [id, text, key] of [["certain", "certain only", "certainOnly"],
  ["changes", "changes since " + unitBefore, "showsChanges"], ["posts", "posts", "showsPosts"]]) {
  const box = html("input", { type: "checkbox", id });
  box.addEventListener("change", () => change(true, () => { state[key] = box.checked; }));
  filters.append(html("label", {}, box, text));
}

function layOutBars() {
  const count = frames.length, bars = byId("bars");
  // The bars' middles stand over the thumb's places; of few years the bars are not wider than a thumb
  // or two, so that those at the ends stay on the page.
  const span = count > 1 ? count - 1 : 1, half = Math.min(0.36, 0.01 * span);
  bars.setAttribute("viewBox", "0 0 " + span + " 26");
  const amounts = frames.map((frame) => (frame.isUnknownBefore ? 0 : frame.newClaims.size + frame.endedClaims.length));
  const most = Math.max(1, ...amounts);
  frames.forEach((frame, i) => {
    const height = 24 * amounts[i] / most;
    svg("rect", { x: i - half, width: 2 * half, y: 26 - height, height, "data-year": frame.year }, bars);
  });
}

// As many marks under the slider as there is room for: the two ends, and between them what is round.
function layOutTicks() {
  const count = frames.length, span = count > 1 ? count - 1 : 1, ticks = byId("ticks");
  const tickAt = (i) => {
    const tick = html("span", {}, yearText(frames[i].year));
    tick.style.left = 100 * i / span + "%";
    return tick;
  };
  const texts = frames.map((frame) => yearText(frame.year));
  const longest = texts.reduce((a, b, i) => (b.length > texts[a].length ? i : a), 0);
  ticks.replaceChildren(tickAt(longest));
  const room = ticks.firstChild.offsetWidth + 12, width = Math.max(1, ticks.clientWidth);
  const stride = strides.find((s) => width * s / span >= room) || count;
  // Marks at the ends reach inward but for some pixels, so that they stay on the page.
  const isFree = (i) => width * Math.min(i, count - 1 - i) / span >= 1.5 * room - 13;
  const shown = [...frames.keys()].filter((i) => i > 0 && i < count - 1 && roundnessOf(frames[i]) % stride === 0 && isFree(i));
  ticks.replaceChildren(...[0, ...shown, ...(count > 1 ? [count - 1] : [])].map(tickAt));
}

layOutBars();
layOutTicks();
window.addEventListener("resize", layOutTicks);
// Where the drawing is wider than the window, its middle is what is seen first.
byId("stage").scrollLeft = (byId("stage").scrollWidth - byId("stage").clientWidth) / 2;
readAddress();
measureFont(frames.find((frame) => frame.figures.length) || frames[0]);
show(true);
