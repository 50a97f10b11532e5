// Keyness: words that two groups of articles use unequally, as measures.keyness tells them; the kernel counts.

const KEYNESS_FIGURES = ["g2", "log_ratio", "n_target", "n_reference", "per_1000_target", "per_1000_reference", "n_articles_target", "n_articles_reference", "share_top_article"];
const KEYNESS_DECIMAL = new Set(["g2", "log_ratio", "per_1000_target", "per_1000_reference"]);
const MOST_KEY_WORDS = 20;

FRAMING_CONTROLS.keyness = (look) => {
  const { data, state, write, change } = look;
  const { words } = write;
  const { pair } = state;
  if (!pair) return [];
  const set = (name) => (value) => change("pair")({ ...pair, [name]: value });
  const names = keynessNames(look, pair.by);
  const ways = data.ways.filter((way) => way !== "corpus");
  const again = (by) => change("pair")({ ...pair, by, target: keynessNames(look, by)[0], reference: null });
  const retarget = (target) => change("pair")({ ...pair, target, reference: pair.reference === target ? null : pair.reference });
  return [
    dropdown(words.by, ways.map((key) => [key, words[`by_${key}`]]), pair.by, again),
    dropdown(words.target, names.map((name) => [name, name]), pair.target, retarget),
    dropdown(words.reference, [["", words.others], ...names.filter((name) => name !== pair.target).map((name) => [`=${name}`, name])], pair.reference === null ? "" : `=${pair.reference}`,
      (value) => set("reference")(value ? value.slice(1) : null)),
    dropdown(words.part, ["all", "unquoted", "quoted"].map((key) => [key, words[`part_${key}`]]), pair.part, set("part")),
    dropdown(words.pos, ["", "NOUN", "VERB", "PROPN"].map((key) => [key, words[`pos_${key}`]]), pair.pos, set("pos")),
  ];
};

/** Names of the groups that can be compared; articles without a value are in none. */
function keynessNames({ data, write }, by) {
  return articleGroups(data, by, write).names.filter((name) => name !== write.words.not_given);
}

FRAMING_VIEWS.keyness = (look, place) => {
  const { data, state, kept, write } = look;
  if (!state.pair) {
    put(place, h("p", {}, write.words.no_pair));
    return;
  }
  const { codes, names } = articleGroups(data, state.pair.by, write);
  const chosen = [...kept.keys()].filter((at) => kept[at]);
  const of = (name) => chosen.some((at) => (name === null ? names[codes[at]] !== state.pair.target : names[codes[at]] === name));
  if (!of(state.pair.target) || !of(state.pair.reference)) {
    put(place, h("p", {}, write.words.no_group));
    return;
  }
  const all = chosen.length === data.articles.n;
  const given = { ...state.pair, all };
  const buffers = all ? undefined : [Int32Array.from(chosen).buffer];
  whenCounted(look, place, "keyness", given, (answer) => keynessView(look, place, given, buffers, { ...answer, rows: table(answer.rows) }), buffers);
};

function keynessView(look, place, given, buffers, counted) {
  const { data, write } = look;
  const { words } = write;
  const named = { target: given.target, reference: given.reference === null ? words.others_alone : given.reference };
  const pressed = { row: -1, side: "", part: "target" };
  const rows = [...Array(counted.rows.n).keys()];
  const ask = (row, side) => {
    Object.assign(pressed, { row, side, part: counted.rows.log_ratio[row] > 0 ? "target" : "reference" });
    again();
    const lemma = counted.lemmas[row];
    const n = counted.rows[`n_${side}`][row];
    look.link.ask("occurrences", { ...given, lemma, side }, buffers, COUNTING_PATIENCE).then(
      ({ answer }) => look.ifNewest(() => look.press(
        filled(answer.length < n ? words.occurrences_first : words.occurrences_of, { lemma, group: named[side], n: write.number(n), shown: write.number(answer.length) }),
        answer.map((at) => ({ at, speaker: lemma, how: named[side], colour: "#0072B2" })))),
      () => look.ifNewest(() => look.press(look.link.live ? words.not_counted : words.needs_kernel, [])));
  };
  const again = () => {
    const more = rows.filter((row) => counted.rows.log_ratio[row] > 0);
    const less = rows.filter((row) => counted.rows.log_ratio[row] < 0);
    const { whole } = counted;
    redrawn(place, rows.length ? null : h("p", {}, words.no_key_words),
      more.length ? keynessGrid(look, counted, more, "target", named, pressed, ask) : null, under(look, pressed, "target"),
      less.length ? keynessGrid(look, counted, less, "reference", named, pressed, ask) : null, under(look, pressed, "reference"),
      notesOf(
        filled(words.keyness_sizes, {
          ...named, n_target: write.count("n_articles", whole.n_group_articles), n_reference: write.count("n_articles", whole.n_reference_articles),
          words_target: write.count("n_words", whole.n_words_target), words_reference: write.count("n_words", whole.n_words_reference),
        }),
        counted.n > rows.length ? filled(words.keyness_first, { n: write.number(counted.n), shown: write.number(rows.length) }) : "", words.caveat_keyness, data.source),
      savingFramed(look, "keyness", () => [[words.group_head, words.reference_head, words.lemma_head, ...KEYNESS_FIGURES.map((name) => words[`head_${name}`])],
        ...rows.map((row) => [named.target, named.reference, counted.lemmas[row], ...KEYNESS_FIGURES.map((name) => counted.rows[name][row])])]));
  };
  again();
}

function keynessGrid(look, counted, rows, side, named, pressed, ask) {
  const { write } = look;
  const title = filled(write.words.keyness_of, { group: named[side] });
  const columns = [{ name: "label", title: write.words.lemma_head }, ...KEYNESS_FIGURES.map((name) => ({ name, title: write.words[`head_${name}`], hint: write.words[`hint_${name}`] }))];
  const shown = rows.slice(0, MOST_KEY_WORDS);
  const longest = Math.max(...shown.map((row) => counted.rows.g2[row]), 1e-9);
  const text = (name, value) => (name === "share_top_article" ? write.percent(value) : KEYNESS_DECIMAL.has(name) ? write.decimal(value) : write.number(value));
  const figure = (name, row) => {
    const value = counted.rows[name][row];
    const which = { n_target: "target", n_reference: "reference" }[name];
    if (!which || !value) return { text: text(name, value), share: name === "g2" ? value / longest : NaN };
    return {
      text: text(name, value), pressed: pressed.row === row && pressed.side === which, press: () => ask(row, which),
      describe: filled(write.words.occurrences_of, { lemma: counted.lemmas[row], group: named[which], n: write.number(value) }),
    };
  };
  const drawn = shown.map((row) => ({
    label: counted.lemmas[row], pressed: pressed.row === row && pressed.side === side, press: () => ask(row, side),
    describe: filled(write.words.occurrences_of, { lemma: counted.lemmas[row], group: named[side], n: write.number(counted.rows[`n_${side}`][row]) }),
    cells: Object.fromEntries(KEYNESS_FIGURES.map((name) => [name, figure(name, row)])),
  }));
  return h("div", {}, heading(title), grid(columns, drawn, title), notesOf(restNote(rows.length, shown.length, write)));
}
