// Views of the explorer of voices besides shares, each a function (look, place).

VOICE_VIEWS.density = (look, place) => {
  const { data, state, found, write, press } = look;
  const groups = grouped(data, state.by, found);
  const [all_texts, direct_texts] = ["quoted", "direct"].map((part) => write.percents(groups.map(({ whole }) => whole[part] / whole.words)));
  const pressed = { at: -1 };
  const show = () => {
    const rows = groups.map((group, at) => {
      const [all, direct] = [group.whole.quoted / group.whole.words, group.whole.direct / group.whole.words];
      const sentence = filled(write.words.density_of, { all: all_texts[at], direct: direct_texts[at] });
      return {
        label: group.name, text: all_texts[at], pressed: pressed.at === at, describe: `${group.name}: ${sentence}`,
        parts: [{ share: direct, colour: "#0072B2" }, { share: all - direct, colour: "#E69F00" }],
        press: () => {
          pressed.at = at;
          show();
          press(group.name, group.chosen);
        },
      };
    });
    const [notes, meanings] = [[write.words.density_note, data.source], [["#0072B2", write.words.types_direct], ["#E69F00", write.words.types_indirect]]];
    put(place, h("h4", { class: "rl-heading" }, write.words.view_density), colourKey(meanings),
      bars(rows, false), smallPrint(notes),
      savingChosen(look, `density_${state.by}`, () => densityRows(groups, write), (chosen) => barDrawing(write.words.view_density, rows, [chosen, ...notes], meanings)));
  };
  show();
};

function densityRows(groups, write) {
  const { words } = write;
  return [[words.name, words.n_articles_head, words.n_text_words_head, words.n_quotes_head, words.quoted_words, words.direct_words_head],
    ...groups.map(({ name, whole }) => [name, whole.articles, whole.words, whole.quotes, whole.quoted, whole.direct])];
}

/** The articles chosen, by outlet, event or month: name, articles kept, quotations, totals. */
function grouped(data, by, found) {
  const [codes, names] = groupCodes(data, by);
  const quotes = names.map(() => []);
  for (const quote of found.chosen) quotes[codes[data.quotes.article[quote]]].push(quote);
  const kept = names.map(() => new Uint8Array(data.articles.n));
  for (let at = 0; at < codes.length; at++) if (found.kept[at]) kept[codes[at]][at] = 1;
  return names
    .map((name, at) => ({ name, chosen: quotes[at], kept: kept[at], whole: totals(data, kept[at], quotes[at]) }))
    .filter((group) => group.whole.articles > 0);
}

function groupCodes(data, by) {
  if (by === "outlet") return [data.articles.outlet, data.outlets];
  if (by === "event") return [data.articles.event, data.events];
  return [data.articles.month, data.months];
}

VOICE_VIEWS.prominence = (look, place) => {
  const { data, state, found, write, press } = look;
  const figures = prominence(data, found);
  const names = ["n_quotes", "n_words", "n_articles", "n_headlines", "n_leads", "n_first", "n_last", "weight"];
  const all = ranked(found, figures.n_words);
  const order = quotedSo(found, all, state.speakers);
  const shown = rowsShown(order, state);
  const whole = Object.fromEntries(names.map((name) => [name, Math.max(...figures[name])]));
  const unknown = lastKeys(data, state.per);
  const cells = (row) => Object.fromEntries(names.map((name) => {
    const none = (name === "n_headlines" || name === "n_leads") && unknown.has(row);
    const value = none ? NaN : figures[name][row];
    return [name, { text: Number.isInteger(value) ? write.number(value) : write.decimal(value), share: value / whole[name] }];
  }));
  const columns = [{ name: "label", title: state.per === "speaker" ? write.words.who_speaks : data.per_names[state.per] }, ...names.map((name) => ({ name, title: write.words[`figure_${name}`], hint: write.words[`hint_${name}`] }))];
  const pressed = { row: -1 };
  const show = () => put(place, h("h4", { class: "rl-heading" }, write.words.view_prominence),
    all.length && !order.length ? h("p", {}, write.words.no_speakers) : grid(columns, shown.map((row) => ({
      label: found.keys.names[row], pressed: pressed.row === row, apart: unknown.has(row), describe: `${found.keys.names[row]}: ${write.count("n_quotes", found.sum.quotes[row])}`, cells: cells(row),
      press: () => {
        pressed.row = row;
        show();
        press(found.keys.names[row], found.chosen.filter((quote) => found.keyOf(quote) === row));
      },
    })), write.words.view_prominence),
    moreRows(order, look), smallPrint([speakersNote(all, order, state, write), furtherShown(order, shown, look), write.words.prominence_note, data.source]),
    savingChosen(look, `prominence_${state.per}`, () => [columns.map((one) => one.title), ...order.map((row) => [found.keys.names[row], ...names.map((name) => figures[name][row])])]));
  show();
};

VOICE_VIEWS.speaking = (look, place) => {
  const { data, state, found, write, press } = look;
  const { words, spoken, named } = againstMentions(data, found);
  const total = (values) => values.reduce((a, b) => a + b, 0);
  const [allWords, allNamed] = [total(spoken), total(named)];
  const order = [...named.keys()].filter((actor) => named[actor] || spoken[actor])
    .sort((a, b) => named[b] - named[a] || spoken[b] - spoken[a] || a - b);
  const columns = ["label", "n_mentions", "share_mentions", "n_spoken", "share_spoken", "ratio"].map((name) => ({ name, title: write.words[`speaking_${name}`] }));
  const shown = rowsShown(order, state);
  const texts = [[named, allNamed], [spoken, allWords]].map(([values, whole]) => write.percents(shown.map((actor) => values[actor] / whole)));
  const cells = (actor, at) => {
    const [mentioned, says] = [named[actor] / allNamed, spoken[actor] / allWords];
    return {
      n_mentions: { text: write.number(named[actor]) }, share_mentions: { text: texts[0][at], share: mentioned },
      n_spoken: { text: write.number(spoken[actor]) }, share_spoken: { text: texts[1][at], share: says },
      ratio: { text: named[actor] && spoken[actor] ? signed(Math.log2(says / mentioned), write) : "–" },
    };
  };
  put(place, h("h4", { class: "rl-heading" }, write.words.view_speaking),
    grid(columns, shown.map((actor, at) => ({
      label: data.actor_names[actor], cells: cells(actor, at), describe: data.actor_names[actor],
      press: () => press(data.actor_names[actor], words[actor]),
    })), write.words.view_speaking),
    moreRows(order, look), smallPrint([furtherShown(order, shown, look), write.words.speaking_note, data.source]),
    savingChosen(look, "speaking", () => [columns.map((one) => one.title), ...order.map((actor) =>
      [data.actor_names[actor], named[actor], named[actor] / allNamed, spoken[actor], spoken[actor] / allWords, Math.log2((spoken[actor] / allWords) / (named[actor] / allNamed))])]));
};

/** Persons alone: their mentions in the text by name or role, and the words they say. */
function againstMentions(data, found) {
  const n = data.actor_names.length;
  const [spoken, named] = [new Float64Array(n), new Float64Array(n)];
  const words = Array.from({ length: n }, () => []);
  const { mentions, quotes, actors } = data;
  for (let at = 0; at < mentions.n; at++) if (found.kept[mentions.article[at]] && actors.person[mentions.actor[at]]) named[mentions.actor[at]] += mentions.n_text[at];
  const chosen = found.chosen.filter((quote) => actors.person[quotes.actor[quote]]);
  const entry = tally(quotes, chosen, (quote) => quotes.actor[quote], n);
  for (let at = 0; at < entry.key.length; at++) spoken[entry.key[at]] += entry.words[at];
  for (const quote of chosen) words[quotes.actor[quote]].push(quote);
  return { words, spoken, named };
}

function signed(value, write) {
  return `${value > 0 ? "+" : value < 0 ? "\u2212" : ""}${write.decimal(Math.abs(value))}`;
}

VOICE_VIEWS.diversity = (look, place) => {
  const { data, state, found, write, press } = look;
  const names = ["n_sources", "effective_shannon", "effective_simpson", "share_top", "evenness", "hhi", "unknown"];
  const apart = lastKeys(data, "speaker");
  const measure = state.measure === "articles" ? "quotes" : state.measure;
  const rows = grouped(data, state.by, found).map((group) => {
    const entry = tally(data.quotes, group.chosen, (quote) => data.quotes.actor[quote], data.actor_names.length);
    const counts = sums(entry, measure, data.actor_names.length);
    const known = counts.map((value, actor) => (apart.has(actor) ? 0 : value));
    const whole = counts.reduce((a, b) => a + b, 0);
    return { group, figures: { ...diversity(known), unknown: whole ? 1 - known.reduce((a, b) => a + b, 0) / whole : NaN } };
  });
  const text = (name, value) => (name === "n_sources" ? write.number(value) : name === "share_top" || name === "unknown" ? write.percent(value) : write.decimal(value));
  const columns = [{ name: "label", title: write.words[`by_${state.by}`] }, ...names.map((name) => ({ name, title: write.words[`figure_${name}`], hint: write.words[`hint_${name}`] }))];
  put(place, h("h4", { class: "rl-heading" }, write.words.view_diversity),
    grid(columns, rows.map(({ group, figures }) => ({
      label: group.name, describe: group.name, cells: Object.fromEntries(names.map((name) => [name, { text: text(name, figures[name]) }])),
      press: () => press(group.name, group.chosen),
    })), write.words.view_diversity),
    smallPrint([write.words.diversity_note, data.source]),
    savingChosen(look, `diversity_${state.by}_${measure}`, () => [columns.map((one) => one.title), ...rows.map(({ group, figures }) => [group.name, ...names.map((name) => figures[name])])]));
};
