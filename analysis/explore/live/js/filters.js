// What is chosen: which articles and which quotations count.

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
