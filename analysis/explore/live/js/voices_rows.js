// The rows that the explorer of voices shows: who counts how much among what is chosen.

const DIRECT = 0;
const HOW_QUOTED = ["all", "indirect", "direct"];

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
  const [entry, sum] = figuresOf(data, chosen, keys);
  const [, direct] = figuresOf(data, chosen.filter((quote) => data.quotes.type[quote] === DIRECT), keys);
  return { kept, chosen, keys, keyOf, entry, sum, direct, ways: waysQuoted(data, kept, keys), whole: totals(data, kept, chosen) };
}

/**
 * In what ways each key is quoted in the articles chosen: 1 directly, 2 indirectly, 3 both. All quotations count here,
 * whatever filters choose among them: who is quoted directly is not "quoted only indirectly" because a filter hides it.
 */
function waysQuoted({ quotes, actors }, kept, keys) {
  const ways = new Uint8Array(keys.n);
  for (const quote of chosenQuotes(quotes, actors, kept, allChosen())) ways[keys.ofActor(quotes.actor[quote])] |= quotes.type[quote] === DIRECT ? 1 : 2;
  return ways;
}

/** Entries of some quotations by key, and by key their sums. */
function figuresOf(data, chosen, keys) {
  const entry = collapsed(tally(data.quotes, chosen, (quote) => data.quotes.actor[quote], data.actor_names.length), keys.ofActor, keys.n);
  return [entry, Object.fromEntries(["quotes", "words", "articles"].map((name) => [name, sums(entry, name, keys.n)]))];
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
  whole.direct = spoken(chosen.filter((quote) => quotes.type[quote] === DIRECT));
  return whole;
}

/**
 * Shares of a measure ("words", "quotes", "articles") by key, and the part of each that is direct speech: words in
 * direct quotations, direct quotations, or articles with one. The rest is indirect alone.
 */
function sharesOf(found, measure) {
  const values = found.sum[measure];
  const base = measure === "articles" ? found.whole.articles : values.reduce((a, b) => a + b, 0);
  const of = (some) => some.map((value) => (base ? value / base : NaN));
  return { shares: of(values), direct: of(found.direct[measure]) };
}

/** The keys that have quotations, most first: those without a name, too, stand where their size puts them. */
function ranked(found, values) {
  return [...values.keys()]
    .filter((key) => found.sum.quotes[key] > 0)
    .sort((a, b) => values[b] - values[a] || found.keys.names[a].localeCompare(found.keys.names[b], "de"));
}

/** Those of the keys that are quoted as looked for: only indirectly, only directly, or in any way. */
function quotedSo(found, order, how) {
  if (how === "all") return order;
  return order.filter((key) => found.ways[key] === (how === "direct" ? 1 : 2));
}

/** Keys that stand for no name: unnamed speakers, nobody, unknown. */
function lastKeys(data, per) {
  return new Set(data.last[per]);
}

/** The first rows, or, if wanted, as many as a page can bear. */
function rowsShown(order, state) {
  return order.slice(0, state.all_rows ? ALL_BARS : MOST_BARS);
}

/** A button that shows all rows, and one that takes them back. */
function moreRows(order, { state, write, redraw }) {
  if (order.length <= MOST_BARS) return null;
  const press = () => {
    state.all_rows = !state.all_rows;
    redraw();
  };
  const label = state.all_rows ? write.words.fewer_rows : filled(write.words[order.length > ALL_BARS ? "many_rows" : "all_rows"], { n: write.number(Math.min(order.length, ALL_BARS)) });
  return h("p", { class: "rl-save" }, h("button", { type: "button", class: "rl-small", "data-key": "rows", onclick: press }, label));
}

/** How many rows stand only in the file: said on the page where no button shows them. */
function furtherShown(order, shown, { state, write }) {
  return state.all_rows ? further(order, shown, write) : "";
}

function further(order, shown, write) {
  return order.length > shown.length ? filled(write.words.further, { n: write.number(order.length - shown.length) }) : "";
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
