// @ts-check
// The explorer's page, which is opened once all that it consists of is there.
import { setControls } from "./controls.js";
import "./labels.js";
import "./search.js";
import "./problems.js";
import "./edit.js";
import "./takeaway.js";
import "./figure.js";
import { open } from "./opening.js";
import { tabs } from "./tabs.js";
import { translate } from "./texts.js";
import { layOutTime } from "./time.js";
import { setReach } from "./timeline.js";

translate("year");
tabs();
setControls();
layOutTime();
setReach();
open();
