// The figures of prominence, side by side, as measures.prominence_panel counts them.

/** For each key its figures {n_quotes, n_words, n_articles, n_headlines, ...}, each an array by key. */
function prominence(data, { chosen, kept, keyOf, keys, entry }) {
  const { articles, quotes, mentions } = data;
  const nKeys = keys.n;
  const found = {
    n_quotes: sums(entry, "quotes", nKeys),
    n_words: sums(entry, "words", nKeys),
    n_articles: sums(entry, "articles", nKeys),
    n_headlines: new Float64Array(nKeys),
    n_leads: new Float64Array(nKeys),
    n_first: new Float64Array(nKeys),
    n_last: new Float64Array(nKeys),
    weight: new Float64Array(nKeys),
  };
  for (const quote of chosen) {
    const length = articles.length[quotes.article[quote]];
    if (length) found.weight[keyOf(quote)] += 1 - quotes.start[quote] / length;
  }
  for (const run of articleRuns(quotes, chosen)) {
    share(found.n_first, run, keyOf, (a, b) => quotes.start[a] - quotes.start[b] || quotes.end[b] - quotes.end[a], quotes);
    share(found.n_last, run, keyOf, (a, b) => quotes.end[b] - quotes.end[a] || quotes.start[a] - quotes.start[b], quotes);
  }
  const quoted = new Set(chosen.map((quote) => quotes.actor[quote]));
  heads(found, mentions, kept, (actor) => (quoted.has(actor) ? keys.ofActor(actor) : -1), nKeys);
  return found;
}

function articleRuns(quotes, chosen) {
  const runs = [];
  for (const quote of chosen) {
    const run = runs[runs.length - 1];
    if (run && quotes.article[run[0]] === quotes.article[quote]) run.push(quote);
    else runs.push([quote]);
  }
  return runs;
}

/** One article for whoever has its first (last) quotation; the speakers of the very same passage share it evenly. */
function share(figure, run, keyOf, order, quotes) {
  const best = run.reduce((one, other) => (order(one, other) <= 0 ? one : other));
  const same = run.filter((one) => quotes.start[one] === quotes.start[best] && quotes.end[one] === quotes.end[best]);
  for (const quote of same) figure[keyOf(quote)] += 1 / same.length;
}

/** Articles whose headline (lead) names somebody of a key, each once. */
function heads(found, mentions, kept, keyOfActor, nKeys) {
  const seen = { n_headlines: new Int32Array(nKeys).fill(-1), n_leads: new Int32Array(nKeys).fill(-1) };
  for (let at = 0; at < mentions.n; at++) {
    const article = mentions.article[at];
    const key = kept[article] ? keyOfActor(mentions.actor[at]) : -1;
    if (key < 0) continue;
    for (const [name, bit] of [["n_headlines", 1], ["n_leads", 2]]) {
      if (!(mentions.place[at] & bit) || seen[name][key] === article) continue;
      seen[name][key] = article;
      found[name][key] += 1;
    }
  }
}
