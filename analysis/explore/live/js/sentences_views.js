// Views of the explorer of sentences: length as a distribution, readability, passive and Konjunktiv, the hardest sentences.

const SENTENCE_VIEWS = {};
const [BIN, BINS, PANELS, HARDEST_ROWS] = [5, 13, 6, 1000];

SENTENCE_VIEWS.length = (look, place) => {
  const { data, found, write } = look;
  const { words } = write;
  const groups = found.groups.map((group) => ({ ...group, figures: statistics(data, group), bins: binned(data, group) }));
  const largest = [...groups].sort((a, b) => b.sentences.length - a.sentences.length).slice(0, PANELS);
  const shown = groups.filter((group) => largest.includes(group) && group.sentences.length);
  const most = Math.max(...shown.flatMap((group) => group.bins.map((bin) => bin.length / group.sentences.length)), 1e-9);
  const notes = [shown.length < groups.length && words.panels_note, words.length_note, data.source].filter(Boolean);
  withPressed(place, (pressed, pressing) => {
    put(place, h("h4", { class: "rl-heading" }, words.length_heading),
      shown.length ? h("div", { class: "rl-panels" }, shown.map((group) => panel(look, group, most, pressed, pressing))) : h("p", {}, words.no_sentences),
      smallPrint(notes), lengthGrid(look, groups, pressed, pressing),
      savingChosen(look, `length_${look.state.by}`, () => figureRows(words, groups, LENGTH_FIGURES, "figure"), (chosen) => panelsDrawing(words.length_heading, shown, most, write, [chosen, ...notes])));
  });
};

const LENGTH_FIGURES = ["n_articles", "n_sentences", "n_words", "words_mean", "words_median", "words_q1", "words_q3", "words_iqr", "words_longest"];

/** The sentences of a group by length: 1 to 5 words, 6 to 10, ..., and the rest. */
function binned({ sentences }, group) {
  const bins = Array.from({ length: BINS }, () => []);
  for (const at of group.sentences) bins[Math.min(BINS - 1, Math.floor((sentences.n_words[at] - 1) / BIN))].push(at);
  return bins;
}

function binName(at) {
  return at === BINS - 1 ? `${BIN * at + 1}+` : `${BIN * at + 1}–${BIN * (at + 1)}`;
}

/** One group: its sentences by length as bars that one can press, and below them quartiles, median and mean. */
function panel({ write, press }, group, most, pressed, pressing) {
  const { words } = write;
  const n = group.sentences.length;
  const columns = group.bins.map((bin, at) => {
    const key = `${group.name} ${at}`;
    const told = `${group.name}, ${filled(words.bin, { range: binName(at) })}: ${write.count("n_sentences", bin.length)}, ${write.percent(bin.length / n)}`;
    return h("button", { type: "button", class: "rl-column", "aria-pressed": pressed === key ? "true" : "false", "aria-label": told, title: told, disabled: !bin.length, onclick: pressing(key, () => press(told, bin)) },
      h("span", { style: { height: `${(100 * bin.length) / n / most}%` } }));
  });
  return h("section", { class: "rl-panel", "aria-label": group.name },
    h("h5", { dir: "auto" }, group.name, " ", h("small", {}, filled(words.panel, { n: write.count("n_sentences", n), median: write.number(group.figures.words_median) }))),
    h("div", { class: "rl-columns" }, columns), boxOf(group.figures),
    h("div", { class: "rl-binnames", "aria-hidden": "true" }, group.bins.map((_, at) => h("span", {}, at % 2 ? "" : at === BINS - 1 ? `${BIN * at + 1}+` : `${BIN * at + 1}`))));
}

/** Words of a sentence as per cent of the width of a panel. */
function placeOf(length) {
  return (100 * Math.min(length - 0.5, BIN * BINS)) / (BIN * BINS);
}

function boxOf({ words_q1, words_q3, words_median, words_mean }) {
  const wide = placeOf(words_q3) - placeOf(words_q1);
  return h("div", { class: "rl-box", "aria-hidden": "true" },
    h("span", { class: "rl-half", style: { left: `${placeOf(words_q1)}%`, width: `${wide}%` } }),
    h("span", { class: "rl-median", style: { left: `${placeOf(words_median)}%` } }), h("span", { class: "rl-mean", style: { left: `${placeOf(words_mean)}%` } }));
}

function lengthGrid(look, groups, pressed, pressing) {
  const { write } = look;
  const text = (name, value) => (name.startsWith("n_") || name === "words_longest" ? write.number(value) : write.decimal(value));
  return sentenceGrid(look, groups, LENGTH_FIGURES, "figure", text, write.words.length_heading, pressed, pressing);
}

/** A table with a row for each group, which leads to its longest sentences. */
function sentenceGrid({ data, state, write, press }, groups, names, prefix, text, caption, pressed, pressing) {
  const { words } = write;
  const columns = [{ name: "label", title: words[`by_${state.by}`] }, ...names.map((name) => ({ name, title: words[`${prefix}_${name}`] }))];
  return grid(columns, groups.slice(0, MOST_ROWS).map((group) => ({
    label: group.name, pressed: pressed === group.name, describe: `${group.name}: ${words.longest_of}`,
    cells: Object.fromEntries(names.map((name) => [name, { text: text(name, group.figures[name]) }])),
    press: pressing(group.name, () => press(`${group.name}: ${words.longest_of}`, hardestFirst(data, group.sentences, "n_words"))),
  })), caption);
}

function figureRows(words, groups, names, prefix) {
  return [[words.name, ...names.map((name) => words[`${prefix}_${name}`])], ...groups.map((group) => [group.name, ...names.map((name) => group.figures[name])])];
}

function panelsDrawing(title, shown, most, write, notes) {
  const [wide, high, row] = [620, 90, 140];
  const drawn = shown.map((group, at) => {
    const bars_of = group.bins.map((bin, place) => {
      const tall = (high * bin.length) / group.sentences.length / most;
      return s("rect", { x: (place * wide) / BINS + 1, width: wide / BINS - 2, y: 22 + high - tall, height: tall, fill: "#0072B2" });
    });
    const names = group.bins.map((_, place) => s("text", { x: ((place + 0.5) * wide) / BINS, y: 22 + high + 14, "text-anchor": "middle", "font-size": 11, fill: "#595959" }, binName(place)));
    return s("g", { transform: `translate(50 ${at * row})` }, s("text", { x: 0, y: 14 }, `${group.name}: ${write.count("n_sentences", group.sentences.length)}`), bars_of, names);
  });
  return asFile(title, drawn, 720, shown.length * row, notes);
}

SENTENCE_VIEWS.readability = (look, place) => {
  const { data, state, found, write } = look;
  const { words } = write;
  const groups = found.groups.map((group) => ({ ...group, figures: readability(data, group) }));
  const title = words[`formula_${state.formula}`];
  const names = ["n_articles", "n_sentences", "n_words", ...FORMULAS];
  const text = (name, value) => (name.startsWith("n_") ? write.number(value) : signedTwo(value, write));
  const notes = [furtherRows(groups.length, write), words[`hint_${state.formula}`], words.readability_note, data.source];
  withPressed(place, (pressed, pressing) => {
    const rows = groups.slice(0, MOST_ROWS).map((group) => ({
      label: group.name, text: signedTwo(group.figures[state.formula], write), parts: [{ share: Math.max(0, group.figures[state.formula]) || 0, colour: "#0072B2" }],
      describe: `${group.name}: ${signedTwo(group.figures[state.formula], write)}`, pressed: pressed === `bar ${group.name}`,
      press: pressing(`bar ${group.name}`, () => look.press(`${group.name}: ${words.longest_of}`, hardestFirst(data, group.sentences, "n_words"))),
    }));
    put(place, h("h4", { class: "rl-heading" }, title), found.chosen.length ? bars(rows, false) : h("p", {}, words.no_sentences), smallPrint(notes),
      folded(words.all_formulas, sentenceGrid(look, groups, names, "formula", text, words.view_readability, pressed, pressing)),
      savingChosen(look, `readability_${state.by}`, () => figureRows(words, groups, names, "formula"), (chosen) => barDrawing(title, rows, [chosen, ...notes])));
  });
};

function signedTwo(value, write) {
  return value < 0 ? `\u2212${write.decimal(-value)}` : write.decimal(value);
}

SENTENCE_VIEWS.forms = (look, place) => {
  const { data, found, write, press } = look;
  const { words } = write;
  const groups = found.groups.map((group) => ({ ...group, figures: statistics(data, group) }));
  const forms = [["passive", "#0072B2"], ["konjunktiv", "#E69F00"]];
  const notes = [furtherRows(groups.length, write), words.forms_note, data.source];
  withPressed(place, (pressed, pressing) => {
    const rowsOf = (name, colour, bit) => groups.slice(0, MOST_ROWS).map((group) => {
      const [key, share] = [`${name} ${group.name}`, group.figures[`share_${name}`]];
      const own = () => group.sentences.filter((at) => data.sentences.forms[at] & (1 << bit));
      const told = `${group.name}: ${words[`form_${name}`]}, ${write.percent(share)}`;
      return { label: group.name, text: write.percent(share), parts: [{ share: share || 0, colour }], describe: told, pressed: pressed === key, press: pressing(key, () => press(told, own())) };
    });
    const rows = forms.map(([name, colour], bit) => rowsOf(name, colour, bit));
    const widest = Math.max(...groups.flatMap(({ figures }) => [figures.share_passive, figures.share_konjunktiv].map((share) => share || 0)), 0);
    put(place, forms.map(([name], at) => [h("h4", { class: "rl-heading" }, words[`share_${name}`]), bars(rows[at].map((row) => ({ ...row, high: widest })), false)]).flat(), smallPrint(notes),
      savingChosen(look, `forms_${look.state.by}`, () => figureRows(words, groups, ["n_articles", "n_sentences", "share_passive", "share_konjunktiv"], "figure"),
        (chosen) => barDrawing(words.view_forms, rows.flat(), [chosen, ...notes], forms.map(([name, colour]) => [colour, words[`share_${name}`]]))));
  });
};

SENTENCE_VIEWS.hardest = (look, place) => {
  const { data, state, found, write, press } = look;
  const { words } = write;
  const order = hardestFirst(data, found.chosen, state.hard).slice(0, HARDEST_ROWS);
  const title = words[`hardest_${state.hard}`];
  const columns = ["sentence", ...COUNTS];
  put(place, smallPrint([words.hardest_note, data.source]),
    savingChosen(look, `hardest_${state.hard}`, () => [[words.article_head, ...columns.map((name) => words[`count_${name}`])],
      ...order.map((at) => [data.ids[data.sentences.article[at]], ...columns.map((name) => data.sentences[name][at])])]));
  press(title, order, { stay: true });
};
