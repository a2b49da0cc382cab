// @ts-check
// What stands on ties: marks of change, apart from one another where there is room, and posts, each where it is in the way
// of no box, mark, name or other post. A post that has no such place appears once the picture is larger.
import { drawnFigures, drawnTies, middle, outlineOf, placeBadge, placePost, pointOn } from "./drawing.js";
import { leastLegible, nothingTaken, sizeOf } from "./legible.js";
import { chosen, chosenTie, isOfPair, state } from "./state.js";

/** Where else along its tie a mark or a post may be, by shares of the way. */
const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/** No post is larger than this on the screen, pixels: the larger the picture, the more of them have room. */
const largest = 12;
/** Where along its tie, and how far beside it, a mark of change may be, which is seen in any case. */
const markShares = [...shares, 0.18, 0.82, 0.1, 0.9], badgeSides = [[0, 0], [0, -12], [0, 12], [-12, 0], [12, 0], [0, -24], [0, 24]];
/** How far beside its tie a post may be, in heights of its own. */
const sides = [0, -0.75, 0.75];
/** Half the sides of what is left free round the tip of an arrow, and round a mark of change, in points. */
const tipRoom = 4, badgeRoom = 7;

/**
 * @param {number} scale how many pixels a point has
 * @param {{ x: number, y: number, width: number, height: number }[]} labels names that are not in their boxes
 */
export function layPosts(scale, labels) {
  const taken = nothingTaken();
  const boxAt = (/** @type {number[]} */ [x, y], /** @type {number} */ dx, /** @type {number} */ dy) => [x - dx, y - dy, x + dx, y + dy];
  for (const [, item] of drawnFigures) if (item.numbers) taken.add(outlineOf(item));
  for (const { x, y, width, height } of labels) taken.add(boxAt([x, y], width / 2, height / 2));
  const all = [...drawnTies.values()].filter((item) => item.numbers);
  for (const item of all) {
    if (!state.showsChanges || item.badge.style.display === "none") continue;
    const course = item.numbers.slice(6);
    const places = [middle(course), ...badgeSides.flatMap((side) => markShares.map((share) => {
      const [x, y] = pointOn(course, share);
      return [x + side[0], y + side[1]];
    }))];
    // Most have room where they belong, and no other place is looked at.
    let place = places[0], least = Infinity;
    for (const other of places) {
      const overlap = taken.overlap(boxAt(other, badgeRoom, badgeRoom));
      if (overlap < least) [place, least] = [other, overlap];
      if (least === 0) break;
    }
    placeBadge(item, place);
    taken.add(boxAt(place, badgeRoom, badgeRoom));
  }
  for (const { numbers: n } of all) for (const tip of [n.slice(0, 2), n.slice(2, 4)]) taken.add(boxAt(tip, tipRoom, tipRoom));
  const f = chosen(), pair = chosenTie();
  const isLookedAt = (/** @type {any} */ tie) => tie.s === f || tie.t === f || (pair !== null && isOfPair(pair, tie));
  const posts = all.filter(({ tie, isGhost }) => tie.label && !isGhost);
  posts.sort((a, b) => Number(isLookedAt(b.tie)) - Number(isLookedAt(a.tie)));
  for (const item of posts) {
    const { lines } = item.tie.label, size = Math.min(item.tie.label.size, largest / scale), n = item.numbers, [width, height] = sizeOf(lines, size);
    const places = [...(item.tie.label.x === undefined ? [] : [n.slice(4, 6)]), ...shares.flatMap((share) => {
      const [x, y] = pointOn(n.slice(6), share);
      return sides.map((side) => [x, y + side * height]);
    })];
    const isLegible = size * scale >= leastLegible || isLookedAt(item.tie);
    const place = isLegible && places.find((place) => taken.overlap(boxAt(place, width / 2, height / 2)) === 0);
    if (place) taken.add(boxAt(place, width / 2, height / 2));
    placePost(item, place || null, size);
  }
}
