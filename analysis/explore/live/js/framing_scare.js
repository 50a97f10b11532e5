// Scare quotes: passages per 1,000 words, as measures.scare_quotes counts them, and what stands in them.

FRAMING_CONTROLS.scare = (look) => [byControl(look)];

FRAMING_VIEWS.scare = (look, place) => {
  const { data, state, write, link } = look;
  const by = wayOf(look);
  const groups = scareGroups(look, by);
  const shown = by === "month" ? groups : groups.slice(0, MOST_GROUPS);
  const pressed = { group: null, text: -1, part: "texts" };
  const held = data.first_intervals && nothingChosen(data, state, by) ? data.first_intervals.scare : null;
  const latest = { intervals: held, stale: held ? "new" : link.live ? "old" : "none" };
  const again = () => {
    const rows = scareRows(look, shown, pressed, again, latest.intervals);
    const some = !latest.intervals || latest.intervals.low.some(Number.isFinite);
    const notes = [latest.stale === "none" ? write.words.no_intervals : some ? write.words.interval_note : write.words.interval_few, data.source];
    redrawn(place, heading(write.words.scare_title), bars(rows, false),
      notesOf(restNote(groups.length, shown.length, write), write.words.caveat_scare, ...notes),
      savingFramed(look, "scare_quotes", () => scareTable(groups, latest.intervals, write), (chosen) => barDrawing(write.words.scare_title, rows, [chosen, write.words.caveat_scare, ...notes])),
      under(look, pressed, "rates"), scareTexts(look, groups, pressed, again), under(look, pressed, "texts"));
  };
  again();
  if (!link.live || !shown.length) return;
  groupIntervals(link, data, shown.map((group) => scareEntries(data, group))).then(
    (found) => look.ifNewest(() => {
      const end = (name) => found.map((ends) => ends[name][0]);
      Object.assign(latest, { intervals: { low: end("low"), high: end("high") }, stale: "new" });
      again();
    }),
    () => look.ifNewest(() => {
      latest.stale = "none";
      again();
    }));
};

/** The groups with their passages in scare quotes. */
function scareGroups({ data, kept, write }, by) {
  const groups = groupsOf(data, kept, by, write).map((group) => ({ ...group, passages: [], n_with: 0 }));
  const { codes } = articleGroups(data, by, write);
  const of = new Map(groups.map((group) => [group.code, group]));
  let last = -1;
  for (let at = 0; at < data.scare.n; at++) {
    const article = data.scare.article[at];
    if (!kept[article]) continue;
    const group = of.get(codes[article]);
    group.passages.push(at);
    if (article !== last) group.n_with += 1;
    last = article;
  }
  return groups.map((group) => ({ ...group, rate: group.words ? (1000 * group.passages.length) / group.words : NaN }));
}

function scareRows(look, groups, pressed, again, intervals) {
  const { write } = look;
  return groups.map((group, at) => ({
    label: group.name, text: write.decimal(group.rate), parts: [{ share: group.rate || 0, colour: "#0072B2" }],
    low: rateEnd(group, intervals && intervals.low[at]), high: rateEnd(group, intervals && intervals.high[at]), pressed: pressed.group === group.code,
    describe: `${group.name}: ${filled(write.words.per_1000, { rate: write.decimal(group.rate) })}, ${write.count("n_passages", group.passages.length)}`,
    press: () => {
      Object.assign(pressed, { group: group.code, text: -1, part: "rates" });
      again();
      look.press(`${group.name}: ${write.count("n_passages", group.passages.length)}`, scareItems(look, group.passages));
    },
  }));
}

/** The end of an interval of a rate; where nothing is found, drawing again finds nothing either, and no interval is told. */
function rateEnd(group, end) {
  return group.passages.length ? end ?? NaN : NaN;
}

function scareItems({ data }, passages) {
  return byDay(data.articles, data.scare, passages).map((at) => ({
    at: [data.scare.article[at], data.scare.start[at], data.scare.end[at]], speaker: data.scare_texts[data.scare.text[at]], how: "", colour: "#0072B2",
  }));
}

/** What stands in scare quotes most often, of the group that was pressed or of all. */
function scareTexts(look, groups, pressed, again) {
  const { data, write } = look;
  const own = groups.filter((group) => pressed.group === null || group.code === pressed.group);
  const found = new Map();
  for (const at of own.flatMap((group) => group.passages)) {
    const text = data.scare.text[at];
    if (!found.has(text)) found.set(text, []);
    found.get(text).push(at);
  }
  const counted = [...found].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  if (!counted.length) return null;
  const title = filled(write.words.scare_texts, { group: pressed.group !== null && own.length ? own[0].name : write.words.whole_corpus });
  const articles = (passages) => new Set(passages.map((at) => data.scare.article[at])).size;
  const columns = [{ name: "label", title: write.words.text_head }, { name: "n", title: write.words.n_head }, { name: "articles", title: write.words.n_articles_head }];
  const rows = counted.slice(0, MOST_GROUPS).map(([text, passages]) => ({
    label: data.scare_texts[text], pressed: pressed.text === text, describe: `${data.scare_texts[text]}: ${write.count("n_passages", passages.length)}`,
    cells: { n: { text: write.number(passages.length) }, articles: { text: write.number(articles(passages)) } },
    press: () => {
      Object.assign(pressed, { text, part: "texts" });
      again();
      look.press(`${data.scare_texts[text]}: ${write.count("n_passages", passages.length)}`, scareItems(look, passages));
    },
  }));
  return h("div", {}, heading(title), backToAll(look, pressed, again), grid(columns, rows, title), notesOf(restNote(counted.length, rows.length, write)),
    savingFramed(look, "scare_quote_texts", () => [columns.map((one) => one.title), ...counted.map(([text, passages]) => [data.scare_texts[text], passages.length, articles(passages)])]));
}

function scareTable(groups, intervals, write) {
  const { words } = write;
  return [[words.group_head, words.n_articles_head, words.n_with_head, words.n_text_words_head, words.n_head, words.rate_head, words.low_head, words.high_head],
    ...groups.map((group, at) => [group.name, group.articles.length, group.n_with, group.words, group.passages.length, group.rate,
      rateEnd(group, intervals && intervals.low[at]), rateEnd(group, intervals && intervals.high[at])])];
}

function scareEntries(data, group) {
  const n = new Map();
  for (const at of group.passages) n.set(data.scare.article[at], (n.get(data.scare.article[at]) || 0) + 1);
  return {
    articles: group.articles, entries: [...n].map(([article, value]) => ({ article, row: 0, value: 1000 * value })), rows: 1,
    base: new Map(group.articles.map((article) => [article, data.articles.words[article]])),
  };
}
