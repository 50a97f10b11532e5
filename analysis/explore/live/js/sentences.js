// The explorer of sentences: filters, views, and from each bar to the sentences and their article.

EXPLORERS.sentences = (place, packed, link, write) => {
  const { words } = write;
  const sentences = table(packed.sentences);
  const data = { ...packed, articles: table(packed.articles), sentences: { ...sentences, own: placesInArticle(sentences.article) } };
  const state = articleState(place, { view: "length", by: data.ways[0], formula: "flesch_amstad", hard: "n_words" });
  const cutting = cuttingLink(link, (number) => sentencePassage(data, write, number));
  const parts = shell(place, words.sentences_title, cutting, write);
  const change = (name, number) => (value) => {
    state[name] = number ? Number(value) : value;
    parts.clear();
    redraw();
  };
  const redraw = () => keepingFocus(place, () => {
    const found = sentencesCounted(data, state, words);
    put(parts.controls, sentenceControls(data, state, write, change));
    put(parts.summary, sentenceSummary(found, write) + copiesCounted(data, chosenArticles(data.articles, state), state, write));
    SENTENCE_VIEWS[state.view]({ data, state, found, write, press: parts.press }, parts.chart);
  });
  redraw();
};

const SENTENCE_CONTROLS = { length: ["by"], readability: ["by", "formula"], forms: ["by"], hardest: ["hard"] };
const HARD = ["n_words", "n_syllables", "n_long_words", "n_three_syllables"];

/** The place of each sentence among those of its article, from 0. */
function placesInArticle(article) {
  const own = new Int32Array(article.length);
  for (let at = 1; at < article.length; at++) own[at] = article[at] === article[at - 1] ? own[at - 1] + 1 : 0;
  return own;
}

function sentenceControls(data, state, write, change) {
  const { words } = write;
  const choices = {
    by: () => dropdown(words.by, [...data.ways, "all"].map((key) => [key, words[`by_${key}`]]), state.by, change("by")),
    formula: () => dropdown(words.formula, FORMULAS.map((key) => [key, words[`formula_${key}`]]), state.formula, change("formula")),
    hard: () => dropdown(words.hard, HARD.map((key) => [key, words[`hard_${key}`]]), state.hard, change("hard")),
  };
  return [
    switcher(words.view, Object.keys(SENTENCE_CONTROLS).map((view) => [view, words[`view_${view}`]]), state.view, change("view")),
    h("div", { class: "rl-filters", role: "group", "aria-label": words.filters },
      ...articleControls(data, state, write, change), ...SENTENCE_CONTROLS[state.view].map((name) => choices[name]())),
  ];
}

function sentenceSummary({ whole, chosen, lengths }, { words, count, number }) {
  if (!chosen.length) return words.no_sentences;
  return filled(words.sentences_summary, {
    n_articles: count("n_articles", whole.articles), n_words: count("n_words", whole.words), n_sentences: count("n_sentences", chosen.length),
    median: number(quantile(lengths, 0.5)), longest: count("n_words", lengths[lengths.length - 1]),
  });
}

/** A sentence as the list of passages shows it: its counts stand where else the speaker stands. */
function sentencePassage({ sentences }, { words, count }, number) {
  const how = ["n_syllables", "n_long_words"].map((name) => count(name, sentences[name][number]));
  const forms = ["passive", "konjunktiv"].filter((_, bit) => sentences.forms[number] & (1 << bit)).map((name) => words[`form_${name}`]);
  return { article: sentences.article[number], sentence: sentences.own[number], speaker: count("n_words", sentences.n_words[number]), how: [...how, ...forms].join(" · "), colour: "#56b4e9" };
}
