// What explorers of articles have in common: their choice at the start, their places on the page, the focus.

/** The choice of articles at the start, for an explorer with these further choices. */
function articleState(place, further) {
  const state = { outlet: -1, event: -1, from: "", to: "", copies: "each", ...further, ...(place.rlState || {}) };
  place.rlState = state;
  return state;
}

/** The places of an explorer, one below the other: controls, a sentence, the chart, passages beside their article. */
function shell(place, title, link, write) {
  const article = articlePlace(link, write);
  const passages = passageList(link, write, article.open);
  const [controls, summary, chart] = [h("div", { class: "rl-controls" }), h("p", { class: "rl-summary", role: "status" }), h("div", { class: "rl-chart" })];
  put(place, h("h3", { class: "rl-title" }, title), controls, summary, chart, h("div", { class: "rl-lower" }, passages.root, article.root));
  const clear = () => {
    passages.clear();
    article.clear();
  };
  const press = (said, items, how) => {
    article.clear();
    return passages.show(said, items, how);
  };
  return { controls, summary, chart, passages, article, clear, press };
}

/** How many articles count, and the words in them. */
function articlesAndWords(articles, kept) {
  const whole = { articles: 0, words: 0 };
  for (let at = 0; at < articles.n; at++) {
    if (!kept[at]) continue;
    whole.articles += 1;
    whole.words += articles.words[at];
  }
  return whole;
}

const MOST_ROWS = 15;

/** How many rows stand only in the file, if any do. */
function furtherRows(n, write) {
  return n > MOST_ROWS ? filled(write.words.further, { n: write.number(n - MOST_ROWS) }) : "";
}

/** Draws rows of which one is pressed: draw(pressed key, pressing), where pressing(key, work) is what a click does. */
function withPressed(place, draw) {
  let pressed = null;
  const show = () => keepingFocus(place, () => draw(pressed, pressing));
  const pressing = (key, work) => () => {
    pressed = key;
    show();
    work();
  };
  show();
}

/** A place that draws for the width it has, and again when that changes. */
function atWidth(draw) {
  const root = h("div", { class: "rl-drawing" });
  let width = 0;
  new ResizeObserver(([entry]) => {
    const now = Math.round(entry.contentRect.width);
    if (!now || now === width) return;
    width = now;
    put(root, draw(width));
  }).observe(root);
  return put(root, draw(720));
}

/** A table that is there for those who want it. */
function folded(summary, ...inside) {
  return h("details", { class: "rl-folded" }, h("summary", {}, summary), ...inside);
}

/** Words to look for among what is shown. */
const wordsField = words;
