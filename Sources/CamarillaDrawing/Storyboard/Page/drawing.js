// The drawing: figures that move and ties that fade from year to year.
const svgNames = "http://www.w3.org/2000/svg";
function svg(name, attributes, parent, text) {
  const element = document.createElementNS(svgNames, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (text !== undefined) element.textContent = text;
  if (parent) parent.appendChild(element);
  return element;
}
const drawing = byId("drawing");
drawing.setAttribute("viewBox", "0 0 " + data.page.join(" "));
document.documentElement.style.setProperty("--aspect", data.page[0] + " / " + data.page[1]);
const tieLayer = svg("g", {}, drawing);
const figureLayer = svg("g", {}, drawing);
const drawnFigures = new Map(), drawnTies = new Map();

// How much wider the reader's font is than the one the boxes were measured in.
let fontShare = 1;
function measureFont(frame) {
  const probe = svg("text", { opacity: 0 }, drawing);
  let most = 1;
  for (const figure of frame.figures) {
    probe.setAttribute("font-size", figure.b[4]);
    for (const line of names[figure.n]) {
      probe.textContent = line;
      const room = figure.b[2] - 5;
      if (room > 10) most = Math.max(most, probe.getComputedTextLength() / room);
    }
  }
  probe.remove();
  fontShare = 1 / most;
}

// Numbers that a moving thing is made of: for a figure its box and font size, for a tie the tips of
// its marks, the place of its label, and the coordinates of its curve. A curve of fewer pieces than
// that which it turns into stays at its end for the others, and the other way round.
function mixed(from, to, share) {
  const count = Math.max(from.length, to.length);
  const at = (numbers, i) => i < numbers.length ? numbers[i] : numbers[numbers.length - 2 + i % 2];
  return Array.from({ length: count }, (_, i) => at(from, i) + (at(to, i) - at(from, i)) * share);
}
const round = (x) => Math.round(x * 100) / 100;

function makeFigure(f) {
  const g = svg("g", { class: "figure", tabindex: 0, role: "button", "data-figure": f });
  const item = {
    f, g, halo: svg("rect", { class: "halo" }, g), box: svg("rect", { class: "box" }, g),
    text: svg("text", {}, g), name: -1, opacity: 0, numbers: null,
  };
  drawnFigures.set(f, item);
  return item;
}

function placeFigure(item) {
  const [x, y, w, h, size] = item.numbers;
  item.g.setAttribute("transform", "translate(" + round(x) + "," + round(y) + ")");
  item.g.setAttribute("opacity", round(item.opacity));
  const corner = round(Math.min(10, h / 3));
  for (const [rect, by] of [[item.box, 0], [item.halo, 3.5]]) {
    rect.setAttribute("x", round(-w / 2 - by));
    rect.setAttribute("y", round(-h / 2 - by));
    rect.setAttribute("width", round(w + 2 * by));
    rect.setAttribute("height", round(h + 2 * by));
    rect.setAttribute("rx", corner + by);
  }
  item.text.setAttribute("font-size", round(size * fontShare));
}

function nameFigure(item, name) {
  if (item.name === name) return;
  item.name = name;
  item.text.textContent = "";
  names[name].forEach((line, i) => {
    const dy = i === 0 ? 0.36 - (names[name].length - 1) * 0.582 : 1.164;
    svg("tspan", { x: 0, dy: dy + "em" }, item.text, line);
  });
}

function makeTie(key, tie, kind) {
  const g = svg("g", { class: "tie", "data-tie": key });
  const item = {
    key, g, halo: svg("path", { class: "halo" }, g), line: svg("path", { class: "line" }, g),
    marks: svg("path", {}, g), label: svg("text", {}, g), hit: svg("path", { class: "hit" }, g),
    badge: svg("g", { class: "badge none" }, g), title: svg("title", {}, g), kind,
    opacity: 0, numbers: null,
  };
  svg("circle", { r: 7 }, item.badge);
  svg("text", { y: 3.6 }, item.badge);
  drawnTies.set(key, item);
  return item;
}

// A mark from the curve's end to its tip, after Graphviz's arrowheads.
function mark(shape, from, tip) {
  const dx = tip[0] - from[0], dy = tip[1] - from[1];
  const along = (share, side) => round(from[0] + dx * share - dy * side) + ","
    + round(from[1] + dy * share + dx * side);
  switch (shape) {
  case "normal": case "onormal":
    return "M" + along(0, 0.35) + "L" + along(1, 0) + "L" + along(0, -0.35) + "Z";
  case "vee":
    return "M" + along(0, 0.45) + "L" + along(1, 0) + "L" + along(0, -0.45) + "L" + along(0.33, 0) + "Z";
  case "diamond": case "odiamond":
    return "M" + along(0, 0) + "L" + along(0.5, 0.33) + "L" + along(1, 0) + "L" + along(0.5, -0.33) + "Z";
  default:
    return "M" + along(0, 0.5) + "L" + along(1, 0.5) + "L" + along(1, -0.5) + "L" + along(0, -0.5) + "Z";
  }
}

function placeTie(item) {
  const n = item.numbers, p = n.map(round), last = n.length - 2;
  const path = "M" + p[6] + "," + p[7] + "C" + p.slice(8).join(" ");
  item.g.setAttribute("opacity", round(item.opacity));
  for (const line of [item.halo, item.line, item.hit]) line.setAttribute("d", path);
  let marks = "";
  if (item.kind.head !== "none") marks += mark(item.kind.head, [n[last], n[last + 1]], [n[0], n[1]]);
  // One line for both directions has the kind's mark at both ends.
  const tail = item.kind.tail === "none" && item.tie.tail ? item.kind.head : item.kind.tail;
  if (tail !== "none") marks += mark(tail, [n[6], n[7]], [n[2], n[3]]);
  item.marks.setAttribute("d", marks);
  const [x, y] = middle(n.slice(6));
  item.badge.setAttribute("transform", "translate(" + round(x) + "," + round(y) + ")");
  item.label.setAttribute("transform", "translate(" + p[4] + "," + p[5] + ")");
}

// The middle of a curve: half-way on its middle piece, or the joint of the two in the middle.
function middle(c) {
  const pieces = (c.length - 2) / 6, first = 6 * Math.floor((pieces - 1) / 2);
  if (pieces % 2 === 0) return c.slice(first + 6, first + 8);
  const [x0, y0, x1, y1, x2, y2, x3, y3] = c.slice(first, first + 8);
  return [(x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8];
}

function tieNumbers(tie) {
  const c = tie.c, start = c.slice(0, 2), end = c.slice(-2);
  return [...(tie.head || end), ...(tie.tail || start),
    ...(tie.label ? [tie.label.x, tie.label.y] : middle(c)), ...c];
}

function dressTie(item, tie, sign, isGhost, frame) {
  const turned = !isGhost && frame.reversed.has(pairOf(tie.s, tie.t));
  const isNew = !isGhost && tie.isNew && !frame.isUnknownBefore;
  item.g.setAttribute("class", ["tie", "k" + tie.k, tie.certain ? "" : "uncertain",
    isNew ? "new" : "", isGhost ? "ghost" : ""].filter(Boolean).join(" "));
  const mark = turned ? "⇄" : isGhost ? "×" : isNew ? "+" : "";
  item.badge.setAttribute("class", "badge "
    + (turned ? "reversed" : isGhost ? "ended" : isNew ? "new" : "none"));
  item.badge.style.display = mark ? "" : "none";
  item.badge.lastChild.textContent = mark;
  item.label.textContent = "";
  if (tie.label && !isGhost) {
    item.label.setAttribute("font-size", tie.label.size);
    const lines = tie.label.lines;
    lines.forEach((line, i) => svg("tspan",
      { x: 0, dy: (i === 0 ? 0.36 - (lines.length - 1) * 0.582 : 1.164) + "em" }, item.label, line));
  }
  item.title.textContent = (isGhost ? "ended: " : "") + kinds[tie.k].name + ": " + figures[tie.s].name
    + (kinds[tie.k].directed ? " → " : " – ") + figures[tie.t].name;
  item.tie = tie;
  item.isGhost = isGhost;
}

// What the drawing is on its way to: each thing's numbers and opacity, before and after.
let motions = [], motionStart = 0, motionRequest = 0;
const motionTime = () => 750 / Math.max(1, Number(byId("speed").value));

function step(now) {
  const share = Math.min(1, (now - motionStart) / motionTime());
  const eased = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
  for (const { item, from, to, fade, place } of motions) {
    item.numbers = mixed(from, to, eased);
    item.opacity = fade[0] + (fade[1] - fade[0]) * eased;
    place(item);
  }
  if (share < 1) { motionRequest = requestAnimationFrame(step); } else { settle(); }
}

function settle() {
  cancelAnimationFrame(motionRequest);
  motionRequest = 0;
  for (const { item, to, fade, place, remove } of motions) {
    item.numbers = to;
    item.opacity = fade[1];
    if (remove) { item.g.remove(); remove(); } else { place(item); }
  }
  motions = [];
  drawing.setAttribute("data-settled", state.year);
}

// Draws a year; figures and ties that are there already move to their new places.
function draw(frame, isMoving) {
  settle();
  drawing.removeAttribute("data-settled");
  drawing.classList.toggle("marks", state.showsChanges);
  drawing.classList.toggle("posts-off", !state.showsPosts);
  const focused = document.activeElement;
  const wanted = new Map();
  for (const tie of frame.ghosts) if (isShown(tie)) wanted.set("ended " + tie.key, [tie, true]);
  for (const tie of frame.ties) if (isShown(tie)) wanted.set(tie.key, [tie, false]);
  const move = (item, numbers, opacity, place, remove) => motions.push({
    item, from: item.numbers || numbers, to: numbers, fade: [item.opacity, opacity], place, remove,
  });
  for (const [key, item] of drawnTies) {
    if (!wanted.has(key)) move(item, item.numbers, 0, placeTie, () => drawnTies.delete(key));
  }
  for (const [key, [tie, isGhost]] of wanted) {
    const item = drawnTies.get(key) || makeTie(key, tie, kinds[tie.k]);
    dressTie(item, tie, kinds[tie.k].sign, isGhost, frame);
    move(item, tieNumbers(tie), 1, placeTie);
    tieLayer.appendChild(item.g);
  }
  for (const [f, item] of drawnFigures) {
    if (!frame.byFigure.has(f)) move(item, item.numbers, 0, placeFigure, () => drawnFigures.delete(f));
  }
  // In the order of their rank, for the keyboard; whoever has the focus is not touched.
  let hasPassed = false;
  for (const figure of frame.figures) {
    const item = drawnFigures.get(figure.f) || makeFigure(figure.f);
    const isEntering = frame.entered.includes(figure.f);
    nameFigure(item, figure.n);
    item.g.setAttribute("class", "figure " + (figure.c < 0 ? "fx" : "f" + figure.c)
      + (isEntering ? " entered" : "") + (figure.f === state.figure ? " chosen" : ""));
    item.g.setAttribute("aria-label", figureLabel(frame, figure, isEntering));
    item.g.setAttribute("aria-pressed", figure.f === state.figure);
    item.box.setAttribute("stroke-width", 0.8 + 0.9 * figure.w);
    move(item, figure.b, 1, placeFigure);
    if (item.g === focused) { hasPassed = true; continue; }
    const keeper = focused && focused.parentNode === figureLayer ? focused : null;
    figureLayer.insertBefore(item.g, keeper && !hasPassed ? keeper : null);
  }
  if (isMoving && !stillness.matches) {
    motionStart = performance.now();
    motionRequest = requestAnimationFrame(step);
  } else {
    settle();
  }
  byId("empty").hidden = frame.claims.size > 0;
  byId("empty").textContent = "No relationships are known in " + frame.title + ".";
}

function figureLabel(frame, figure, isEntering) {
  const count = [...frame.claims.keys()]
    .filter((c) => claims[c].s === figure.f || claims[c].t === figure.f).length;
  return figures[figure.f].name + ", rank " + figure.r + ", "
    + plural(count, "relationship") + (isEntering ? ", new this " + unit : "");
}

// Brings out some figures and ties and dims the rest; nothing is dimmed for null.
function highlight(isNearFigure, isNearTie) {
  drawing.classList.toggle("dimmed", isNearTie !== null);
  if (isNearTie === null) return;
  for (const [, item] of drawnTies) item.g.classList.toggle("near", isNearTie(item.tie));
  for (const [f, item] of drawnFigures) item.g.classList.toggle("near", isNearFigure(f));
}
