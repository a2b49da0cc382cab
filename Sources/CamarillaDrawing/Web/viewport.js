// @ts-check
// Which part of the drawing is in sight: pan, zoom and pinch, by mouse, touch and keys.
import { byId } from "./dom.js";
import { about } from "./model.js";

const drawing = byId("drawing");
const stage = byId("stage");

/** The point of the page in the middle, and how many pixels a point has. */
export const view = { x: 0, y: 0, scale: 1, width: 1, height: 1 };
/** The upper left of what is in sight, on the page. */
export const cornerOfView = () => ({ left: view.x - view.width / view.scale / 2, top: view.y - view.height / view.scale / 2 });
// Whether all of the page is in sight, and stays so when the window changes.
let isFitted = true;

/** @type {(() => void)[]} */ const watchers = [];
/** @param {() => void} watcher */
export const whenViewed = (watcher) => { watchers.push(watcher); };

/** What the drawing shows without being moved. */
const written = { x: 0, y: 0 };
let writing = 0;

/** Shows the view as it is now. */
function apply() {
  clearTimeout(writing);
  const [w, h] = [view.width / view.scale, view.height / view.scale];
  Object.assign(written, { x: view.x, y: view.y });
  drawing.style.transform = "";
  drawing.setAttribute("viewBox", [view.x - w / 2, view.y - h / 2, w, h].map((v) => Math.round(v * 100) / 100).join(" "));
  for (const watcher of watchers) watcher();
}

/** Moves what is drawn, without drawing it anew before it rests. */
function move() {
  clearTimeout(writing);
  writing = window.setTimeout(apply, 150);
  drawing.style.transform = `translate(${(written.x - view.x) * view.scale}px, ${(written.y - view.y) * view.scale}px)`;
  for (const watcher of watchers) watcher();
}

/** Where the drawing is in the window, wherever it has been moved to. */
function place() {
  const box = stage.getBoundingClientRect();
  return { left: box.left + stage.clientLeft, top: box.top + stage.clientTop };
}

// The buttons at the side keep a strip for themselves.
const strip = 48;
const fittingScale = () => Math.min((view.width - strip) / about.page[0], view.height / about.page[1], 3);

/** Brings all of the page into sight. */
export function fit() {
  isFitted = true;
  const scale = fittingScale(), side = document.documentElement.dir === "rtl" ? -1 : 1;
  Object.assign(view, { x: about.page[0] / 2 + side * strip / 2 / scale, y: about.page[1] / 2, scale });
  apply();
}

/** Takes the size that the drawing has on the screen. */
export function measure() {
  const [width, height] = [drawing.clientWidth, drawing.clientHeight];
  if (!width || !height) return;
  Object.assign(view, { width, height });
  if (isFitted) fit(); else apply();
}

/**
 * The point of the page under a point of the window.
 * @param {number} x
 * @param {number} y
 */
export function pointAt(x, y) {
  const box = place();
  return [view.x + (x - box.left - view.width / 2) / view.scale, view.y + (y - box.top - view.height / 2) / view.scale];
}

/**
 * @param {number} dx pixels
 * @param {number} dy pixels
 */
export function pan(dx, dy) {
  isFitted = false;
  view.x = Math.min(Math.max(view.x - dx / view.scale, 0), about.page[0]);
  view.y = Math.min(Math.max(view.y - dy / view.scale, 0), about.page[1]);
  move();
}

/**
 * Goes along with what has moved on the page, where not all of it is in sight.
 * @param {number} x points
 * @param {number} y points
 */
export function follow(x, y) {
  if (isFitted) return;
  Object.assign(view, { x: view.x + x, y: view.y + y });
  apply();
}

/**
 * Zooms by a factor; what is at a point of the window stays there.
 * @param {number} factor
 * @param {number} [x]
 * @param {number} [y]
 */
export function zoom(factor, x, y) {
  const box = place();
  const at = [x ?? box.left + view.width / 2, y ?? box.top + view.height / 2];
  const [px, py] = pointAt(at[0], at[1]);
  const least = fittingScale() * 0.9;
  const scale = Math.min(Math.max(view.scale * factor, least), Math.max(8, 4 * least));
  isFitted = scale <= least * 1.01;
  if (isFitted) { fit(); return; }
  view.scale = scale;
  view.x = px - (at[0] - box.left - view.width / 2) / scale;
  view.y = py - (at[1] - box.top - view.height / 2) / scale;
  apply();
}

/**
 * Brings a point of the page to the middle, where it is not in sight.
 * @param {number} x
 * @param {number} y
 */
export function reveal(x, y) {
  const [w, h] = [view.width / view.scale / 2 - 30, view.height / view.scale / 2 - 20];
  if (Math.abs(x - view.x) < w && Math.abs(y - view.y) < h) return;
  isFitted = false;
  Object.assign(view, { x, y });
  apply();
}

// MARK: fingers and mouse

/**
 * By pointer: where it is.
 * @type {Map<number, { x: number, y: number }>}
 */
const pointers = new Map();
/** Whether something has been dragged, so that the click at its end means nothing. */
let hasDragged = false;
export const wasDragged = () => hasDragged;

/**
 * What takes a drag that begins at an element, in place of the view: { move(x, y) in points of the page, end() }; null for
 * nothing.
 * @type {(element: any) => { move: (x: number, y: number) => void, end: () => void } | null}
 */
let grab = () => null;
/** @param {typeof grab} how */
export const whenGrabbed = (how) => { grab = how; };
/** @type {ReturnType<typeof grab>} */ let grabbed = null;
let start = { x: 0, y: 0 };

drawing.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
  if (event.button !== 0) return;
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (pointers.size > 1) { grabbed = null; return; }
  hasDragged = false;
  start = { x: event.clientX, y: event.clientY };
  grabbed = grab(event.target);
});

window.addEventListener("pointermove", (event) => {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const next = { x: event.clientX, y: event.clientY };
  if (!hasDragged && pointers.size === 1 && Math.hypot(next.x - start.x, next.y - start.y) < 5) return;
  hasDragged = true;
  stage.classList.add("dragging");
  if (pointers.size === 2) {
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const far = (/** @type {{x: number, y: number}} */ p) => Math.max(10, Math.hypot(p.x - other.x, p.y - other.y));
    zoom(far(next) / far(last), (next.x + other.x) / 2, (next.y + other.y) / 2);
    pan((next.x - last.x) / 2, (next.y - last.y) / 2);
  } else if (grabbed) {
    const [x, y] = pointAt(next.x, next.y);
    grabbed.move(x, y);
  } else {
    pan(next.x - last.x, next.y - last.y);
  }
  pointers.set(event.pointerId, next);
});

for (const name of ["pointerup", "pointercancel"]) {
  window.addEventListener(name, (event) => {
    if (!pointers.delete(/** @type {PointerEvent} */ (event).pointerId)) return;
    if (grabbed && hasDragged) grabbed.end();
    grabbed = null;
    if (pointers.size === 0) stage.classList.remove("dragging");
  });
}

// Where the page itself can be scrolled, the wheel does that, and zooms with Ctrl, as a pinch on a touch pad does.
stage.addEventListener("wheel", (/** @type {WheelEvent} */ event) => {
  const scrolls = document.documentElement.scrollHeight > window.innerHeight + 1;
  if (scrolls && !event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX, event.clientY);
}, { passive: false });
drawing.addEventListener("dblclick", (/** @type {MouseEvent} */ event) => {
  if (!event.target || !(/** @type {Element} */ (event.target).closest(".figure"))) zoom(1.6, event.clientX, event.clientY);
});

new ResizeObserver(measure).observe(drawing);
