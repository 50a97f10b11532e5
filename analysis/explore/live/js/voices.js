// The explorer of voices: filters, views, and from each bar to the quotations and the article.

const [MOST_BARS, ALL_BARS, DOUBTFUL] = [15, 200, 50];
const MEASURES = ["words", "quotes", "articles"];
const VOICE_CONTROLS = { shares: ["per", "measure", "speakers"], density: ["by"], prominence: ["per", "speakers"], speaking: [], diversity: ["by", "measure"] };
const VOICE_VIEWS = {};

EXPLORERS.voices = (place, packed, link, write) => {
  let data = voiceData(packed);
  const state = { ...allChosen(), view: "shares", per: "speaker", measure: "words", by: data.ways[0], speakers: "all", all_rows: false, chance: noChance(), ...(place.rlState || {}) };
  place.rlState = state;
  const article = articlePlace(link, write, (root, passage) => correctingAt(root, data, link, write, passage));
  const passages = passageList(link, write, article.open);
  const [controls, summary, chart] = [h("div", { class: "rl-controls" }), h("p", { class: "rl-summary", role: "status" }), h("div", { class: "rl-chart" })];
  const cache = new Map();
  let newest = 0;

  const clear = () => {
    passages.clear();
    article.clear();
  };

  const change = (name, number) => (value) => {
    state[name] = number ? Number(value) : value;
    clear();
    redraw();
  };

  const redraw = () => keepingFocus(place, () => {
    const found = counted(data, state);
    const number = ++newest;
    const ifNewest = (work) => number === newest && work();
    const look = { data, state, found, write, press, change, redraw, clear, cache, link, ifNewest };
    put(controls, voiceControls(look));
    write.sentence = summaryOf(found.whole, write) + copiesCounted(data, found.kept, state, write);
    put(summary, write.sentence);
    VOICE_VIEWS[state.view](look, chart);
  });

  const sureOf = (quote) => data.quotes.sure[quote];
  const press = (name, quotes) => {
    article.clear();
    return passages.show(`${name}: ${quotesTold(quotes, sureOf, write)}`, byDay(data.articles, data.quotes, quotes), { doubtOf: sureOf });
  };

  put(place, h("h3", { class: "rl-title" }, write.words.voices_title), controls, summary, chart, h("div", { class: "rl-lower" }, passages.root, article.root));
  redraw();
  askingFirst(place, article);

  // After a correction: all figures are counted anew, and the article stays open.
  place.rlChanged = (changed) => {
    data = voiceData(changed);
    // Rows may have other numbers now.
    state.chance = noChance();
    cache.clear();
    passages.clear();
    redraw();
  };
};

function voiceData(packed) {
  return {
    ...packed, articles: table(packed.articles), quotes: { ...table(packed.quotes), piece: table(packed.pieces) }, actors: table(packed.actors),
    mentions: table(packed.mentions),
  };
}

/** How many quotations, and how many of them are less sure than half: what a person decided is never among these. */
function quotesTold(quotes, sureOf, write) {
  const n = quotes.filter((quote) => sureOf(quote) < DOUBTFUL).length;
  const told = write.count("n_quotes", quotes.length);
  return n ? filled(write.words[quotes.length === 1 ? "doubtful_1" : "doubtful"], { told, n: write.number(n) }) : told;
}

function summaryOf(whole, write) {
  const { words, percent, count } = write;
  if (!whole.words) return words.no_words;
  return filled(words.summary, {
    n_articles: count("n_articles", whole.articles), n_words: count("n_words", whole.words), n_quotes: count("n_quotes", whole.quotes),
    all: percent(whole.quoted / whole.words), direct: percent(whole.direct / whole.words),
  });
}

function voiceControls({ data, state, write, change }) {
  const { words } = write;
  const listed = (names, all) => [[-1, all], ...names.map((name, at) => [at, name])];
  return [
    switcher(words.view, Object.keys(VOICE_VIEWS).map((view) => [view, words[`view_${view}`]]), state.view, change("view")),
    h("div", { class: "rl-filters", role: "group", "aria-label": words.filters },
      ...articleControls(data, state, write, change),
      dropdown(words.types, ["all", "direct", "indirect"].map((key) => [key, words[`types_${key}`]]), state.types, change("types")),
      dropdown(words.actor_type, listed(data.per.actor_type, words.everybody), state.actor_type, change("actor_type", true)),
      dropdown(words.gender, listed(data.per.gender, words.everybody), state.gender, change("gender", true)),
      dropdown(words.sure, [0, 50, 70, 80, 90].map((least) => [least, least ? filled(words.at_least, { n: least }) : words.any]), state.sure, change("sure", true)),
      ...VOICE_CONTROLS[state.view].map((name) => voiceControl(name, data, state, words, change))),
  ];
}

function voiceControl(name, data, state, words, change) {
  const choices = { per: Object.keys(data.per_names), measure: MEASURES, by: data.ways, speakers: HOW_QUOTED }[name];
  const named = (key) => (name === "per" ? data.per_names[key] : words[`${name}_${key}`]);
  return dropdown(words[name], choices.map((key) => [key, named(key)]), state[name], change(name));
}
