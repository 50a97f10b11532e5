// Files that say what they count: what is chosen stands in their last columns.

/** Buttons that save, as `saving`: the file is named after explorer and measure, and each row repeats what is chosen. */
function savingChosen(look, measure, rows, drawing) {
  const { data, write } = look;
  return saving(write, `redeanteil_${data.explorer}_${measure}`, () => withChosen(rows(), chosenNow(look)), drawing);
}

function withChosen([heads, ...rows], chosen) {
  return [[...heads, ...chosen.map(([head]) => head)], ...rows.map((row) => [...row, ...chosen.map(([, value]) => value)])];
}

/** What is chosen, as [heading, value]: articles, quotations where these are chosen, what else `further` tells; and how many articles count. */
function chosenNow({ data, state, write, found, further = [] }) {
  const { words } = write;
  const quotations = data.per && [
    [words.types, words[`types_${state.types}`]], [words.actor_type, nameOr(data.per.actor_type, state.actor_type, words.everybody)],
    [words.gender, nameOr(data.per.gender, state.gender, words.everybody)], [words.sure, sureNow(state, words)],
  ];
  const named = [
    [words.outlet, nameOr(data.outlets, state.outlet, words.all_outlets)], [words.event, eventChosen(data, state, words)], [words.from, state.from], [words.to, state.to],
    ...(quotations || []), ...further, [words.copies, words[`copies_${state.copies}`]],
  ];
  return [...named.map(([name, value]) => [filled(words.filter_head, { name }), value]), [words.n_counted_head, found.whole.articles]];
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
