// The rows that the explorer of voices shows: who counts how much among what is chosen.

/** What a row stands for: keys of actors and their names, for "speaker", "actor_type", "gender", "speaker_kind", "party". */
function keying(data, per) {
  if (per === "speaker") {
    return { names: data.actor_names, colours: data.actor_colours, ofActor: (actor) => actor, n: data.actor_names.length };
  }
  const codes = data.actors[per];
  return { names: data.per[per], colours: data.per_colours[per], ofActor: (actor) => codes[actor], n: data.per[per].length };
}

/** Everything that a choice gives: articles, quotations, entries, and the figures of each key. */
function counted(data, state) {
  const kept = chosenArticles(data.articles, state);
  const chosen = chosenQuotes(data.quotes, data.actors, kept, state);
  const keys = keying(data, state.per);
  const keyOf = (quote) => keys.ofActor(data.quotes.actor[quote]);
  const entry = collapsed(tally(data.quotes, chosen, (quote) => data.quotes.actor[quote], data.actor_names.length), keys.ofActor, keys.n);
  const sum = { quotes: sums(entry, "quotes", keys.n), words: sums(entry, "words", keys.n), articles: sums(entry, "articles", keys.n) };
  return { kept, chosen, keys, keyOf, entry, sum, whole: totals(data, kept, chosen) };
}

function totals(data, kept, chosen) {
  const { articles, quotes } = data;
  const whole = { articles: 0, words: 0, quotes: chosen.length };
  for (let at = 0; at < articles.n; at++) {
    if (!kept[at]) continue;
    whole.articles += 1;
    whole.words += articles.words[at];
  }
  const spoken = (some) => tally(quotes, some, () => 0, 1).words.reduce((a, b) => a + b, 0);
  whole.quoted = spoken(chosen);
  whole.direct = spoken(chosen.filter((quote) => quotes.type[quote] === 0));
  return whole;
}

/** Shares of a measure ("words", "quotes", "articles") by key, and what they are shares of. */
function sharesOf(found, measure) {
  const values = found.sum[measure];
  const base = measure === "articles" ? found.whole.articles : values.reduce((a, b) => a + b, 0);
  return { values, base, shares: values.map((value) => (base ? value / base : NaN)) };
}

/** The keys that have quotations, most first; what is not known of anybody stands last. */
function ranked(found, values, last) {
  const rank = (key) => (last.has(key) ? 1 : 0);
  return [...values.keys()]
    .filter((key) => found.sum.quotes[key] > 0)
    .sort((a, b) => rank(a) - rank(b) || values[b] - values[a] || found.keys.names[a].localeCompare(found.keys.names[b], "de"));
}

/** Entries of the keys shown, with their articles numbered anew, and what each article adds to the base. */
function forIntervals(data, found, measure, keys) {
  const unit = new Int32Array(found.kept.length).fill(-1);
  let n = 0;
  for (const at of data.articles.by_name) if (found.kept[at]) unit[at] = n++;
  const base = new Float64Array(n);
  if (measure === "articles") base.fill(1);
  const row = new Map(keys.map((key, at) => [key, at]));
  const entry = { article: [], row: [], value: [] };
  for (let at = 0; at < found.entry.key.length; at++) {
    const value = measure === "articles" ? 1 : found.entry[measure][at];
    const article = unit[found.entry.article[at]];
    if (measure !== "articles") base[article] += value;
    if (!row.has(found.entry.key[at])) continue;
    entry.article.push(article);
    entry.row.push(row.get(found.entry.key[at]));
    entry.value.push(value);
  }
  return { entry, base };
}
