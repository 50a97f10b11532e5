// Groups that the explorer of framing compares, and what all its views do alike.

const MOST_GROUPS = 15;
/** What each view chooses besides articles. */
const FRAMING_CHOICES = { cues: ["sure", "speaker"], scare: [], frames: ["sure"], adopted: ["sure", "speaker", "order"], keyness: ["part", "pos"] };

/** The group of each article, and the names of the groups. */
function articleGroups(data, by, write) {
  if (by === "outlet") return { codes: data.articles.outlet, names: data.outlets };
  if (by === "event") return { codes: data.articles.event, names: data.events };
  if (by === "month") return { codes: data.articles.month, names: data.months };
  return { codes: new Int32Array(data.articles.n), names: [write.words.whole_corpus] };
}

/** The groups that have articles, in order: {code, name, articles: [numbers], words}. */
function groupsOf(data, kept, by, write) {
  const { codes, names } = articleGroups(data, by, write);
  const groups = names.map((name, code) => ({ code, name, articles: [], words: 0 }));
  for (let at = 0; at < codes.length; at++) {
    if (!kept[at]) continue;
    groups[codes[at]].articles.push(at);
    groups[codes[at]].words += data.articles.words[at];
  }
  return groups.filter((group) => group.articles.length);
}

/** Intervals of each group: rows of shares over its articles, drawn as the measures draw them. */
function groupIntervals(link, data, groups) {
  const rank = new Int32Array(data.articles.n);
  data.articles.by_name.forEach((article, at) => { rank[article] = at; });
  return Promise.all(groups.map(({ articles, entries, base, rows }) => {
    const unit = new Map([...articles].sort((a, b) => rank[a] - rank[b]).map((article, at) => [article, at]));
    const whole = new Float64Array(articles.length);
    for (const [article, value] of base) whole[unit.get(article)] = value;
    const entry = { article: entries.map((one) => unit.get(one.article)), row: entries.map((one) => one.row), value: entries.map((one) => one.value) };
    return intervalsOf(link, entry, rows, whole);
  }));
}

/** Whether nothing is chosen yet, so that what a page holds of its first view is right. */
function nothingChosen(data, state, by) {
  const start = allChosen();
  return by === data.by && Object.keys(start).every((name) => state[name] === start[name]);
}

/** How the groups of a view are made: as chosen, if this view knows it. */
function wayOf(look, further = []) {
  return [...look.data.ways, ...further].includes(look.state.by) ? look.state.by : look.data.by;
}

/** Puts new children into a place; what had the focus keeps it, or the button or drop-down that now stands for it. */
function redrawn(place, ...children) {
  const active = document.activeElement;
  const within = place.contains(active);
  const buttons = () => [...place.querySelectorAll(":is(button, select):not(.rl-lower *)")];
  const at = buttons().indexOf(active);
  const name = within && nameOf(active);
  put(place, ...children);
  if (!within) return;
  // Others may have come or gone before it; its own name may have changed with its figures.
  const named = buttons().filter((one) => one.tagName === active.tagName && nameOf(one) === name);
  const now = active.isConnected ? active : named.length === 1 ? named[0] : buttons()[at];
  if (now) now.focus({ preventScroll: true });
}

/** Whether passages stand under this part of a view: under the one that was pressed last, at first under the last. */
function under(look, pressed, part) {
  return pressed.part === part ? look.lower : null;
}

/** Draws with what the kernel counts for a question, asked once; meanwhile, and if it cannot, it says so. */
function whenCounted(look, place, kind, given, draw, buffers) {
  const { cache, link, write, ifNewest } = look;
  const key = buffers ? null : `${kind} ${JSON.stringify(given)}`;
  if (cache.has(key)) {
    draw(cache.get(key));
    return;
  }
  const say = (words) => put(place, h("p", { role: "status" }, words));
  say(write.words.counting);
  link.ask(kind, given, buffers, COUNTING_PATIENCE).then(
    ({ answer }) => {
      if (key) cache.set(key, answer);
      ifNewest(() => draw(answer));
    },
    () => ifNewest(() => say(link.live ? write.words.not_counted : write.words.needs_count)));
}

/** Takes a choice back, so that the lower part of a view tells of all articles again. */
function backToAll(look, pressed, again) {
  const chosen = ["group", "speaker"].some((name) => (pressed[name] ?? null) !== null);
  if (!chosen) return null;
  const reset = () => {
    for (const name of Object.keys(pressed)) if (name !== "part") pressed[name] = name === "group" || name === "speaker" ? null : -1;
    look.clear();
    again();
  };
  return h("button", { type: "button", class: "rl-small", onclick: reset }, look.write.words.whole_corpus);
}

/** Buttons that save, as `savingChosen`, with what this view chooses besides articles. */
function savingFramed(look, measure, rows, drawing) {
  const { data, state, write } = look;
  const { words } = write;
  const told = {
    sure: [words.sure, sureNow(state, words), !state.sure], speaker: [words.speaker_filter, nameOr(data.speakers, state.speaker, words.all_speakers), state.speaker < 0],
    order: [words.adopted_order, words[`order_${state.order}`]],
    ...(state.pair && { part: [words.part, words[`part_${state.pair.part}`]], pos: [words.pos, words[`pos_${state.pair.pos}`]] }),
  };
  return savingChosen({ ...look, further: FRAMING_CHOICES[state.view].map((name) => told[name]) }, measure, rows, drawing);
}

function heading(words) {
  return h("h4", { class: "rl-heading" }, words);
}

function notesOf(...notes) {
  return notes.filter(Boolean).map((note) => h("p", { class: "rl-note" }, note));
}

/** A line on the rows that are not shown. */
function restNote(n, shown, write) {
  return n > shown ? filled(write.words.further, { n: write.number(n - shown) }) : "";
}

const MOST_SPEAKERS = 200;

/** Whose quotations count: the most quoted among what all other filters keep first, the unnamed together last. */
function speakerControl({ data, state, kept, write, change }) {
  const { words } = write;
  const unnamed = data.speakers.length - 2;
  const n = new Int32Array(data.speakers.length);
  for (let at = 0; at < data.quotes.n; at++) if (kept[data.quotes.article[at]] && data.quotes.sure[at] >= state.sure) n[data.quotes.speaker[at]] += 1;
  const there = (code) => n[code] || code === state.speaker;
  const named = [...n.keys()].slice(0, unnamed).filter(there).sort((a, b) => n[b] - n[a] || a - b);
  // Whoever is chosen is listed, however far behind.
  const most = named.filter((code, at) => at < MOST_SPEAKERS || code === state.speaker);
  const listed = there(unnamed) ? [...most, unnamed] : most;
  return dropdown(words.speaker_filter, [[-1, words.all_speakers], ...listed.map((code) => [code, `${data.speakers[code]} (${write.number(n[code])})`])], state.speaker, change("speaker", true));
}

/** Words with the speaker who alone counts, if one is chosen. */
function withSpeaker({ data, state }, words, between = ", ") {
  return state.speaker < 0 ? words : `${words}${between}${data.speakers[state.speaker]}`;
}
