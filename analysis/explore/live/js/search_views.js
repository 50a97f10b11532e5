// What a search gives: bars of hits by group, and lines with the hits one below the other.

const LINES_AT_ONCE = 50;

function drawHits(look, { summary, chart }) {
  const { data, state, found, write } = look;
  const { words } = write;
  if (found.waiting || found.problem) {
    put(summary, found.waiting ? words.searching : filled(words[`problem_${found.problem}`], { detail: found.detail, n: write.number(data.most_hits) }));
    put(chart);
    return;
  }
  const kept = chosenArticles(data.articles, state);
  const hits = [...found.article.keys()].filter((at) => kept[found.article[at]]);
  const groups = hitGroups(data, state.by, kept, hits, found, words);
  const articles = new Set(hits.map((at) => found.article[at])).size;
  put(summary, filled(words.hits_summary, { n_hits: write.count("n_hits", hits.length), n: write.number(articles), all: write.number(articlesAndWords(data.articles, kept).articles) }),
    found.of_texts !== undefined && found.of_texts < data.articles.n && ` ${filled(words.in_page, { n: write.number(found.of_texts), all: write.number(data.articles.n) })}`, copiesCounted(data, kept, state, write));
  const shown = state.only === null ? hits : (groups.find((group) => group.name === state.only) || { hits: [] }).hits;
  const rows = hitBars(look, groups);
  const title = words[`hits_${state.figure}`];
  const notes = [furtherRows(groups.length, write), state.where === "text" ? words.voice_note : words[`where_note_${state.where}`], data.source].filter(Boolean);
  put(chart, h("h4", { class: "rl-heading" }, title), bars(rows, false), h("h4", { class: "rl-heading" }, state.only === null ? words.lines : `${words.lines}: ${state.only}`),
    lineList(look, sortedHits(shown, found, state.sort)), smallPrint(notes),
    savingChosen(searched(look, kept), "hits", () => hitRows(look, sortedHits(shown, found, state.sort)), (chosen) => barDrawing(`${words.hits_of} ${found.asked.pattern}: ${title}`, rows, [chosen, ...notes])));
}

/** The articles that count by outlet, event or month: name, articles, words, hits. */
function hitGroups(data, by, kept, hits, found, words) {
  const of = { outlet: [data.articles.outlet, data.outlets], event: [data.articles.event, data.events], month: [data.articles.month, data.months] };
  const [codes, names] = of[by] || [new Int32Array(data.articles.n), [words.by_all]];
  const groups = names.map((name) => ({ name, articles: 0, words: 0, hits: [] }));
  for (let at = 0; at < codes.length; at++) {
    if (!kept[at]) continue;
    groups[codes[at]].articles += 1;
    groups[codes[at]].words += data.articles.words[at];
  }
  for (const at of hits) groups[codes[found.article[at]]].hits.push(at);
  return groups.filter((group) => group.articles).map((group) => ({ ...group, n_hits: group.hits.length, per_1000_words: group.words ? (1000 * group.hits.length) / group.words : NaN }));
}

/** Bars of hits; one that is pressed leaves its own lines, pressed again all of them. */
function hitBars({ state, write, redraw }, groups) {
  return groups.slice(0, MOST_ROWS).map((group) => {
    const text = state.figure === "n_hits" ? write.number(group.n_hits) : write.decimal(group.per_1000_words);
    return {
      label: group.name, text, parts: [{ share: group[state.figure], colour: "#0072B2" }], pressed: state.only === group.name, describe: `${group.name}: ${text}`,
      press: () => {
        state.only = state.only === group.name ? null : group.name;
        redraw();
      },
    };
  });
}

/** The hits in the order of the text, or of the words to the left or right of them, or of the speakers. */
function sortedHits(hits, found, sort) {
  if (sort === "text") return hits;
  const compare = new Intl.Collator("de").compare;
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const keys = {
    left: (at) => wordsOf(found.left[at]).reverse().join(" "), right: (at) => wordsOf(found.right[at]).join(" "), speaker: (at) => found.speaker[at] || "\uffff",
  };
  const key = new Map(hits.map((at) => [at, keys[sort](at)]));
  return [...hits].sort((a, b) => compare(key.get(a), key.get(b)) || a - b);
}

/** Lines, the hits one below the other; each is a button that opens the article there. */
function lineList({ found, write, open }, hits) {
  const { words } = write;
  const list = h("ol", { class: "rl-list rl-lines" });
  const more = h("button", { type: "button", class: "rl-small", onclick: () => add() }, words.more);
  const add = () => {
    for (const at of hits.slice(list.children.length, list.children.length + LINES_AT_ONCE)) list.append(h("li", {}, lineOfHit(found, at, words, open)));
    more.hidden = list.children.length >= hits.length;
  };
  add();
  return h("div", {}, hits.length ? list : h("p", {}, words.no_hits), more);
}

function lineOfHit(found, at, words, open) {
  const line = (text) => text.replace(/\s+/g, " ");
  const who = [found.voice[at] >= 0 && words[`voice_${found.voice[at]}`], found.speaker[at], found.places[found.article[at]]].filter(Boolean).join(" · ");
  const passage = { article: found.article[at], ...(found.quote_id[at] ? { quote: found.quote_id[at] } : { hit: [found.start[at], found.end[at]] }) };
  return h("button", { type: "button", class: "rl-line", onclick: (event) => open(passage, event.currentTarget) },
    h("span", { class: "rl-left", lang: "de" }, h("bdi", {}, line(found.left[at]))),
    h("span", { class: "rl-right", lang: "de" }, h("bdi", {}, h("mark", {}, line(found.hit[at])), line(found.right[at]))),
    h("span", { class: "rl-where", dir: "auto" }, who));
}

function hitRows({ data, found, write }, hits) {
  const { words } = write;
  const names = ["article", "outlet", "start", "end", "left", "hit", "right", "voice", "speaker"];
  return [names.map((name) => words[`csv_${name}`]),
    ...hits.map((at) => {
      const article = found.article[at];
      return [data.ids[article], data.outlets[data.articles.outlet[article]], found.start[at], found.end[at], found.left[at], found.hit[at], found.right[at], words[`voice_${found.voice[at]}`], found.speaker[at]];
    })];
}

/** What files say besides: what was looked for, how and where. */
function searched({ data, state, found, write }, kept) {
  const { words } = write;
  const { pattern, how, where } = found.asked;
  const further = [[words.pattern, pattern], [words.search_how, words[`how_${how}`]], [words.search_where, words[`where_${where}`]]];
  return { data, state, write, found: { whole: articlesAndWords(data.articles, kept) }, further };
}
