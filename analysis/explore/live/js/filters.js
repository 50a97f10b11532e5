// What is chosen: which articles and which quotations count.

/** In place of an event: all events that two outlets report, or every one of them. */
const [TWO_OUTLETS, EVERY_OUTLET] = [-2, -3];

/** The state of the filters at the start: everything counts. */
function allChosen() {
  return { outlet: -1, event: -1, from: "", to: "", copies: "each", types: "all", actor_type: -1, gender: -1, sure: 0 };
}

/** Which articles count: 1 or 0 for each. */
function chosenArticles(articles, state) {
  const kept = new Uint8Array(articles.n);
  const from = state.from ? Date.parse(state.from) / 86400000 : null;
  const to = state.to ? Date.parse(state.to) / 86400000 : null;
  for (let at = 0; at < articles.n; at++) {
    if (state.outlet >= 0 && articles.outlet[at] !== state.outlet) continue;
    if (state.event >= 0 && articles.event[at] !== state.event) continue;
    if (state.event < -1 && !(articles.shared[at] & (state.event === EVERY_OUTLET ? 2 : 1))) continue;
    if (state.copies === "once" && !(articles.copies[at] & 1)) continue;
    if (state.copies === "per_outlet" && !(articles.copies[at] & 2)) continue;
    const day = articles.day[at];
    if ((from !== null || to !== null) && day === NO_DAY) continue;
    if (from !== null && day < from) continue;
    if (to !== null && day > to) continue;
    kept[at] = 1;
  }
  return kept;
}

/** Which quotations count, by their numbers in order. Type 4 only reports that somebody spoke. */
function chosenQuotes(quotes, actors, kept, state) {
  const found = [];
  for (let at = 0; at < quotes.n; at++) {
    if (!kept[quotes.article[at]]) continue;
    const type = quotes.type[at];
    if (type === 4 || (state.types === "direct" && type !== 0) || (state.types === "indirect" && type === 0)) continue;
    // A quotation without confidence was decided by a person, or by a rule too rare to be scored: it stays.
    if (quotes.sure[at] < state.sure) continue;
    const actor = quotes.actor[at];
    if (state.actor_type >= 0 && actors.actor_type[actor] !== state.actor_type) continue;
    if (state.gender >= 0 && actors.gender[actor] !== state.gender) continue;
    found.push(at);
  }
  return found;
}

/** Says how many of the articles chosen are copies of others, where each of them counts; else nothing. */
function copiesCounted({ articles, copied }, kept, state, write) {
  if (!copied || state.copies !== "each") return "";
  let [all, n] = [0, 0];
  for (let at = 0; at < kept.length; at++) {
    if (!kept[at]) continue;
    all += 1;
    if (!(articles.copies[at] & 1)) n += 1;
  }
  return n ? ` ${filled(write.words[n === 1 ? "copies_counted_1" : "copies_counted"], { n: write.number(n), all: write.number(all) })}` : "";
}

/** Controls for what articles count. */
function articleControls(data, state, write, change) {
  const { words } = write;
  return [
    dropdown(words.outlet, [[-1, words.all_outlets], ...data.outlets.map((name, at) => [at, name])], state.outlet, change("outlet", true)),
    dropdown(words.event, eventOptions(data, write), state.event, change("event", true)),
    data.dated && day(words.from, state.from, change("from")),
    data.dated && day(words.to, state.to, change("to")),
    data.copied && dropdown(words.copies, ["each", "per_outlet", "once"].map((key) => [key, words[`copies_${key}`]]), state.copies, change("copies")),
  ];
}

/** All events, those that several outlets report, and each event with its days and articles, the first one first. */
function eventOptions(data, write) {
  const { words } = write;
  const shared = data.outlets.length > 1 && data.events.length > 1 && data.articles.shared;
  return [
    [-1, words.all_events], ...(shared ? [[TWO_OUTLETS, words.shared_two], [EVERY_OUTLET, words.shared_all]] : []),
    ...eventsByDay(data, words).map(({ code, name, n, first, last }) => {
      const about = [first <= last && write.days(first, last), write.count("n_articles", n)].filter(Boolean);
      return [code, `${name} (${about.join(", ")})`];
    }),
  ];
}

/** Each event with its articles and the days from the first to the last of them; what has no day or no name stands last. */
function eventsByDay({ articles, events }, words) {
  const found = events.map((name, code) => ({ code, name, n: 0, first: Infinity, last: -Infinity }));
  for (let at = 0; at < articles.n; at++) {
    const one = found[articles.event[at]];
    if (!one) continue;
    one.n += 1;
    if (articles.day[at] === NO_DAY) continue;
    one.first = Math.min(one.first, articles.day[at]);
    one.last = Math.max(one.last, articles.day[at]);
  }
  const rank = (one) => (one.name === words.not_given ? 2 : one.first === Infinity ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b) || (rank(a) ? 0 : a.first - b.first) || a.code - b.code);
}

/** Rows of a table (quotations or mentions) by the days of their articles, then by article and place; without a day last. */
function byDay(articles, table, chosen) {
  const day = (at) => (articles.day[table.article[at]] === NO_DAY ? Infinity : articles.day[table.article[at]]);
  const days = new Map(chosen.map((at) => [at, day(at)]));
  return [...chosen].sort((a, b) => (days.get(a) === days.get(b) ? 0 : days.get(a) - days.get(b)) || table.article[a] - table.article[b] || table.start[a] - table.start[b] || a - b);
}
