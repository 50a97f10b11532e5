// Whether two groups of articles differ by more than chance: two shares, and what measures.compare_groups says of them.

/** The section where there is nothing to compare: why; and controls with which there may be. */
function chanceSaying({ words }, sentence, controls = []) {
  return h("section", { class: "rl-chance" }, h("h4", { class: "rl-heading" }, words.chance_title), chanceControls(words, controls), h("p", {}, sentence));
}

function chanceControls(words, controls) {
  return controls.some(Boolean) ? h("div", { class: "rl-filters", role: "group", "aria-label": words.chance_title }, controls) : null;
}

/**
 * The section: {write, language, share (what is a share of what), value and base (headings), controls, sides, answer, save, furthest (whether the pair was
 * picked for its difference)}.
 * save(rows) gives the buttons. A side: {name, share, n_articles, value and base (cells of a grid)}; an answer: {row} of the kernel, {waiting}, {failed}; none
 * where a side has nothing to count.
 */
function chancePart(given) {
  const { write, controls, sides, answer } = given;
  const { words } = write;
  const row = answer && answer.row;
  return h("section", { class: "rl-chance" },
    h("h4", { class: "rl-heading" }, words.chance_title),
    chanceControls(words, controls),
    chanceShares(given),
    h("div", { role: "status" }, row ? chanceFound(given, row) : h("p", {}, chanceMissing(sides, answer, words))),
    row && Number.isFinite(row.p_value) ? chancePicture(given, row) : null,
    [row && chanceMade(given, row), words.chance_many, row && given.furthest && words.chance_furthest, words.chance_caveat].filter(Boolean).map((note) => h("p", { class: "rl-note" }, note)),
    row ? given.save(() => chanceRows(given, row)) : null);
}

/** The two that were chosen; else those with the highest and the lowest share among the groups with enough to count; else the first. */
function chancePair(groups, chosen, shareOfGroup, hasEnough) {
  const of = (name) => groups.find((group) => group.name === name);
  const [a, b] = [of(chosen.a), of(chosen.b)];
  return a && b ? [a, b] : furthestApart(groups, shareOfGroup, hasEnough) || groups.slice(0, 2);
}

/** The two groups with the highest and the lowest share among those with enough to count; nothing where there are fewer. */
function furthestApart(groups, shareOfGroup, hasEnough) {
  const enough = groups.filter(hasEnough).sort((x, y) => shareOfGroup(y) - shareOfGroup(x));
  return enough.length > 1 ? [enough[0], enough[enough.length - 1]] : null;
}

/** Whether of several pairs this one is compared because it lies furthest apart: then chance has had more than one try. */
function pickedByChance(groups, pair, shareOfGroup, hasEnough) {
  const furthest = furthestApart(groups, shareOfGroup, hasEnough);
  return groups.filter(hasEnough).length > 2 && pair.every((group) => furthest.includes(group));
}

/** Controls for the two groups: choosing the other one of the two turns them round. */
function chanceGroups(words, groups, pair, set) {
  const listed = groups.map(({ name }) => [name, name]);
  const other = (side) => (name) => set(pair[1 - side].name === name ? { a: pair[1].name, b: pair[0].name } : { [side ? "b" : "a"]: name });
  return [dropdown(words.chance_a, listed, pair[0].name, other(0)), dropdown(words.chance_b, listed, pair[1].name, other(1))];
}

/**
 * What came of a question {given, articles (their numbers, if not all), buffers}: {waiting}, {row} or {failed}. It is asked
 * once; when the answer has come, all is drawn again.
 */
function chanceAnswer({ cache, link, ifNewest }, { given, articles, buffers }, again) {
  const key = `chance ${JSON.stringify(given)} ${articles || ""}`;
  if (cache.has(key)) return cache.get(key);
  const came = (found) => {
    cache.set(key, found);
    ifNewest(again);
  };
  cache.set(key, { waiting: true });
  link.ask("chance", given, buffers, COUNTING_PATIENCE).then(
    ({ answer }) => came({ row: answer }), () => came({ failed: link.live ? "chance_not_counted" : "chance_needs_kernel" }));
  return cache.get(key);
}

function chanceShares({ write, share, value, base, sides }) {
  const { words } = write;
  const columns = [{ name: "label", title: words.chance_group_head }, { name: "share", title: `${words.share}: ${share}` }, { name: "value", title: value }, { name: "base", title: base },
    { name: "articles", title: words.n_articles_head }];
  const rows = sides.map((side) => ({
    label: side.name,
    cells: { share: { text: write.percent(side.share), share: side.share }, value: side.value, base: side.base, articles: { text: write.number(side.n_articles) } },
  }));
  return grid(columns, rows, words.chance_table);
}

function chanceMissing(sides, answer, words) {
  if (!answer) return filled(words.chance_nothing, { group: sides.find((side) => !Number.isFinite(side.share)).name });
  return answer.waiting ? words.chance_counting : words[answer.failed];
}

/** Sentences: the difference, and how often chance makes one like it. */
function chanceFound({ write, language }, row) {
  const { words } = write;
  const points = chancePoints(language);
  const difference = filled(words.chance_difference, { points: points(row.difference) });
  if (!Number.isFinite(row.p_value)) return [h("p", {}, difference), h("p", {}, words.chance_no_exchange)];
  const [n, of] = chanceOften(row);
  return [h("p", {}, difference, " ", filled(words.chance_p, { p: chanceP(language)(row.p_value) })),
    h("p", {}, filled(words.chance_sentence, { n: write.number(n), of: write.number(of) }))];
}

/** How many of how many exchanges: of all where they are few or p is small, else of a hundred. */
function chanceOften({ p_value, n_perm, exact }) {
  const all = exact ? n_perm : n_perm + 1;
  return all > 1000 && p_value >= 0.01 ? [Math.round(100 * p_value), 100] : [Math.round(p_value * all), all];
}

/** How articles were exchanged, and below what p cannot fall. */
function chanceMade({ write, language }, row) {
  const { words } = write;
  const pool = { n: write.number(row.n_exchangeable), all: write.number(row.n_articles_a + row.n_articles_b) };
  const parts = [filled(row.within ? words.chance_within : words.chance_any, pool)];
  if (Number.isFinite(row.p_value)) parts.push(filled(row.exact ? words.chance_exact : words.chance_drawn, { n: write.number(row.n_perm) }), words.chance_undefined);
  if (row.exact && Number.isFinite(row.p_value)) parts.push(filled(words.chance_floor, { p: chanceP(language)(row.p_floor) }));
  return parts.join(" ");
}

/** The difference against the middle 95 % of the differences after exchanges. */
function chancePicture({ write, language }, row) {
  const { words } = write;
  const points = chancePoints(language);
  const told = { points: points(row.difference), low: points(row.chance_low), high: points(row.chance_high) };
  const ends = [0, row.difference, row.chance_low, row.chance_high];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const at = (value) => 24 + (432 * (value - least)) / (most - least || 1);
  const mark = (value, y, text) => s("text", { x: at(value), y, "text-anchor": "middle", "font-size": 13, fill: "currentColor" }, text);
  const drawing = s("svg", { viewBox: "0 0 480 62", role: "img", "aria-label": filled(words.chance_picture, told), class: "rl-chance-picture" },
    s("line", { x1: 24, x2: 456, y1: 30, y2: 30, stroke: "#8d897e" }),
    s("rect", { x: at(row.chance_low), y: 22, width: Math.max(1, at(row.chance_high) - at(row.chance_low)), height: 16, fill: "#56B4E9", "fill-opacity": 0.55 }),
    s("line", { x1: at(0), x2: at(0), y1: 16, y2: 44, stroke: "currentColor" }), mark(0, 58, "0"),
    s("circle", { cx: at(row.difference), cy: 30, r: 7, fill: "#D55E00", stroke: "#fff", "stroke-width": 1.5 }), mark(row.difference, 13, told.points));
  return h("figure", { class: "rl-chance-figure" }, drawing, h("figcaption", { class: "rl-note" }, `${words.chance_key} ${filled(words.chance_picture, told)}`));
}

function chancePoints(language) {
  const written = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (share) => written.format(100 * share).replace("-", "−");
}

function chanceP(language) {
  const written = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  return (p) => written.format(p);
}

/** The row of measures.compare_groups as a file. */
function chanceRows({ write, share, sides }, row) {
  const { words } = write;
  const cells = {
    by: words[`by_${row.by}`], share, within: row.within ? words[`by_${row.within}`] : "", a: sides[0].name, b: sides[1].name, value_a: row.value_a, value_b: row.value_b, base_a: row.base_a,
    base_b: row.base_b, n_articles_a: row.n_articles_a, n_articles_b: row.n_articles_b, n_exchangeable: row.n_exchangeable, figure_a: row.figure_a, figure_b: row.figure_b,
    difference: row.difference, chance_mean: row.chance_mean, chance_low: row.chance_low, chance_high: row.chance_high, p_value: row.p_value, n_perm: row.n_perm,
    exact: words[row.exact ? "chance_yes" : "chance_no"], seed: row.seed,
  };
  return [Object.keys(cells).map((name) => words[`chance_head_${name}`]), Object.values(cells)];
}
