// Files that say what they count: what is chosen stands in their last columns.

/**
 * Buttons that save, as `saving`: the file is named after explorer and measure, and each row repeats what is chosen.
 * drawing(line) gives the picture; the line says for its small print what is chosen.
 */
function savingChosen(look, measure, rows, drawing) {
  const { data, write } = look;
  return saving(write, `redeanteil_${data.explorer}_${measure}`, () => withChosen(rows(), [...chosenNow(look), ...madeBy(write)]), drawing && (() => drawing(chosenLine(look))));
}

function withChosen([heads, ...rows], chosen) {
  return [[...heads, ...chosen.map(([head]) => head)], ...rows.map((row) => [...row, ...chosen.map(([, value]) => value)])];
}

/** What is chosen, as [heading, value], and how many articles count. */
function chosenNow(look) {
  const { write: { words }, found } = look;
  return [...choicesOf(look).map(({ name, value }) => [filled(words.filter_head, { name }), value]), [words.n_counted_head, found.whole.articles]];
}

/** The day on which a file is saved, and the version of the kit. */
function madeBy({ words }) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return [[words.saved_head, day], [words.version_head, KIT_VERSION]];
}

/** What is chosen in one sentence: how many articles count, and each choice that leaves something out. */
function chosenLine(look) {
  const { write, found } = look;
  const told = choicesOf(look).filter(({ free }) => !free).map(({ name, value, said }) => `${name}: ${said || value}`);
  return filled(write.words[told.length ? "picture_filters" : "picture_all"], { n_articles: write.count("n_articles", found.whole.articles), filters: told.join("; ") });
}

/**
 * Each choice as {name, value, free (it leaves nothing out), said (in words)}: articles, quotations where these are chosen,
 * and what `further` tells, as [name, value, free].
 */
function choicesOf({ data, state, write, further = [] }) {
  const { words } = write;
  const one = (name, value, free, said) => ({ name, value, free, said });
  const of = (name, names, all) => one(words[name], nameOr(names, state[name], all), state[name] < 0);
  const limit = (name) => one(words[name], state[name], !state[name], state[name] && write.date(state[name]));
  const quotations = data.per ? [
    one(words.types, words[`types_${state.types}`], state.types === "all"), of("actor_type", data.per.actor_type, words.everybody),
    of("gender", data.per.gender, words.everybody), one(words.sure, sureNow(state, words), !state.sure),
  ] : [];
  return [
    of("outlet", data.outlets, words.all_outlets), one(words.event, eventChosen(data, state, words), state.event === -1), limit("from"), limit("to"),
    ...quotations, ...further.map((given) => one(...given)), one(words.copies, words[`copies_${state.copies}`], !data.copied),
  ];
}

function sureNow({ sure }, words) {
  return sure ? filled(words.at_least, { n: sure }) : words.any;
}

function eventChosen(data, state, words) {
  if (state.event < -1) return state.event === EVERY_OUTLET ? words.shared_all : words.shared_two;
  return nameOr(data.events, state.event, words.all_events);
}

function nameOr(names, at, all) {
  return at < 0 ? all : names[at];
}
