// @ts-check
// What lies under the elements: the ground of factions, and of a large graph all of it, painted on a canvas.
import { byId, darkness, html, svg } from "./dom.js";
import { about, kinds, names } from "./model.js";
import { boxOf, courseOf, mark } from "./places.js";
import { labelsOf, leastLegible } from "./legible.js";
import { dashesOf, groupColors, inkOf, lookOf, theme } from "./colors.js";
import { chosen, chosenTie, frameNow, isShown } from "./state.js";
import { cornerOfView, view, whenViewed } from "./viewport.js";

// Beyond these, elements of their own are too slow to move.
const mostFigures = 350, mostTies = 2500;
/** @param {any} frame */
export const isLarge = (frame) => frame.figures.length > mostFigures || frame.ties.length > mostTies;
// So many of the most central of a large graph have elements all the same, for keyboards and screen readers.
const mostReached = 30;

const stage = byId("stage");

/**
 * Whom the pointer is at, in a large graph; null for nobody.
 * @type {number | null}
 */
let near = null;
/**
 * @param {number | null} f
 * @returns {boolean} whether that is new
 */
export function lookAt(f) {
  if (near === f) return false;
  near = f;
  return true;
}

/**
 * Paints what a frame has beneath its elements.
 * @param {any} frame
 * @returns {(s: number, t: number) => boolean} whether a tie has an element, or a figure, which is asked of with itself
 */
export function paintGround(frame) {
  const layer = byId("drawing").querySelector(".ground");
  layer.replaceChildren();
  picture = null;
  if (!isLarge(frame)) {
    if (frame.figures.length > leastOnGround && !about.coloring) regions(frame, layer);
    clear();
    return () => true;
  }
  const tie = chosenTie();
  const looked = new Set([near, chosen(), tie && tie.s].filter((f) => f !== null));
  const reached = new Set(frame.figures.slice(0, mostReached).map((/** @type {any} */ x) => x.f));
  for (const tie of frame.ties) {
    if (looked.has(tie.s)) reached.add(tie.t);
    if (looked.has(tie.t)) reached.add(tie.s);
  }
  picture = { ...pictureOf(frame), hasElement: (/** @type {number} */ f) => reached.has(f) || looked.has(f) };
  repaint();
  return (s, t) => (s === t ? hasElement(s) : looked.has(s) || looked.has(t));
}

/**
 * Whether a figure is drawn by an element, which lies over what is painted.
 * @param {number} f
 * @returns {boolean}
 */
export const hasElement = (f) => !picture || picture.hasElement(f);

// MARK: the ground of factions, as printed pictures of more than thirty figures have it

const leastOnGround = 30, leastMembers = 3, margin = 13, breadth = 24, farthest = 320;

/**
 * For each faction its members' boxes, and the ways between them: a minimum spanning tree (Prim 1957).
 * @param {any} frame
 */
function grounds(frame) {
  const groups = new Map();
  for (const figure of frame.figures) {
    if (figure.c >= 0) groups.set(figure.c, [...(groups.get(figure.c) ?? []), boxOf(figure)]);
  }
  return [...groups].filter(([, boxes]) => boxes.length >= leastMembers).map(([group, boxes]) => {
    const ways = [], waiting = new Set(boxes.slice(1));
    const nearest = new Map(boxes.map((/** @type {number[]} */ box) => [box, { from: boxes[0], far: apart(box, boxes[0]) }]));
    while (waiting.size) {
      const next = [...waiting].reduce((a, b) => (nearest.get(b).far < nearest.get(a).far ? b : a));
      waiting.delete(next);
      if (nearest.get(next).far <= farthest) ways.push([nearest.get(next).from, next]);
      for (const box of waiting) {
        const far = apart(box, next);
        if (far < nearest.get(box).far) nearest.set(box, { from: next, far });
      }
    }
    return { group, boxes, ways };
  }).sort((a, b) => b.boxes.length - a.boxes.length);
}
/**
 * @param {number[]} a
 * @param {number[]} b
 */
const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * @param {any} frame
 * @param {Element} layer
 */
function regions(frame, layer) {
  for (const { group, boxes, ways } of grounds(frame)) {
    const g = svg("g", { class: "region f" + group }, layer);
    for (const [a, b] of ways) svg("path", { d: `M${a[0]},${a[1]}L${b[0]},${b[1]}` }, g);
    for (const [x, y, w, h] of boxes) {
      svg("rect", { x: x - w / 2 - margin, y: y - h / 2 - margin, width: w + 2 * margin, height: h + 2 * margin, rx: margin }, g);
    }
  }
}

// MARK: a large graph

/**
 * What is painted: paths by how they look, and boxes; and a grid of boxes, for who is at a point.
 * @type {any}
 */
let picture = null;
const cell = 120;

/**
 * Paths as a canvas has them, which can tell how they go.
 * @param {Map<any, string[]>} pieces
 */
const coursesOf = (pieces) => new Map([...pieces].map(([key, some]) => {
  const d = some.join("");
  return [key, Object.assign(new Path2D(d), { d })];
}));

/**
 * How lines look that are painted in one go.
 * @param {string} style the number of a kind, and how sure the ties are where they are less so
 */
function lookNamed(style) {
  const [k, certainty] = style.split(" ");
  return lookOf(kinds[Number(k)], certainty);
}

/** @param {any} frame */
function pictureOf(frame) {
  const lines = new Map(), marks = new Map(), grid = new Map();
  const add = (/** @type {Map<any, string[]>} */ to, /** @type {any} */ key, /** @type {string} */ d) => {
    const some = to.get(key);
    if (some) some.push(d); else to.set(key, [d]);
  };
  for (const tie of frame.ties) {
    if (!isShown(tie)) continue;
    const style = tie.k + " " + (tie.less ?? "");
    const { c, head } = courseOf(tie, frame);
    add(lines, style, "M" + c.slice(0, 2) + (c.length >= 8 ? "C" + c.slice(2, c.length - (c.length - 2) % 6) : ""));
    if (head) add(marks, style, mark("normal", c.slice(-2), head));
  }
  const boxes = frame.figures.map((/** @type {any} */ figure) => ({ figure, box: boxOf(figure) }));
  for (const one of boxes) {
    const [x, y, w, h] = one.box;
    for (let i = Math.floor((x - w / 2) / cell); i <= Math.floor((x + w / 2) / cell); i++) {
      for (let j = Math.floor((y - h / 2) / cell); j <= Math.floor((y + h / 2) / cell); j++) {
        grid.set(i + "," + j, [...(grid.get(i + "," + j) ?? []), one]);
      }
    }
  }
  return { frame, lines: coursesOf(lines), marks: coursesOf(marks), boxes, grid, grounds: about.coloring ? [] : grounds(frame) };
}

/**
 * The figure of a large graph at a point of the page; null for none.
 * @param {number} x
 * @param {number} y
 */
export function figureAt(x, y) {
  const some = picture && picture.grid.get(Math.floor(x / cell) + "," + Math.floor(y / cell));
  const found = (some || []).find((/** @type {any} */ one) =>
    Math.abs(one.box[0] - x) <= one.box[2] / 2 && Math.abs(one.box[1] - y) <= one.box[3] / 2);
  return found ? found.figure.f : null;
}

/**
 * The picture as last painted, larger than what is in sight, so that it can be moved without being painted anew.
 * @type {any}
 */
let painted = null;
let waiting = 0;
const beyond = 0.35;

function clear() {
  painted?.image.remove();
  painted = null;
}

/**
 * @param {any} c
 * @param {number[]} sight left, top, right and bottom of the page's part
 * @param {number} scale
 */
function paint(c, sight, scale) {
  const isSeen = (/** @type {number[]} */ b) => b[0] + b[2] / 2 > sight[0] && b[0] - b[2] / 2 < sight[2]
    && b[1] + b[3] / 2 > sight[1] && b[1] - b[3] / 2 < sight[3];
  c.lineCap = "round";
  c.globalAlpha = 0.3;
  for (const { group, boxes, ways } of picture.grounds) {
    c.fillStyle = c.strokeStyle = groupColors(group)[0];
    c.lineWidth = breadth;
    c.beginPath();
    for (const [a, b] of ways) { c.moveTo(a[0], a[1]); c.lineTo(b[0], b[1]); }
    for (const [x, y, w, h] of boxes) c.rect(x - w / 2, y - h / 2, w, h);
    c.stroke();
  }
  c.lineCap = "butt";
  for (const [style, path] of picture.lines) {
    const look = lookNamed(style);
    c.strokeStyle = inkOf(look);
    c.globalAlpha = 0.75;
    c.lineWidth = Math.max(look.width * 0.8, 0.5 / scale);
    // Dashes that nobody can see cost most of the time.
    c.setLineDash(scale > 0.35 ? dashesOf(look) : []);
    c.stroke(path);
  }
  c.setLineDash([]);
  c.globalAlpha = 1;
  if (scale > 0.3) for (const [style, path] of picture.marks) { c.fillStyle = inkOf(lookNamed(style)); c.fill(path); }
  const font = getComputedStyle(document.documentElement).fontFamily;
  c.textAlign = "center";
  c.textBaseline = "middle";
  for (const { figure, box } of picture.boxes) {
    if (!isSeen(box)) continue;
    const [x, y, w, h, size] = box, [fill, border, ink] = groupColors(figure.c);
    c.fillStyle = fill;
    c.strokeStyle = border;
    c.lineWidth = 0.8 + 0.9 * figure.w;
    c.beginPath();
    c.roundRect(x - w / 2, y - h / 2, w, h, Math.min(10, h / 3));
    c.fill();
    c.stroke();
    if (size * scale < leastLegible) continue;
    c.fillStyle = ink;
    c.font = `${size}px ${font}`;
    const lines = names[figure.n];
    lines.forEach((line, i) => c.fillText(line, x, y + (i - (lines.length - 1) / 2) * size * 1.164, w - 4));
  }
}

/**
 * Writes names over their boxes, but for those of elements, which would cover them.
 * @param {any} c
 */
function write(c) {
  const { scale, labels } = painted;
  const font = getComputedStyle(document.documentElement).fontFamily;
  c.lineWidth = 3.2 / scale;
  c.lineJoin = "round";
  c.strokeStyle = theme().paper;
  c.fillStyle = theme().ink;
  for (const { f, x, lines, size } of labels) {
    if (hasElement(f)) continue;
    c.font = `${size / scale}px ${font}`;
    for (const { text, y } of lines) {
      c.strokeText(text, x, y);
      c.fillText(text, x, y);
    }
  }
}

function repaint() {
  clearTimeout(waiting);
  if (!picture || view.width < 2) return;
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [view.width * (1 + 2 * beyond), view.height * (1 + 2 * beyond)];
  const image = painted && painted.image.width === Math.round(w * ratio) && painted.image.height === Math.round(h * ratio)
    ? painted.image : html("canvas", { width: Math.round(w * ratio), height: Math.round(h * ratio), "aria-hidden": "true" });
  Object.assign(image.style, { width: w + "px", height: h + "px" });
  if (!painted || painted.image !== image) {
    clear();
    stage.insertBefore(image, stage.firstChild);
  }
  const c = image.getContext("2d", { alpha: false });
  const [left, top] = [view.x - w / view.scale / 2, view.y - h / view.scale / 2];
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.fillStyle = theme().paper;
  c.fillRect(0, 0, image.width, image.height);
  const unit = view.scale * ratio;
  c.setTransform(unit, 0, 0, unit, -left * unit, -top * unit);
  paint(c, [left, top, left + w / view.scale, top + h / view.scale], view.scale);
  painted = { image, left, top, scale: view.scale, labels: labelsOf(picture.frame, { ...view, ...cornerOfView() }, { beyond, isAbove: hasElement }) };
  write(c);
  show();
  for (const watcher of watchers) watcher();
}

/**
 * The names over boxes, those of elements among them, as the picture was last painted; null where nothing is painted.
 * @returns {any[] | null}
 */
export const paintedLabels = () => painted && painted.labels;
// What is called after the picture was painted.
/** @type {(() => void)[]} */ const watchers = [];
/** @param {() => void} watcher */
export const whenPainted = (watcher) => { watchers.push(watcher); };

/**
 * Paints what is in sight with another pen, in the drawing's own measures; nothing where elements have all of it.
 * @param {any} pen
 */
export function paintWith(pen) {
  if (!picture) return;
  const [w, h] = [view.width / view.scale, view.height / view.scale], { left, top } = cornerOfView();
  paint(pen, [left, top, left + w, top + h], view.scale);
  write(pen);
}

/** Shows the painted picture where it belongs now: it is moved and stretched, not painted. */
function show() {
  const share = view.scale / painted.scale;
  const { left, top } = cornerOfView();
  painted.image.style.transform = `translate(${(painted.left - left) * view.scale}px, ${(painted.top - top) * view.scale}px)`
    + ` scale(${share})`;
}

whenViewed(() => {
  if (!picture) return;
  if (!painted) { repaint(); return; }
  show();
  const right = painted.left + view.width * (1 + 2 * beyond) / painted.scale;
  const bottom = painted.top + view.height * (1 + 2 * beyond) / painted.scale;
  const [w, h] = [view.width / view.scale / 2, view.height / view.scale / 2];
  const isCovered = view.x - w >= painted.left && view.x + w <= right && view.y - h >= painted.top && view.y + h <= bottom;
  if (isCovered && painted.scale === view.scale) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => requestAnimationFrame(repaint), isCovered ? 90 : 30);
});
darkness.addEventListener("change", () => { if (frameNow()) repaint(); });
