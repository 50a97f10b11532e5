// Two groups of articles compared in the share of one row of the view: the choice, the question, what stands behind.

const ENOUGH_QUOTES = 5;

/** Nothing is chosen in the section on chance. */
function noChance() {
  return { by: null, per: null, row: null, a: null, b: null };
}

/** The section on chance of the view of shares; order are the rows there. */
function voiceChance(look, order, pressed, again) {
  const { data, state, found, write } = look;
  if (!order.length) return null;
  const first = firstChance(look);
  const row = chanceRow(look, order, first);
  const by = chanceWay(look, first);
  const set = (more) => {
    state.chance = { ...state.chance, by, per: state.per, row, ...more };
    Object.assign(pressed, { key: -1, group: null });
    look.clear();
    again();
  };
  const controls = [
    dropdown(write.words.by, data.ways.map((way) => [way, write.words[`by_${way}`]]), by, (way) => set({ by: way, a: null, b: null })),
    // Another row may have another pair that differs most.
    dropdown(write.words.chance_row, order.slice(0, ALL_BARS).map((key) => [key, found.keys.names[key]]), row, (key) => set({ row: Number(key), a: null, b: null })),
  ];
  const counts = voiceCounts(look, row);
  const groups = chanceVoices(look, by, row, counts);
  if (groups.length < 2) return chanceSaying(write, write.words.chance_no_groups, controls);
  const share = (group) => group.share;
  const enough = (group) => group.all.length >= ENOUGH_QUOTES && group.base;
  const pair = chancePair(groups, first || state.chance, share, enough);
  const [name, unit] = [found.keys.names[row], write.words[`n_${state.measure}_head`]];
  return chancePart({
    write, language: data.language, share: name, value: `${name}: ${unit}`, base: `${write.words.everybody}: ${unit}`,
    controls: [...controls, ...chanceGroups(write.words, groups, pair, (more) => set({ a: pair[0].name, b: pair[1].name, ...more }))],
    sides: pair.map((group) => voiceSide(look, group, row, pressed, again)),
    answer: pair.every((group) => group.base) ? chanceAnswer(look, voiceQuestion(look, by, pair, row, counts), again) : null,
    furthest: pickedByChance(groups, pair, share, enough),
    save: (rows) => savingChosen(look, `chance_${state.measure}`, rows),
  });
}

/** The comparison that a page holds, as long as nothing is chosen. */
function firstChance({ data, state }) {
  const start = { ...allChosen(), per: "speaker", measure: "words", speakers: "all" };
  const untouched = Object.values(state.chance).every((value) => value === null) && Object.keys(start).every((name) => state[name] === start[name]);
  return untouched ? data.first_chance : null;
}

/** The row that was chosen, if it is there; else the one with the most words. */
function chanceRow({ state, found }, order, first) {
  const chosen = first ? first.row : state.chance.per === state.per ? state.chance.row : null;
  return order.includes(chosen) ? chosen : order.reduce((one, other) => (found.sum.words[other] > found.sum.words[one] ? other : one));
}

/** How articles are grouped: as chosen; else the first way that gives two groups. */
function chanceWay({ data, state, found, write }, first) {
  if (first || state.chance.by) return (first || state.chance).by;
  const several = (by) => {
    const [codes, names] = groupCodes(data, by);
    return new Set([...codes].filter((code, at) => found.kept[at] && names[code] !== write.words.not_given)).size > 1;
  };
  return data.ways.find(several) || data.ways[0];
}

/** What a row has in each article, and of how much that is a share, as measures.voice_counts has it; for reach: of the article itself. */
function voiceCounts({ data, state, found }, row) {
  const [value, base] = [new Float64Array(data.articles.n), new Float64Array(data.articles.n)];
  const reach = state.measure === "articles";
  if (reach) base.set(found.kept);
  for (let at = 0; at < found.entry.key.length; at++) {
    const n = reach ? 1 : found.entry[state.measure][at];
    if (!reach) base[found.entry.article[at]] += n;
    if (found.entry.key[at] === row) value[found.entry.article[at]] += n;
  }
  return { value, base };
}

/** The groups that have articles and a name: {name, n_articles, value, base, share, own and all (quotations)}. */
function chanceVoices({ data, found, write }, by, row, { value, base }) {
  const [codes, names] = groupCodes(data, by);
  const groups = names.map((name) => ({ name, n_articles: 0, value: 0, base: 0, own: [], all: [] }));
  for (let at = 0; at < codes.length; at++) {
    if (!found.kept[at]) continue;
    const group = groups[codes[at]];
    group.n_articles += 1;
    group.value += value[at];
    group.base += base[at];
  }
  for (const quote of found.chosen) {
    const group = groups[codes[data.quotes.article[quote]]];
    group.all.push(quote);
    if (found.keyOf(quote) === row) group.own.push(quote);
  }
  return groups.filter(({ name, n_articles }) => n_articles && name !== write.words.not_given).map((group) => ({ ...group, share: group.base ? group.value / group.base : NaN }));
}

function voiceSide({ data, state, found, write, press }, group, row, pressed, again) {
  const cell = (key, n, quotes, name) => ({
    text: write.number(n), pressed: pressed.part === "chance" && pressed.group === group.name && pressed.key === key,
    describe: `${name}, ${group.name}: ${write.count(`n_${state.measure}`, n)}, ${write.count("n_quotes", quotes.length)}`,
    press: !quotes.length ? null : () => {
      Object.assign(pressed, { key, group: group.name, part: "chance" });
      again();
      press(`${name}, ${group.name}`, quotes);
    },
  });
  return {
    name: group.name, share: group.share, n_articles: group.n_articles,
    value: cell(row, group.value, group.own, found.keys.names[row]), base: cell(-1, group.base, group.all, write.words.everybody),
  };
}

/** The question, with what counts in each article; what is chosen stands in it, so that each choice is asked once. */
function voiceQuestion({ data, state, found }, by, pair, row, { value, base }) {
  const articles = [...found.kept.keys()].filter((at) => found.kept[at]);
  const all = articles.length === data.articles.n;
  const { per, measure, types, actor_type, gender, sure } = state;
  const given = { by, a: pair[0].name, b: pair[1].name, per, row, measure, types, actor_type, gender, sure, all };
  const buffers = [Int32Array.from(articles), ...[value, base].map((values) => Float64Array.from(articles, (at) => values[at]))];
  return { given, articles: all ? null : articles, buffers: buffers.map((one) => one.buffer) };
}
