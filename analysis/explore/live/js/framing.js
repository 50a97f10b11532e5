// The explorer of framing: filters, five views, and from each figure to the passages and the article.

const FRAMING_VIEWS = {};
const FRAMING_CONTROLS = {};

EXPLORERS.framing = (place, packed, link, write) => {
  const data = { ...packed, articles: table(packed.articles), quotes: table(packed.quotes), scare: table(packed.scare) };
  const state = { ...allChosen(), view: packed.topic, by: packed.by, order: "after", speaker: -1, pair: packed.pair, chance: { stance: "distancing", a: null, b: null }, ...(place.rlState || {}) };
  place.rlState = state;
  const article = articlePlace(link, write);
  const passages = passageList(link, write, article.open);
  const [controls, summary, chart] = [h("div", { class: "rl-controls" }), h("p", { class: "rl-summary", role: "status" }), h("div", { class: "rl-chart" })];
  const lower = h("div", { class: "rl-lower" }, passages.root, article.root);
  const cache = new Map();
  let newest = 0;

  const press = (title, items) => {
    article.clear();
    return passages.show(title, items);
  };

  const clear = () => {
    passages.clear();
    article.clear();
  };

  const change = (name, number) => (value) => {
    state[name] = number ? Number(value) : value;
    clear();
    redraw();
  };

  const redraw = () => {
    const number = ++newest;
    const kept = chosenArticles(data.articles, state);
    const look = { data, state, kept, found: { whole: framedWhole(data.articles, kept) }, write, link, cache, lower, press, clear, change, ifNewest: (work) => number === newest && work() };
    redrawn(controls, framingControls(look));
    put(summary, framingSummary(look) + copiesCounted(data, kept, state, write));
    FRAMING_VIEWS[state.view](look, chart);
  };

  put(place, h("h3", { class: "rl-title" }, write.words.framing_title), controls, summary, chart);
  redraw();
};

function framedWhole(articles, kept) {
  const whole = { articles: 0, words: 0 };
  for (let at = 0; at < kept.length; at++) if (kept[at]) [whole.articles, whole.words] = [whole.articles + 1, whole.words + articles.words[at]];
  return whole;
}

function framingSummary({ found: { whole }, write }) {
  if (!whole.words) return write.words.no_words;
  return filled(write.words.framing_summary, { n_articles: write.count("n_articles", whole.articles), n_words: write.count("n_words", whole.words) });
}

function framingControls(look) {
  const { data, state, write, change } = look;
  const { words } = write;
  return [
    switcher(words.view, Object.keys(FRAMING_VIEWS).map((view) => [view, words[`view_${view}`]]), state.view, change("view")),
    h("div", { class: "rl-filters", role: "group", "aria-label": words.filters },
      ...articleControls(data, state, write, change),
      ...FRAMING_CONTROLS[state.view](look)),
  ];
}

function sureControl({ state, write, change }) {
  const { words } = write;
  return dropdown(words.sure, [0, 50, 70, 80, 90].map((least) => [least, least ? filled(words.at_least, { n: least }) : words.any]), state.sure, change("sure", true));
}

function byControl(look, further = []) {
  const { data, write, change } = look;
  return dropdown(write.words.by, [...data.ways, ...further].map((key) => [key, write.words[`by_${key}`]]), wayOf(look, further), change("by"));
}
