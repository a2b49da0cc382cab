// @ts-check
// Names of figures that differ by so little that they may be one person's.

/** Of more figures, names aren't looked at. */
export const mostLookedAt = 5000;

/**
 * The words of a name in one order, with no regard to case, accents and punctuation.
 * @param {string} name
 */
const wordsOf = (name) => (name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort();

/**
 * Whether two words are one but for a letter, or two of a long word: changed, left out, or put in (Levenshtein, *Soviet Physics
 * Doklady* 10, 1966). Short ones, among which are the numbers of popes and congresses, are never alike; nor are those in digits.
 * @param {string} one
 * @param {string} other
 */
export function areWordsAlike(one, other) {
  const longest = Math.max(one.length, other.length), shortest = Math.min(one.length, other.length), most = longest < 8 ? 1 : 2;
  if (shortest < 4 || longest - shortest > most || one[0] !== other[0] || /\p{N}/u.test(one + other)) return false;
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return row[other.length] <= most;
}

/**
 * Pairs of figures whose names have the same words, in whatever order, but for one that is alike. Only names with a word in common
 * are compared, and those of a single word.
 * @template {{ name: string }} F
 * @param {F[]} figures
 * @returns {[F, F][]}
 */
export function alike(figures) {
  const names = figures.map(({ name }) => wordsOf(name));
  /** @type {Map<string, number[]>} */ const withWord = new Map();
  names.forEach((words, i) => {
    for (const word of new Set(words.length === 1 ? [""] : words)) withWord.set(word, (withWord.get(word) ?? []).concat(i));
  });
  return figures.flatMap((figure, i) => {
    const others = new Set((names[i].length === 1 ? [""] : names[i]).flatMap((word) => withWord.get(word) ?? []));
    return [...others].filter((j) => j > i && areNamesAlike(names[i], names[j])).sort((a, b) => a - b)
      .map((j) => /** @type {[F, F]} */ ([figure, figures[j]]));
  });
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function areNamesAlike(one, other) {
  if (one.length !== other.length) return false;
  const [left, right] = [[one, other], [other, one]].map(([these, those]) => these.filter((word) => !those.includes(word)));
  return left.length === right.length && (left.length === 0 || (left.length === 1 && areWordsAlike(left[0], right[0])));
}
