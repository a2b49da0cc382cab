// @ts-check
// What went wrong, as a person is told.
import { Refusal, Unreachable } from "./api.js";
import { asOnThePage } from "./options.js";
import { t } from "./texts.js";
import { failed } from "./view.js";
import { visible } from "./visible.js";

/**
 * Whether nothing can be asked at the moment: the chronicle is gone, or the explorer.
 * @param {unknown} error
 */
export const isAbsence = (error) => error instanceof Unreachable || (error instanceof Refusal && error.status === 503 && !error.isBusy);

/**
 * Whether what was asked for can be had a moment later: the chronicle is gone, or another program has it.
 * @param {unknown} error
 */
export const isPassing = (error) => isAbsence(error) || (error instanceof Refusal && error.isBusy);

/**
 * What to say of it; where nothing can be asked, in the page's own language.
 * @param {unknown} error
 */
export function words(error) {
  if (error instanceof Unreachable) return t("explorerAway");
  const said = asOnThePage(visible(error instanceof Error ? error.message : String(error)));
  return isAbsence(error) ? t("chronicleAway") + " (" + said + ")" : said;
}

/**
 * The same for a place of its own. The page as a whole says what keeps it from asking anything, and waits for that to end.
 * @param {unknown} error
 */
export function told(error) {
  if (isAbsence(error)) failed(error);
  return words(error);
}
