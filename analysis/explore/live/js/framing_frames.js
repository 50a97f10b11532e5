// Frame vocabulary: words of the frames by whose they are, as measures.frame_vocabulary and explore.frame_words count.

const MOST_FRAME_WORDS = 30;

FRAMING_CONTROLS.frames = (look) => [sureControl(look), byControl(look)];

FRAMING_VIEWS.frames = (look, place) => {
  whenCounted(look, place, "frames", { sure: look.state.sure }, (answer) => {
    // Parsed once: the answer itself is kept by the cache.
    answer.parsed ||= {
      hits: table(answer.hits), words: look.data.voices.map(({ key }) => column(answer.words[key])), lemmas: answer.lemmas, speakers: answer.speakers,
    };
    framesView(look, place, answer.parsed);
  });
};

function framesView(look, place, counted) {
  const { data, write } = look;
  const groups = frameGroups(look, counted, wayOf(look));
  const pressed = { group: null, frame: -1, voice: -1, lemma: -1, part: "words" };
  const again = () => {
    const shown = groups.slice(0, MOST_GROUPS);
    const few = groups.some((group) => group.words_of.some((n) => n > 0 && n < data.few_words));
    redrawn(place, heading(write.words.frames_title), colourKey(data.voices.map(({ colour, name }) => [colour, name])), framesTable(look, counted, shown, pressed, again),
      notesOf(restNote(groups.length, shown.length, write), few || groups.some((group) => group.words_of.includes(0)) ? filled(write.words.frames_few, { n: data.few_words }) : "", write.words.caveat_frames, data.source),
      savingFramed(look, "frame_vocabulary", () => frameRows(look, groups), (chosen) => barDrawing(write.words.frames_title, frameBars(look, shown), [chosen, write.words.caveat_frames, data.source], data.voices.map(({ colour, name }) => [colour, name]))),
      under(look, pressed, "rates"), frameWords(look, counted, groups, pressed, again), under(look, pressed, "words"));
  };
  again();
}

/** The groups with their words by voice, and for each frame and voice its hits and the articles with one. */
function frameGroups({ data, kept, write }, { hits, words }, by) {
  const { codes } = articleGroups(data, by, write);
  const groups = groupsOf(data, kept, by, write).map((group) => ({
    ...group, words_of: words.map((n) => group.articles.reduce((sum, article) => sum + n[article], 0)),
    cells: data.frames.map(() => data.voices.map(() => ({ hits: [], n_articles: 0, last: -1 }))), hits: [],
  }));
  const of = new Map(groups.map((group) => [group.code, group]));
  for (let at = 0; at < hits.n; at++) {
    const article = hits.article[at];
    if (!kept[article]) continue;
    const group = of.get(codes[article]);
    const cell = group.cells[hits.frame[at]][hits.voice[at]];
    cell.hits.push(at);
    group.hits.push(at);
    if (cell.last !== article) cell.n_articles += 1;
    cell.last = article;
  }
  return groups;
}

function rateOf(group, frame, voice) {
  const n = group.words_of[voice];
  return n ? (1000 * group.cells[frame][voice].hits.length) / n : NaN;
}

/** A row for each frame and group; where there are several groups, each frame begins with a heading. */
function framesTable(look, counted, groups, pressed, again) {
  const { data, write } = look;
  const several = groups.length > 1;
  const longest = Math.max(...groups.flatMap((group) => data.frames.flatMap((_, frame) => data.voices.map((_, voice) => rateOf(group, frame, voice) || 0))), 1e-9);
  const row = (group, frame) => h("tr", {},
    h("th", { scope: "row", dir: "auto" }, several ? group.name : data.frames[frame].name),
    data.voices.map((_, voice) => cell(frameCell(look, counted, { group, frame, voice, longest, pressed, again }))));
  const parts = data.frames.map(({ name }, frame) => h("tbody", {},
    several ? h("tr", {}, h("th", { class: "rl-part-head", scope: "rowgroup", colspan: data.voices.length + 1 }, name)) : null,
    groups.map((group) => row(group, frame))));
  const head = [several ? write.words.group_head : write.words.frame_head, ...data.voices.map(({ key }) => write.words[`column_n_${key}`])];
  return h("div", { class: "rl-scroll", tabindex: "0", role: "region", "aria-label": write.words.frames_title },
    h("table", { class: "rl-grid rl-voiced" }, h("thead", {}, h("tr", {}, head.map((title) => h("th", { scope: "col" }, title)))), parts));
}

function frameCell(look, counted, { group, frame, voice, longest, pressed, again }) {
  const { data, write } = look;
  const rate = rateOf(group, frame, voice);
  const { hits } = group.cells[frame][voice];
  const named = { group: group.name, frame: data.frames[frame].name, voice: data.voices[voice].name, rate: write.decimal(rate), n: write.count("n_hits", hits.length), words: write.count("n_words", group.words_of[voice]) };
  return {
    text: write.decimal(rate), share: rate / longest, colour: data.voices[voice].colour, kind: group.words_of[voice] < data.few_words ? "rl-few" : "",
    pressed: pressed.group === group.code && pressed.frame === frame && pressed.voice === voice, describe: filled(write.words.frames_cell, named),
    press: hits.length ? () => {
      Object.assign(pressed, { group: group.code, frame, voice, lemma: -1, part: "rates" });
      again();
      look.press(`${named.group}, ${named.frame}, ${named.voice}: ${named.n}`, hitItems(look, counted, hits));
    } : null,
  };
}

/** Passages of hits: who says the word, and what it goes with. */
function hitItems({ data, write }, { hits, lemmas, speakers }, chosen) {
  const who = (at) => {
    const voice = data.voices[hits.voice[at]];
    if (voice.key === "narrator") return voice.name;
    return `${hits.speaker[at] < 0 ? write.words.nobody : speakers[hits.speaker[at]]}, ${voice.name}`;
  };
  return byDay(data.articles, hits, chosen).map((at) => ({
    at: [hits.article[at], hits.start[at], hits.end[at]], speaker: who(at), how: `${lemmas[hits.lemma[at]]} · ${data.frames[hits.frame[at]].name}`, colour: data.voices[hits.voice[at]].colour,
  }));
}

/** Whose words: of the group and frame that were pressed, or of all; the most used first. */
function frameWords(look, counted, groups, pressed, again) {
  const { data, write } = look;
  const own = groups.filter((group) => pressed.group === null || group.code === pressed.group);
  const chosen = own.flatMap((group) => group.hits).filter((at) => pressed.frame < 0 || counted.hits.frame[at] === pressed.frame);
  const words = wordOwners(data, counted, chosen);
  if (!words.length) return null;
  const of = pressed.group !== null && own.length ? own[0].name : write.words.whole_corpus;
  const title = filled(write.words.frames_words, { group: `${of}, ${pressed.frame < 0 ? write.words.all_frames : data.frames[pressed.frame].name}` });
  const columns = [{ name: "label", title: write.words.lemma_head }, { name: "frame", title: write.words.frame_head, kind: "rl-text" },
    ...data.voices.map(({ key }) => ({ name: key, title: write.words[`column_n_${key}`] })), { name: "speakers", title: write.words.speaker_head, kind: "rl-text" }];
  const listed = (word, hits) => () => {
    Object.assign(pressed, { lemma: word.key, part: "words" });
    again();
    look.press(`${counted.lemmas[word.lemma]}: ${write.count("n_hits", hits.length)}`, hitItems(look, counted, hits));
  };
  const figures = (word) => Object.fromEntries(data.voices.map(({ key, name }, voice) => [key, {
    text: word.of[voice].length ? write.number(word.of[voice].length) : "", describe: `${counted.lemmas[word.lemma]}, ${name}: ${write.count("n_hits", word.of[voice].length)}`,
    press: word.of[voice].length ? listed(word, word.of[voice]) : null,
  }]));
  const rows = words.slice(0, MOST_FRAME_WORDS).map((word) => ({
    label: counted.lemmas[word.lemma], pressed: pressed.lemma === word.key, describe: `${counted.lemmas[word.lemma]}: ${write.count("n_hits", word.hits.length)}`, press: listed(word, word.hits),
    cells: { frame: { text: data.frames[word.frame].name, kind: "rl-text" }, ...figures(word), speakers: { text: firstNames(word.speakers), kind: "rl-text" } },
  }));
  return h("div", {}, heading(title), backToAll(look, pressed, again), grid(columns, rows, title), notesOf(restNote(words.length, rows.length, write)),
    savingFramed(look, "frame_words", () => [columns.map((one) => one.title), ...words.map((word) =>
      [counted.lemmas[word.lemma], data.frames[word.frame].name, ...word.of.map((hits) => hits.length), word.speakers.join(", ")])]));
}

function firstNames(names) {
  return names.length > 5 ? `${names.slice(0, 5).join(", ")} … +${names.length - 5}` : names.join(", ");
}

/** For each frame and lemma its hits by voice and who says it in quotations, most often first. */
function wordOwners(data, { hits, speakers }, chosen) {
  const found = new Map();
  for (const at of chosen) {
    const key = hits.lemma[at] * data.frames.length + hits.frame[at];
    if (!found.has(key)) found.set(key, { key, lemma: hits.lemma[at], frame: hits.frame[at], hits: [], of: data.voices.map(() => []), n: new Map() });
    const word = found.get(key);
    word.hits.push(at);
    word.of[hits.voice[at]].push(at);
    const speaker = hits.speaker[at];
    if (speaker >= 0) word.n.set(speaker, (word.n.get(speaker) || 0) + 1);
  }
  for (const word of found.values()) word.speakers = [...word.n].sort((a, b) => b[1] - a[1]).map(([speaker]) => speakers[speaker]);
  const frame = (word) => data.frames[word.frame].key;
  return [...found.values()].sort((a, b) => b.hits.length - a.hits.length || a.lemma - b.lemma || (frame(a) < frame(b) ? -1 : 1));
}

function frameRows({ data, write }, groups) {
  const { words } = write;
  const rows = groups.flatMap((group) => data.frames.flatMap((frame, f) => data.voices.map((voice, v) => {
    const one = group.cells[f][v];
    return [group.name, frame.name, voice.name, one.hits.length, group.words_of[v], one.n_articles, rateOf(group, f, v)];
  })));
  return [[words.group_head, words.frame_head, words.voice_head, words.n_head, words.n_text_words_head, words.n_articles_head, words.rate_head], ...rows];
}

function frameBars({ data, write }, groups) {
  return data.frames.flatMap((frame, f) => groups.flatMap((group) => data.voices.map((voice, v) => ({
    label: v ? "" : groups.length > 1 ? `${frame.name}, ${group.name}` : frame.name, text: write.decimal(rateOf(group, f, v)), parts: [{ share: rateOf(group, f, v) || 0, colour: voice.colour }],
  }))));
}
