// Shares of voice: a bar for each speaker, what is said directly in full colour, what is told indirectly hatched.

VOICE_VIEWS.shares = (look, place) => {
  const { data, state, found, write, link } = look;
  const figures = sharesOf(found, state.measure);
  const all = ranked(found, found.sum[state.measure]);
  const order = quotedSo(found, all, state.speakers);
  const shown = rowsShown(order, state);
  const pressed = { key: -1, group: null, part: "bars" };
  const early = firstIntervals(data, state, shown);
  const latest = { intervals: early || place.rlIntervals && matching(place.rlIntervals, shown), stale: early ? "new" : link.live ? "old" : "none" };
  const show = () => keepingFocus(place, () => put(place,
    ...sharePart(look, { figures, all, order, shown, ...latest }, pressed, show), voiceChance(look, order, pressed, show)));
  show();
  if (early || !shown.length || !link.live) return;
  const came = (intervals, stale) => look.ifNewest(() => {
    Object.assign(latest, { intervals, stale });
    show();
  });
  const { entry, base } = forIntervals(data, found, state.measure, shown);
  intervalsOf(link, entry, shown.length, base).then(
    (intervals) => {
      place.rlIntervals = { keys: shown, ...intervals };
      came(intervals, "new");
    },
    () => came(null, "none"));
};

/** Heading, bars, small print and files. */
function sharePart(look, { figures, all, order, shown, intervals, stale }, pressed, again) {
  const { data, state, found, write } = look;
  const title = write.words[`measure_${state.measure}`];
  const texts = write.percents(shown.map((key) => figures.shares[key]));
  const rows = shown.map((key, at) => ({ ...shareBar(look, figures, key, texts[at], pressed, again), low: spread(figures.shares[key], intervals && intervals.low[at]), high: spread(figures.shares[key], intervals && intervals.high[at]) }));
  const notes = (rest) => [speakersNote(all, order, state, write), rest, ...intervalNotes(rows, stale, write), data.source].filter(Boolean);
  const files = { ...look, further: [[write.words.speakers, write.words[`speakers_${state.speakers}`], state.speakers === "all"]] };
  return [h("h4", { class: "rl-heading" }, title),
    ...(rows.length ? [colourKey(directKey(state.measure, write)), bars(rows, stale === "old")].flat() : [h("p", {}, all.length ? write.words.no_speakers : write.words.no_quotes)]),
    moreRows(order, look), ...smallPrint(notes(furtherShown(order, shown, look))),
    savingChosen(files, `share_${state.measure}`, () => shareRows(found, order, figures, new Map(rows.map((row, at) => [shown[at], row])), write), (chosen) => barDrawing(title, rows, [chosen, ...notes(further(order, shown, write))], directKey(state.measure, write)))];
}

/** The bar of a key: its direct and its indirect part, both said in words, too. */
function shareBar({ data, state, found, write, press }, { shares, direct }, key, text, pressed, again) {
  const [name, colour] = [found.keys.names[key], found.keys.colours[key]];
  const count = (measure) => write.count(`n_${measure}`, found.sum[measure][key]);
  const counts = [...new Set([count(state.measure), count("quotes")])].join(", ");
  const parts = filled(write.words[`parts_${state.measure}`], { direct: write.percent(direct[key]), indirect: write.percent(shares[key] - direct[key]) });
  return {
    label: name, text, share: shares[key], count: count(state.measure), pressed: pressed.part === "bars" && pressed.key === key, apart: lastKeys(data, state.per).has(key),
    parts: [{ share: direct[key], colour }, { share: shares[key] - direct[key], colour, hatched: true }].filter(({ share }) => share > 0),
    describe: `${name}: ${text} (${parts}), ${counts}`,
    press: () => {
      Object.assign(pressed, { key, group: null, part: "bars" });
      again();
      press(name, found.chosen.filter((quote) => found.keyOf(quote) === key));
    },
  };
}

/** What the lines mean, where there are any, and why rows have none. */
function intervalNotes(rows, stale, { words }) {
  if (stale === "none") return [words.no_intervals];
  const [n, alike] = [rows.filter((row) => Number.isFinite(row.low)).length, rows.filter((row) => noSpread(row.share)).length];
  const waiting = stale === "old";
  return [(n || waiting) && words.interval_note, n + alike < rows.length && !waiting && words.no_line, alike > 0 && words.no_spread];
}

/** What full colour and hatching mean. */
function directKey(measure, { words }) {
  return [["#55534d", words[`direct_${measure}`]], ["#55534d", words[`indirect_${measure}`], true]];
}

/** Says that a choice of speakers leaves their shares as they are. */
function speakersNote(all, order, state, write) {
  return state.speakers === "all" ? "" : filled(write.words.speakers_note, { n: write.number(order.length), all: write.number(all.length) });
}

/** Intervals that a page holds for its first view, where nothing is chosen yet. */
function firstIntervals(data, state, shown) {
  const held = data.first_intervals;
  const start = { ...allChosen(), per: "speaker", measure: "words" };
  return held && Object.keys(start).every((name) => state[name] === start[name]) ? matching(held, shown) : null;
}

/** Older intervals in the order of the rows shown now. */
function matching(held, shown) {
  const at = new Map(held.keys.map((key, place) => [key, place]));
  const of = (ends) => shown.map((key) => (at.has(key) ? ends[at.get(key)] : NaN));
  return { low: of(held.low), high: of(held.high) };
}

/** All rows; the ends of intervals as far as these are known. */
function shareRows({ keys, sum, direct }, order, { shares }, drawn, { words }) {
  const ends = (key) => ["low", "high"].map((end) => (drawn.has(key) ? drawn.get(key)[end] : null) ?? NaN);
  const heads = ["name", "n_quotes_head", "n_words_head", "n_articles_head", "share", "low_head", "high_head", "n_direct_head", "direct_words_head"];
  return [heads.map((head) => words[head]), ...order.map((key) =>
    [keys.names[key], sum.quotes[key], sum.words[key], sum.articles[key], shares[key], ...ends(key), direct.quotes[key], direct.words[key]])];
}
