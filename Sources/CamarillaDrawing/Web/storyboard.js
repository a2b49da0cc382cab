// @ts-check
// The page of a storyboard: it has all frames in it.
import { byId } from "./dom.js";
import "./labels.js";
import { about, absorb, slots } from "./model.js";
import { layOutTime } from "./time.js";
import { translate } from "./texts.js";
import { begin } from "./view.js";

for (const frame of absorb(JSON.parse(byId("data").textContent))) {
  const { change } = frame;
  slots.push({
    key: frame.key, name: frame.title, frame,
    changes: change.isUnknown ? 0 : change.newClaims.size + change.endedClaims.length,
  });
}
// To be part of another page: no more than the picture and the line of time.
document.body.classList.toggle("embed", new URLSearchParams(location.search).has("embed"));
// As it was when it was taken away, unless its address says otherwise.
const { view } = document.documentElement.dataset;
if (view && !location.hash) history.replaceState(null, "", view);
translate(about.unit);
layOutTime();
begin();
layOutTime();
