// Counts of sentences, as the measures sentence_statistics and readability count them.

const FORMULAS = ["flesch_amstad", "lix", "wiener_1", "wiener_2", "wiener_3", "wiener_4", "words_per_sentence", "syllables_per_word"];
const COUNTS = ["n_words", "n_syllables", "n_long_words", "n_three_syllables", "n_one_syllable"];

/** Everything that a choice gives: articles, sentences by number in order, their lengths sorted, and the groups. */
function sentencesCounted(data, state, words) {
  const kept = chosenArticles(data.articles, state);
  const chosen = [];
  for (let at = 0; at < data.sentences.n; at++) if (kept[data.sentences.article[at]]) chosen.push(at);
  const groups = sentenceGroups(data, state.by, kept, chosen, words);
  return { kept, chosen, groups, whole: articlesAndWords(data.articles, kept), lengths: sortedLengths(data, chosen) };
}

function sortedLengths({ sentences }, chosen) {
  return Int32Array.from(chosen, (at) => sentences.n_words[at]).sort();
}

/** The articles that count by outlet, event or month, or all together: name, articles, sentences, lengths sorted. */
function sentenceGroups(data, by, kept, chosen, words) {
  const of = { outlet: [data.articles.outlet, data.outlets], event: [data.articles.event, data.events], month: [data.articles.month, data.months] };
  const [codes, names] = of[by] || [new Int32Array(data.articles.n), [words.by_all]];
  const groups = names.map((name) => ({ name, articles: 0, sentences: [] }));
  for (let at = 0; at < codes.length; at++) if (kept[at]) groups[codes[at]].articles += 1;
  for (const at of chosen) groups[codes[data.sentences.article[at]]].sentences.push(at);
  return groups.filter((group) => group.articles).map((group) => ({ ...group, lengths: sortedLengths(data, group.sentences) }));
}

/** Length and make of the sentences of a group. */
function statistics({ sentences }, group) {
  const n = group.sentences.length;
  const words = group.lengths.reduce((a, b) => a + b, 0);
  const syllables = group.sentences.reduce((sum, at) => sum + sentences.n_syllables[at], 0);
  const share = (bit) => group.sentences.reduce((sum, at) => sum + ((sentences.forms[at] >> bit) & 1), 0) / n;
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((part) => quantile(group.lengths, part));
  return {
    n_articles: group.articles, n_sentences: n, n_words: words, words_mean: words / n, words_median: median, words_q1: q1, words_q3: q3, words_iqr: q3 - q1,
    words_longest: n ? group.lengths[n - 1] : NaN, share_passive: share(0), share_konjunktiv: share(1), syllables_per_word: syllables / words,
  };
}

/** How hard the text of a group is to read, by each formula. */
function readability({ sentences }, group) {
  const sum = Object.fromEntries(COUNTS.map((name) => [name, group.sentences.reduce((whole, at) => whole + sentences[name][at], 0)]));
  const [length, syllables] = [sum.n_words / group.sentences.length, sum.n_syllables / sum.n_words];
  const [many, one, long] = ["n_three_syllables", "n_one_syllable", "n_long_words"].map((name) => (100 * sum[name]) / sum.n_words);
  return {
    n_articles: group.articles, n_sentences: group.sentences.length, n_words: sum.n_words, words_per_sentence: length, syllables_per_word: syllables,
    flesch_amstad: 180 - length - 58.5 * syllables, lix: length + long,
    wiener_1: 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * one - 0.875, wiener_2: 0.2007 * many + 0.1682 * length + 0.1373 * long - 2.779,
    wiener_3: 0.2963 * many + 0.1905 * length - 1.1144, wiener_4: 0.2744 * many + 0.2656 * length - 1.693,
  };
}

/** Sentences with the highest count first; those with as many stand in the order of the text. */
function hardestFirst({ sentences }, chosen, count) {
  return [...chosen].sort((a, b) => sentences[count][b] - sentences[count][a] || a - b);
}
