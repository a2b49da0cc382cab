// @ts-check
// The drawing: figures that move and ties that fade from step to step.
import { byId, round, stillness, svg } from "./dom.js";
import { claims, figures, kinds, names, pairOf, about } from "./model.js";
import { chosen, idOf, isShown, state } from "./state.js";
import { paintGround } from "./ground.js";
import { boxOf, courseOf, mark } from "./places.js";
import { t } from "./texts.js";
import { visible } from "./visible.js";

export const drawing = byId("drawing");
svg("g", { class: "ground", "aria-hidden": "true" }, drawing);
const tieLayer = svg("g", {}, drawing);
const figureLayer = svg("g", {}, drawing);
// What stands on ties lies above them all, and above boxes: the signs of change, and posts.
const signLayer = svg("g", {}, drawing);
export const labelLayer = svg("g", { class: "labels", "aria-hidden": "true" }, drawing);
/**
 * By the figure's number.
 * @type {Map<number, any>}
 */
export const drawnFigures = new Map();
/**
 * By the tie's key, "ended " before it where it has ended.
 * @type {Map<string, any>}
 */
export const drawnTies = new Map();

/** @type {((f: number) => boolean) | null} */ let broughtOut = null;
/**
 * Whether a figure is brought out, or nobody is.
 * @param {number} f
 */
export const isBroughtOut = (f) => broughtOut === null || broughtOut(f);

// What is called after something was drawn or has moved.
/** @type {(() => void)[]} */ const watchers = [];
/** @param {() => void} watcher */
export const whenDrawn = (watcher) => { watchers.push(watcher); };

// How much wider the reader's font is than the one the boxes were measured in.
let fontShare = 1;
/** @param {any} frame */
export function measureFont(frame) {
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
/**
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} share
 */
function mixed(from, to, share) {
  const count = Math.max(from.length, to.length);
  const at = (/** @type {number[]} */ numbers, /** @type {number} */ i) => i < numbers.length ? numbers[i] : numbers[numbers.length - 2 + i % 2];
  return Array.from({ length: count }, (_, i) => at(from, i) + (at(to, i) - at(from, i)) * share);
}

/** @param {number} f */
function makeFigure(f) {
  const g = svg("g", { class: "figure", tabindex: 0, role: "button", "data-figure": f });
  const item = {
    f, g, halo: svg("rect", { class: "halo" }, g), box: svg("rect", { class: "box" }, g),
    text: svg("text", {}, g), lines: /** @type {string[]} */ ([]), name: -1, opacity: 0, numbers: null,
    /** Where its box and its name are instead, by their middles from its own, where it is too small for its name. */
    grown: /** @type {any} */ (null),
  };
  drawnFigures.set(f, item);
  return item;
}

/** @param {any} item */
function placeFigure(item) {
  const [x, y] = item.numbers, { left, top, w, h, right, down, size } = item.grown ?? own(item.numbers);
  item.g.setAttribute("transform", "translate(" + round(x) + "," + round(y) + ")");
  item.g.setAttribute("opacity", round(item.opacity));
  const corner = round(Math.min(10, h / 3));
  for (const [rect, by] of [[item.box, 0], [item.halo, 3.5]]) {
    rect.setAttribute("x", round(left - by));
    rect.setAttribute("y", round(top - by));
    rect.setAttribute("width", round(w + 2 * by));
    rect.setAttribute("height", round(h + 2 * by));
    rect.setAttribute("rx", corner + by);
  }
  item.text.setAttribute("font-size", round(size));
  if (right || down) item.text.setAttribute("transform", `translate(${round(right)},${round(down)})`);
  else item.text.removeAttribute("transform");
}

/**
 * A figure's box and name as they are laid out: the box's corner and sides, the name's middle and size.
 * @param {number[]} numbers
 */
const own = ([, , w, h, size]) => ({ left: -w / 2, top: -h / 2, w, h, right: 0, down: 0, size: size * fontShare });

/**
 * A figure's box as it is drawn: left, top, right and bottom.
 * @param {any} item
 */
export function outlineOf(item) {
  const [x, y] = item.numbers, { left, top, w, h } = item.grown ?? own(item.numbers);
  return [x + left, y + top, x + left + w, y + top + h];
}

/**
 * Has a figure's box reach as far as a name that is larger than it; back to what was laid out where there is none.
 * @param {any} item
 * @param {{ x: number, y: number, width: number, height: number, size: number, lines: { text: string }[] } | null} label
 */
export function growBox(item, label) {
  if (!item.numbers || (!label && !item.grown)) return;
  const [x, y, w, h] = item.numbers;
  if (label) {
    const [right, down] = [label.x - x, label.y - y];
    const left = Math.min(-w / 2, right - label.width / 2), top = Math.min(-h / 2, down - label.height / 2);
    item.grown = {
      left, top, right, down, size: label.size,
      w: Math.max(w / 2, right + label.width / 2) - left, h: Math.max(h / 2, down + label.height / 2) - top,
    };
  } else {
    item.grown = null;
  }
  writeName(item, label ? label.lines.map(({ text }) => text) : names[item.name]);
  placeFigure(item);
}

/**
 * @param {any} item
 * @param {number} name
 */
function nameFigure(item, name) {
  if (item.name === name) return;
  item.name = name;
  writeName(item, names[name]);
}

/**
 * @param {any} item
 * @param {string[]} lines
 */
function writeName(item, lines) {
  if (item.lines.join("\n") === lines.join("\n")) return;
  item.lines = lines;
  item.text.textContent = "";
  lines.forEach((line, i) => {
    const dy = i === 0 ? 0.36 - (lines.length - 1) * 0.582 : 1.164;
    svg("tspan", { x: 0, dy: dy + "em" }, item.text, line);
  });
}

/**
 * @param {string} key
 * @param {any} kind
 */
function makeTie(key, kind) {
  const g = svg("g", { class: "tie", "data-tie": key }), sign = svg("g", { class: "sign", "data-tie": key });
  const item = {
    key, g, sign, halo: svg("path", { class: "halo" }, g), line: svg("path", { class: "line" }, g),
    marks: svg("path", {}, g), label: svg("text", {}, sign), hit: svg("path", { class: "hit" }, g),
    badge: svg("g", { class: "badge none" }, sign), title: svg("title", {}, g), kind,
    opacity: 0, numbers: null,
    /** How far its mark of change is from its middle, and its post from where it was laid out. */
    badgeShift: [0, 0], postShift: [0, 0],
  };
  svg("circle", { r: 7 }, item.badge);
  svg("text", { y: 3.6 }, item.badge);
  drawnTies.set(key, item);
  return item;
}

/** @param {any} item */
function placeTie(item) {
  const n = item.numbers, p = n.map(round), last = n.length - 2;
  const path = "M" + p[6] + "," + p[7] + "C" + p.slice(8).join(" ");
  for (const part of [item.g, item.sign]) part.setAttribute("opacity", round(item.opacity));
  for (const line of [item.halo, item.line, item.hit]) line.setAttribute("d", path);
  let marks = "";
  if (item.kind.head !== "none") marks += mark(item.kind.head, [n[last], n[last + 1]], [n[0], n[1]]);
  // One line for both directions has the kind's mark at both ends.
  const tail = item.kind.tail === "none" && item.tie.tail ? item.kind.head : item.kind.tail;
  if (tail !== "none") marks += mark(tail, [n[6], n[7]], [n[2], n[3]]);
  item.marks.setAttribute("d", marks);
  translate(item.badge, middle(n.slice(6)), item.badgeShift);
  translate(item.label, n.slice(4, 6), item.postShift);
}

/**
 * @param {Element} element
 * @param {number[]} at
 * @param {number[]} shift
 */
const translate = (element, at, shift) => element.setAttribute("transform", "translate(" + round(at[0] + shift[0]) + "," + round(at[1] + shift[1]) + ")");

/**
 * Moves a tie's mark of change along it.
 * @param {any} item
 * @param {number[]} place
 */
export function placeBadge(item, place) {
  const at = middle(item.numbers.slice(6));
  item.badgeShift = [place[0] - at[0], place[1] - at[1]];
  translate(item.badge, at, item.badgeShift);
}

/**
 * Moves a tie's post from where it was laid out, or hides it.
 * @param {any} item
 * @param {number[] | null} place
 * @param {number} size in points
 */
export function placePost(item, place, size) {
  item.label.classList.toggle("crowded", !place);
  if (!place) return;
  item.label.setAttribute("font-size", round(size));
  const at = item.numbers.slice(4, 6);
  item.postShift = [place[0] - at[0], place[1] - at[1]];
  translate(item.label, at, item.postShift);
}

/**
 * The middle of a curve: half-way on its middle piece, or the joint of the two in the middle.
 * @param {number[]} c
 */
export function middle(c) {
  const pieces = (c.length - 2) / 6, first = 6 * Math.floor((pieces - 1) / 2);
  if (pieces % 2 === 0) return c.slice(first + 6, first + 8);
  return pointOn(c.slice(first, first + 8), 0.5);
}

/**
 * A point of a curve, whose pieces count alike.
 * @param {number[]} c
 * @param {number} share of the way
 */
export function pointOn(c, share) {
  const pieces = (c.length - 2) / 6, piece = Math.min(pieces - 1, Math.floor(share * pieces)), u = share * pieces - piece, v = 1 - u;
  const [x0, y0, x1, y1, x2, y2, x3, y3] = c.slice(6 * piece, 6 * piece + 8), weights = [v * v * v, 3 * u * v * v, 3 * u * u * v, u * u * u];
  const mix = (/** @type {number[]} */ ...of) => of.reduce((sum, one, i) => sum + one * weights[i], 0);
  return [mix(x0, x1, x2, x3), mix(y0, y1, y2, y3)];
}

/**
 * @param {any} tie
 * @param {any} frame
 */
function tieNumbers(tie, frame) {
  const { c, head, tail, isOwn } = courseOf(tie, frame);
  return [...(head || c.slice(-2)), ...(tail || c.slice(0, 2)),
    ...(tie.label?.x !== undefined && isOwn ? [tie.label.x, tie.label.y] : middle(c)), ...c];
}

/**
 * @param {any} item
 * @param {any} tie
 * @param {boolean} isGhost
 * @param {any} frame
 */
function dressTie(item, tie, isGhost, frame) {
  const { change } = frame;
  const turned = !isGhost && change.reversed.has(pairOf(tie.s, tie.t));
  const isNew = !isGhost && change.newTies.has(tie.key) && !change.isUnknown;
  item.g.setAttribute("class", ["tie", "k" + tie.k, isGhost || tie.certain ? "" : "uncertain " + tie.less,
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
    // Where it has room is found once all is drawn.
    if (tie.label.x === undefined && item.tie !== tie) item.label.classList.add("crowded");
    lines.forEach((/** @type {string} */ line, /** @type {number} */ i) => svg("tspan",
      { x: 0, dy: (i === 0 ? 0.36 - (lines.length - 1) * 0.582 : 1.164) + "em" }, item.label, line));
  }
  const what = kinds[tie.k].name + ": " + figures[tie.s].name + (kinds[tie.k].directed ? " → " : " – ")
    + figures[tie.t].name;
  item.title.textContent = visible(isGhost ? t("endedTie", { tie: what }) : what);
  item.tie = tie;
  item.isGhost = isGhost;
}

// What the drawing is on its way to: each thing's numbers and opacity, before and after.
/** @type {any[]} */ let motions = [];
let motionStart = 0, motionRequest = 0;
const motionTime = () => 750 / Math.max(1, Number(byId("speed").value));

/** @param {number} now */
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

export function settle() {
  cancelAnimationFrame(motionRequest);
  motionRequest = 0;
  for (const { item, to, fade, place, remove } of motions) {
    item.numbers = to;
    item.opacity = fade[1];
    if (remove) { item.g.remove(); item.sign?.remove(); remove(); } else { place(item); }
  }
  motions = [];
  drawing.setAttribute("data-settled", state.at);
  for (const watcher of watchers) watcher();
}

/**
 * Draws a frame; figures and ties that are there already move to their new places. Where there are too many for elements
 * of their own, the ground paints them, and only what is looked at closely is drawn.
 * @param {any} frame
 * @param {boolean} isMoving
 */
export function draw(frame, isMoving) {
  settle();
  drawing.removeAttribute("data-settled");
  drawing.classList.toggle("marks", state.showsChanges);
  drawing.classList.toggle("posts-off", !state.showsPosts);
  const focused = document.activeElement;
  const isClose = paintGround(frame);
  const wanted = new Map();
  for (const tie of frame.change.ghosts) if (isShown(tie) && isClose(tie.s, tie.t)) wanted.set("ended " + tie.key, [tie, true]);
  for (const tie of frame.ties) if (isShown(tie) && isClose(tie.s, tie.t)) wanted.set(tie.key, [tie, false]);
  const move = (/** @type {any} */ item, /** @type {number[]} */ numbers, /** @type {number} */ opacity,
    /** @type {(item: any) => void} */ place, /** @type {(() => void) | undefined} */ remove) => motions.push({
    item, from: item.numbers || numbers, to: numbers, fade: [item.opacity, opacity], place, remove,
  });
  for (const [key, item] of drawnTies) {
    if (!wanted.has(key)) move(item, item.numbers, 0, placeTie, () => drawnTies.delete(key));
  }
  for (const [key, [tie, isGhost]] of wanted) {
    const item = drawnTies.get(key) || makeTie(key, kinds[tie.k]);
    dressTie(item, tie, isGhost, frame);
    move(item, tieNumbers(tie, frame), 1, placeTie, undefined);
    tieLayer.appendChild(item.g);
    signLayer.appendChild(item.sign);
  }
  const isDrawn = (/** @type {number} */ f) => frame.byFigure.has(f) && isClose(f, f);
  for (const [f, item] of drawnFigures) {
    if (!isDrawn(f)) move(item, item.numbers, 0, placeFigure, () => drawnFigures.delete(f));
  }
  // In the order of their rank, for the keyboard; whoever has the focus is not touched.
  let hasPassed = false;
  const entered = new Set(frame.change.entered), f0 = chosen();
  for (const figure of frame.figures) {
    if (!isDrawn(figure.f)) continue;
    const item = drawnFigures.get(figure.f) || makeFigure(figure.f);
    const isEntering = entered.has(figure.f);
    nameFigure(item, figure.n);
    item.g.setAttribute("class", "figure " + (figure.c < 0 ? "fx" : "f" + figure.c)
      + (isEntering && !frame.change.isUnknown ? " entered" : "") + (figure.f === f0 ? " chosen" : "")
      + (state.pins.has(idOf(figure.f)) ? " pinned" : ""));
    item.g.setAttribute("aria-label", figureLabel(frame, figure, isEntering));
    item.g.setAttribute("aria-pressed", figure.f === f0);
    item.box.setAttribute("stroke-width", 0.8 + 0.9 * figure.w);
    move(item, boxOf(figure), 1, placeFigure, undefined);
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
  byId("empty").hidden = frame.claims.size > 0 || frame.figures.length > 0;
  byId("empty").textContent = t("noneKnown", { time: frame.title });
}

/**
 * @param {any} frame
 * @param {any} figure
 * @param {boolean} isEntering
 */
function figureLabel(frame, figure, isEntering) {
  const count = [...frame.claims.keys()]
    .filter((c) => claims[c].s === figure.f || claims[c].t === figure.f).length;
  return t("figureLabel", { name: figures[figure.f].name, rank: figure.r }) + t("relationships", { count })
    + (isEntering && !frame.change.isUnknown ? t("newThen." + about.unit) : "");
}

/**
 * Brings out some figures and ties and dims the rest; nothing is dimmed for null.
 * @param {((f: number) => boolean) | null} isNearFigure
 * @param {((tie: any) => boolean) | null} isNearTie
 */
export function highlight(isNearFigure, isNearTie) {
  drawing.parentElement.classList.toggle("dimmed", isNearTie !== null);
  broughtOut = isNearFigure;
  for (const label of labelLayer.children) label.classList.toggle("near", isBroughtOut(Number(label.dataset.of)));
  if (isNearTie === null || isNearFigure === null) return;
  for (const [, item] of drawnTies) for (const part of [item.g, item.sign]) part.classList.toggle("near", isNearTie(item.tie));
  for (const [f, item] of drawnFigures) item.g.classList.toggle("near", isNearFigure(f));
}
