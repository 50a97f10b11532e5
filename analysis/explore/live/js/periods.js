// Months and weeks of articles; consecutive periods have consecutive numbers, so that gaps are seen.

/** The number of the period ("month" or "week") that a day lies in. */
function periodOf(day, by) {
  // Day 0, the first of January 1970, was a Thursday: the middle of its ISO week.
  if (by === "week") return Math.floor((day + 3) / 7);
  const date = new Date(day * 86400000);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** The period as measures name it: 2026-03, 2026-W10. */
function periodName(number, by) {
  const padded = (value, digits) => String(value).padStart(digits, "0");
  if (by !== "week") return `${padded(Math.floor(number / 12), 4)}-${padded((number % 12) + 1, 2)}`;
  const year = new Date(7 * number * 86400000).getUTCFullYear();
  const thursday = 7 * number - Date.UTC(year, 0, 1) / 86400000;
  return `${padded(year, 4)}-W${padded(Math.floor(thursday / 7) + 1, 2)}`;
}

/** All periods of the articles that count, without a hole: {first, names, articles, words, of: period of each article or -1}. */
function periodsOf(articles, kept, by) {
  const of = new Int32Array(articles.n).fill(-1);
  let [first, last] = [Infinity, -Infinity];
  for (let at = 0; at < articles.n; at++) {
    if (!kept[at] || articles.day[at] === NO_DAY) continue;
    of[at] = periodOf(articles.day[at], by);
    first = Math.min(first, of[at]);
    last = Math.max(last, of[at]);
  }
  const n = Number.isFinite(first) ? last - first + 1 : 0;
  const found = { names: Array.from({ length: n }, (_, at) => periodName(first + at, by)), articles: new Int32Array(n), words: new Float64Array(n), of };
  for (let at = 0; at < articles.n; at++) {
    if (of[at] < 0) continue;
    of[at] -= first;
    found.articles[of[at]] += 1;
    found.words[of[at]] += articles.words[at];
  }
  return found;
}
