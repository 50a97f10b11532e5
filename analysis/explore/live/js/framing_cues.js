// Words of saying: shares of their stances, as measures.cue_stance counts them, and the words, as measures.cue_use.

const NO_STANCE = 255;

FRAMING_CONTROLS.cues = (look) => [sureControl(look), speakerControl(look), byControl(look, ["speaker"])];

FRAMING_VIEWS.cues = (look, place) => {
  const { data, state, write, link, press } = look;
  const by = wayOf(look, ["speaker"]);
  const groups = cueGroups(look, by);
  const shown = by === "month" ? groups : groups.slice(0, MOST_GROUPS);
  const pressed = { group: null, stance: -1, lemma: -1, part: "words" };
  const early = !link.live && state.speaker < 0 && nothingChosen(data, state, by) ? firstCueIntervals(data, groups) : null;
  const title = withSpeaker(look, write.words.cues_title, ": ");
  const show = (intervals, stale) => redrawn(place,
    heading(title), colourKey(data.stances.map(({ colour, name }) => [colour, name])),
    groups.some((group) => group.n_cues) ? cueBars(look, shown, pressed, again) : h("p", {}, write.words.no_cues),
    notesOf(restNote(groups.length, shown.length, write), write.words.cues_figures, write.words.caveat_cues, data.source),
    savingFramed(look, "cue_stance", () => stanceRows(look, groups, intervals), (chosen) => barDrawing(title, cueRows(look, shown, pressed, again), [chosen, write.words.cues_figures, write.words.caveat_cues, data.source], data.stances.map(({ colour, name }) => [colour, name]))),
    under(look, pressed, "stances"),
    heading(someIntervals(intervals) ? write.words.cues_shares_intervals : write.words.cues_shares), stanceGrid(look, shown, pressed, again, intervals),
    notesOf(intervalNote(intervals, stale, write), intervals && shown.some((group) => group.n_cues && group.n.some((_, stance) => noSpread(shareOf(group, stance)))) ? write.words.no_spread : ""),
    under(look, pressed, "shares"), cueChance(look, groups, by, pressed, again), under(look, pressed, "chance"), lemmaPart(look, groups, pressed, again), under(look, pressed, "words"));
  const latest = { intervals: early, stale: early ? "new" : link.live ? "old" : "none" };
  const again = () => show(latest.intervals, latest.stale);
  again();
  if (!link.live || !shown.length) return;
  const entered = shown.map((group) => cueEntries(look, group));
  groupIntervals(link, data, entered).then(
    (found) => look.ifNewest(() => {
      latest.intervals = new Map(shown.map((group, at) => [group.code, onlyThere(found[at], group)]));
      latest.stale = "new";
      again();
    }),
    () => look.ifNewest(() => {
      latest.stale = "none";
      again();
    }));
};

function someIntervals(intervals) {
  return intervals && [...intervals.values()].some(({ low }) => low.some(Number.isFinite));
}

/** What the intervals mean, or why there are none; nothing as long as they are being drawn. */
function intervalNote(intervals, stale, { words }) {
  if (stale === "none") return words.no_intervals;
  if (!intervals) return "";
  return someIntervals(intervals) ? words.interval_below : words.interval_few;
}

/** Quotations of each group, its words of saying (by the quotation that each counts for), and how many take each stance. */
function cueGroups({ data, state, kept, write }, by) {
  const { quotes } = data;
  const speaking = by === "speaker";
  const codes = speaking ? null : articleGroups(data, by, write).codes;
  const { counts, cued } = countedCues(data, kept, state);
  const groups = new Map((speaking ? [] : groupsOf(data, kept, by, write)).map((group) => [group.code, cueGroup(group.code, group.name, group.articles)]));
  for (const at of counts) {
    const article = quotes.article[at];
    if (state.speaker >= 0 && quotes.speaker[at] !== state.speaker) continue;
    const code = speaking ? quotes.speaker[at] : codes[article];
    if (!groups.has(code)) groups.set(code, cueGroup(code, data.speakers[code], []));
    const group = groups.get(code);
    group.quotes.push(at);
    if (speaking && group.articles[group.articles.length - 1] !== article) group.articles.push(article);
    if (!cued.has(at)) continue;
    group.cues.push(at);
    if (!hasStance(quotes, at)) continue;
    group.n[quotes.stance[at]] += 1;
    group.n_cues += 1;
  }
  const found = [...groups.values()];
  return speaking ? found.sort((a, b) => unnamed(data, a) - unnamed(data, b) || b.quotes.length - a.quotes.length || a.code - b.code) : found;
}

function cueGroup(code, name, articles) {
  return { code, name, articles, quotes: [], cues: [], n: [0, 0, 0, 0, 0], n_cues: 0 };
}

/**
 * The quotations that count, and those of them with a word of saying: of several with the same one, as measures.cue_stance
 * has it, the longest, or the first of these.
 */
function countedCues({ quotes }, kept, state) {
  const [counts, cued, longest] = [[], new Set(), new Map()];
  for (let at = 0; at < quotes.n; at++) {
    if (!kept[quotes.article[at]] || quotes.sure[at] < state.sure) continue;
    counts.push(at);
    const place = quotes.place[at];
    if (quotes.lemma[at] < 0) continue;
    if (place < 0) cued.add(at);
    else if (!longest.has(place) || quotes.reach[at] > quotes.reach[longest.get(place)]) longest.set(place, at);
  }
  for (const at of longest.values()) cued.add(at);
  return { counts, cued };
}

function unnamed(data, group) {
  return group.code >= data.speakers.length - 2 ? 1 : 0;
}

function hasStance(quotes, at) {
  return quotes.lemma[at] >= 0 && quotes.stance[at] !== NO_STANCE;
}

function shareOf(group, stance) {
  return group.n_cues ? group.n[stance] / group.n_cues : NaN;
}

function cueBars(look, groups, pressed, again) {
  return bars(cueRows(look, groups, pressed, again), false);
}

function cueRows(look, groups, pressed, again) {
  const { data, write } = look;
  return groups.map((group) => ({
    label: group.name, text: write.number(group.n_cues), pressed: pressed.part !== "chance" && pressed.group === group.code && pressed.stance < 0,
    parts: data.stance_codes.map((stance, at) => ({ share: shareOf(group, stance) || 0, colour: data.stances[at].colour })),
    describe: `${group.name}: ${data.stance_codes.map((stance, at) => `${data.stances[at].name} ${write.percent(shareOf(group, stance))}`).join(", ")}; ${write.count("n_cues", group.n_cues)}`,
    press: () => pressCues(look, group, -1, pressed, again),
  }));
}

/** Lists the known words of saying of a group with their quotations, those that take a stance first, each stance day by day. */
function pressCues(look, group, stance, pressed, again, part = stance < 0 ? "stances" : "shares") {
  const { data, write, press } = look;
  Object.assign(pressed, { group: group.code, stance, lemma: -1, part });
  again();
  const rank = new Map(["distancing", "endorsing", "emotive", "directive", "neutral"].map((key, at) => [data.stance_codes[data.stances.findIndex((one) => one.key === key)], at]));
  const { quotes } = data;
  const chosen = group.cues.filter((at) => hasStance(quotes, at) && (stance < 0 || quotes.stance[at] === stance));
  const named = stance < 0 ? "" : `, ${stanceName(data, stance)}`;
  press(`${withSpeaker(look, group.name)}${named}: ${write.count("n_sayings", chosen.length)}`, byDay(data.articles, quotes, chosen).sort((a, b) => rank.get(quotes.stance[a]) - rank.get(quotes.stance[b])));
}

function stanceName(data, stance) {
  return data.stances[data.stance_codes.indexOf(stance)].name;
}

function stanceGrid(look, groups, pressed, again, intervals) {
  const { data, write } = look;
  const columns = [{ name: "label", title: write.words.group_head }, ...data.stances.map(({ key, name }) => ({ name: key, title: name }))];
  const cell = (group, stance) => {
    const share = shareOf(group, stance);
    const ends = intervals && intervals.get(group.code);
    const ended = ends && Number.isFinite(ends.low[stance]);
    const small = ended ? `${write.percent(ends.low[stance])} – ${write.percent(ends.high[stance])}` : ends && noSpread(share) ? "–" : "";
    return {
      text: write.percent(share), small, share, pressed: pressed.part !== "chance" && pressed.group === group.code && pressed.stance === stance,
      describe: `${group.name}, ${stanceName(data, stance)}: ${write.percent(share)}${ended ? ` (${small})` : ""}, ${write.count("n_sayings", group.n[stance])}`,
      press: group.n[stance] ? () => pressCues(look, group, stance, pressed, again) : null,
    };
  };
  const rows = groups.map((group) => ({
    label: group.name, cells: Object.fromEntries(data.stances.map(({ key }, at) => [key, cell(group, data.stance_codes[at])])),
  }));
  return grid(columns, rows, write.words.cues_shares);
}

/** The words of saying themselves, of the group that was pressed or of all. */
function lemmaPart(look, groups, pressed, again) {
  const { data, write, press } = look;
  const own = groups.filter((group) => pressed.group === null || group.code === pressed.group);
  const title = filled(write.words.lemmas_title, { group: withSpeaker(look, pressed.group !== null && own.length ? own[0].name : write.words.whole_corpus) });
  const counted = lemmaCounts(data, own.flatMap((group) => group.cues));
  const whole = counted.reduce((sum, one) => sum + one.cues.length, 0);
  const colour = (stance) => (stance === NO_STANCE ? "#8A8A8A" : data.stances[data.stance_codes.indexOf(stance)].colour);
  const shown = counted.slice(0, MOST_GROUPS);
  const rows = shown.map((one) => ({
    label: data.lemmas[one.lemma], text: write.number(one.cues.length), pressed: pressed.lemma === one.lemma,
    parts: [{ share: one.cues.length / whole, colour: colour(one.stance) }],
    describe: `${data.lemmas[one.lemma]}: ${write.count("n_sayings", one.cues.length)}`,
    press: () => {
      Object.assign(pressed, { lemma: one.lemma, part: "words" });
      again();
      press(`${data.lemmas[one.lemma]}: ${write.count("n_sayings", one.cues.length)}`, byDay(data.articles, data.quotes, one.cues));
    },
  }));
  if (!rows.length) return null;
  return h("div", {}, heading(title), backToAll(look, pressed, again), bars(rows, false), notesOf(restNote(counted.length, shown.length, write)),
    savingFramed(look, "cue_use", () => lemmaRows(look, groups), (chosen) => barDrawing(title, rows, [chosen, `${write.words.lemmas_figures} ${restNote(counted.length, shown.length, write)}`.trim(), data.source], lemmaKey(data, shown))));
}

/** What the colours of the words of saying mean, as far as they are there. */
function lemmaKey({ stances, stance_codes }, shown) {
  const there = new Set(shown.map((one) => one.stance));
  return stances.filter((_, at) => there.has(stance_codes[at])).map(({ colour, name }) => [colour, name]);
}

/** {lemma, stance, cues} for each word of saying, most used first. */
function lemmaCounts(data, chosen) {
  const found = new Map();
  for (const at of chosen) {
    const lemma = data.quotes.lemma[at];
    if (!found.has(lemma)) found.set(lemma, { lemma, stance: data.quotes.stance[at], cues: [] });
    found.get(lemma).cues.push(at);
  }
  return [...found.values()].sort((a, b) => b.cues.length - a.cues.length || a.lemma - b.lemma);
}

function lemmaRows({ data, write }, groups) {
  const { words } = write;
  const rows = groups.flatMap((group) => lemmaCounts(data, group.cues).map((one) => [
    group.name, data.lemmas[one.lemma], one.stance === NO_STANCE ? "" : stanceName(data, one.stance), one.cues.length, group.cues.length, group.quotes.length, one.cues.length / group.cues.length]));
  return [[words.group_head, words.cue_head, words.stance_head, words.n_head, words.n_cues_head, words.n_quotes_head, words.share], ...rows];
}

function stanceRows({ data, write }, groups, intervals) {
  const { words } = write;
  const rows = groups.flatMap((group) => {
    const ends = intervals && intervals.get(group.code);
    return data.stance_codes.map((stance) => [group.name, stanceName(data, stance), group.n[stance], group.n_cues, group.quotes.length, shareOf(group, stance),
      ends ? ends.low[stance] ?? NaN : NaN, ends ? ends.high[stance] ?? NaN : NaN]);
  });
  return [[words.group_head, words.stance_head, words.n_head, words.n_cues_head, words.n_quotes_head, words.share, words.low_head, words.high_head], ...rows];
}

/** What the intervals of a group are drawn from: for each article its words of saying by stance. */
function cueEntries({ data }, group) {
  const [entries, base] = [new Map(), new Map()];
  for (const at of group.cues) {
    if (!hasStance(data.quotes, at)) continue;
    const [article, row] = [data.quotes.article[at], data.quotes.stance[at]];
    const key = article * 5 + row;
    if (!entries.has(key)) entries.set(key, { article, row, value: 0 });
    entries.get(key).value += 1;
    base.set(article, (base.get(article) || 0) + 1);
  }
  return { articles: group.articles, entries: [...entries.values()], base, rows: 5 };
}

/** A stance that a group takes never or always has no interval. */
function onlyThere({ low, high }, group) {
  const of = (ends) => [...ends].map((end, stance) => spread(shareOf(group, stance), end ?? NaN));
  return { low: of(low), high: of(high) };
}

/** The intervals that a page holds for what it shows first: five stances for each group. */
function firstCueIntervals(data, groups) {
  const { low, high } = data.first_intervals.cues;
  return new Map(groups.map((group, at) => [group.code, onlyThere({ low: low.slice(5 * at, 5 * at + 5), high: high.slice(5 * at, 5 * at + 5) }, group)]));
}
