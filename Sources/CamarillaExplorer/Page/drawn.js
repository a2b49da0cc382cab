// @ts-check
// What is drawn of a chronicle: how many figures, by what they are the most central, and in which steps.
import { chronicle } from "./chronicle.js";
import { slots } from "./model.js";
import { unitOf } from "./days.js";
import { addressParts, keyInAddress } from "./state.js";

/** The steps in which time can be gone through. */
export const units = ["century", "decade", "year", "season", "quarter", "month", "week", "day"];

/** How many figures of a large graph are drawn, and in which steps time is gone through. */
export const drawn = { top: "", by: "year", since: "before" };

// Of chronicles of more figures than this the most central are drawn, unless others are asked for.
const mostWhole = 2_000, usualTop = "60";
// Of more than this, centrality is how many ties somebody has: what goes by shortest paths takes minutes.
const mostRanked = 5_000;
const topUnlessTold = () => (chronicle.figures > mostWhole ? usualTop : "");

addressParts.push({
  write: () => [
    ...(drawn.by === "year" ? [] : ["by=" + drawn.by]),
    ...(drawn.top === topUnlessTold() ? [] : ["top=" + (drawn.top || "all")]),
    ...(drawn.since === "before" ? [] : ["since=" + drawn.since]),
  ],
  read: (/** @type {(name: string) => string | null} */ value) => {
    const top = value("top");
    drawn.top = top === "all" ? "" : top || topUnlessTold();
    // A time of another unit, as a month, is shown in steps of its own unless others are told.
    drawn.by = [value("by"), unitOf(keyInAddress())].find((unit) => unit && units.includes(unit)) ?? "year";
    drawn.since = value("since") || "before";
  },
});

// Everybody stays in place through all steps that are laid out together; of many and large ones each is laid out by itself.
export const mostTogether = 60;
const mostWork = 60_000, mostFigures = 300;
export const isTogether = () => !drawn.top && chronicle.figures <= mostFigures
  && chronicle.relationships * Math.min(slots.length, mostTogether) <= mostWork;

/**
 * How many figures are asked for at most, and by what they are ranked.
 * @returns {[string, string][]}
 */
export const most = () => [
  .../** @type {[string, string][]} */ (drawn.top ? [["top", drawn.top]] : []),
  .../** @type {[string, string][]} */ (chronicle.figures > mostRanked ? [["size-by", "degree"]] : []),
];
