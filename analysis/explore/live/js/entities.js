// The explorer of entities: filters, views, and from each bar, line or pair to the mentions and the article.

EXPLORERS.entities = (place, packed, link, write) => {
  const { words } = write;
  const data = { ...packed, articles: table(packed.articles), mentions: table(packed.mentions), labels: column(packed.labels) };
  const state = articleState(place, { view: "frequency", kind: -1, find: "", figure: "n_mentions", unit: "article", least: 2, by: "month" });
  const cutting = cuttingLink(link, (number) => mentionPassage(data, write, number));
  const parts = shell(place, words.entities_title, cutting, write);
  const change = (name, number) => (value) => {
    state[name] = number ? Number(value) : value;
    parts.clear();
    redraw();
  };
  const redraw = () => keepingFocus(place, () => {
    const found = entitiesCounted(data, state);
    const look = { data, state, found, write, press: (title, mentions) => parts.press(title, byDay(data.articles, data.mentions, mentions)) };
    put(parts.controls, entityControls(data, state, write, change));
    put(parts.summary, entitySummary(found, write) + copiesCounted(data, found.kept, state, write));
    ENTITY_VIEWS[state.view](look, parts.chart);
  });
  redraw();
};

const ENTITY_CONTROLS = { frequency: ["figure"], network: ["unit", "least"], dispersion: [], timeline: ["by", "figure"] };

function entityControls(data, state, write, change) {
  const { words } = write;
  const choices = {
    figure: () => dropdown(words.measure, (state.view === "timeline" ? TIMELINE_FIGURES : ENTITY_FIGURES).map((key) => [key, words[`entity_${key}`]]), state.figure, change("figure")),
    unit: () => dropdown(words.together_in, ["article", "sentence"].map((key) => [key, words[`unit_${key}`]]), state.unit, change("unit")),
    least: () => dropdown(words.together_least, [1, 2, 3, 5, 10].map((n) => [n, String(n)]), state.least, change("least", true)),
    by: () => dropdown(words.period, ["month", "week"].map((key) => [key, words[`period_${key}`]]), state.by, change("by")),
  };
  return [
    switcher(words.view, Object.keys(ENTITY_CONTROLS).map((view) => [view, words[`view_${view}`]]), state.view, change("view")),
    h("div", { class: "rl-filters", role: "group", "aria-label": words.filters },
      ...articleControls(data, state, write, change),
      dropdown(words.kind, [[-1, words.all_kinds], ...data.kinds.map((kind, at) => [at, words[`kind_${kind}`]])], state.kind, change("kind", true)),
      wordsField(words.find_name, state.find, change("find"), words.find_name_hint),
      ...ENTITY_CONTROLS[state.view].map((name) => choices[name]())),
  ];
}

function entitySummary({ whole, counts }, { words, count, number }) {
  if (!whole.words) return words.no_words;
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  const n = counts.n_mentions.filter((value) => value > 0).length;
  return filled(words.entities_summary, {
    n_articles: count("n_articles", whole.articles), n_words: count("n_words", whole.words), n_entities: count("n_entities", n),
    n_mentions: count("n_mentions", sum(counts.n_mentions)), n_pronouns: number(sum(counts.n_pronouns)),
  });
}

/** A mention as the list of passages shows it. */
function mentionPassage({ mentions, names, labels, colours, kinds, ways_of_mention }, { words }, number) {
  const entity = mentions.entity[number];
  const kind = kinds[labels[entity]];
  const how = [kind && words[`one_${kind}`], words[`how_${ways_of_mention[mentions.how[number]]}_mentioned`]];
  return {
    article: mentions.article[number], hit: [mentions.start[number], mentions.end[number]], speaker: names[entity],
    how: how.filter(Boolean).join(" · "), colour: colours[labels[entity]],
  };
}

/** The mentions of one entity among those that count: by name or role, or all of them where there are no others. */
function mentionsOf({ mentions }, { chosen }, entity, pronouns) {
  const own = chosen.filter((at) => mentions.entity[at] === entity);
  const named = own.filter((at) => mentions.how[at] !== PRONOUN);
  return pronouns || !named.length ? own : named;
}
