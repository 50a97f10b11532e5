// Adopted words, as measures.adopted_words tells them for the whole corpus: speaker, word, quotation and narrator.

FRAMING_CONTROLS.adopted = (look) => [
  sureControl(look), speakerControl(look),
  dropdown(look.write.words.adopted_order, ["after", "any"].map((key) => [key, look.write.words[`order_${key}`]]), look.state.order, look.change("order")),
];

FRAMING_VIEWS.adopted = (look, place) => {
  const { state, write } = look;
  whenCounted(look, place, "adopted", { sure: state.sure, order: state.order }, (answer) => {
    answer.parsed ||= { ...answer, rows: table(answer.rows) };
    const counted = answer.parsed;
    const chosen = [];
    const isSpeaker = (name) => state.speaker < 0 || name === look.data.speakers[state.speaker];
    for (let at = 0; at < counted.rows.n; at++) if (look.kept[counted.rows.article[at]] && isSpeaker(counted.speakers[counted.rows.speaker[at]])) chosen.push(at);
    if (!chosen.length) put(place, h("p", {}, write.words.no_adopted), notesOf(write.words.caveat_adopted));
    else adoptedView(look, place, counted, chosen);
  });
};

function adoptedView(look, place, counted, chosen) {
  const { data, write } = look;
  const speakers = adoptedSpeakers(counted, chosen);
  const shown = speakers.slice(0, MOST_GROUPS);
  const pressed = { speaker: null, row: -1, part: "words" };
  const again = () => {
    const rows = shown.map((one) => ({
      label: counted.speakers[one.speaker], text: write.number(one.rows.length), pressed: pressed.speaker === one.speaker, parts: [{ share: one.rows.length, colour: "#0072B2" }],
      describe: `${counted.speakers[one.speaker]}: ${write.count("n_adopted", one.rows.length)}`,
      press: () => {
        Object.assign(pressed, { speaker: one.speaker, row: -1, part: "speakers" });
        again();
        look.press(`${counted.speakers[one.speaker]}: ${write.count("n_adopted", one.rows.length)}`, one.rows.flatMap((row) => adoptedItems(look, counted, row)));
      },
    }));
    redrawn(place, heading(write.words.adopted_title), bars(rows, false),
      notesOf(restNote(speakers.length, shown.length, write), write.words.caveat_adopted, data.source),
      under(look, pressed, "speakers"), adoptedGrid(look, counted, chosen, pressed, again), under(look, pressed, "words"));
  };
  again();
}

function adoptedSpeakers(counted, chosen) {
  const found = new Map();
  for (const row of chosen) {
    const speaker = counted.rows.speaker[row];
    if (!found.has(speaker)) found.set(speaker, { speaker, rows: [] });
    found.get(speaker).rows.push(row);
  }
  const last = (one) => (one.speaker >= counted.speakers.length - 2 ? 1 : 0);
  return [...found.values()].sort((a, b) => last(a) - last(b) || b.rows.length - a.rows.length || a.speaker - b.speaker);
}

/** The two places of a word: in the quotation, and in the narrator's own words. */
function adoptedItems({ data, write }, { rows, speakers }, row) {
  const then = rows.narrator_start[row] < rows.quoted_start[row] ? write.words.adopted_before : write.words.adopted_then;
  return [
    { at: [rows.article[row], rows.quoted_start[row], rows.quoted_end[row]], speaker: speakers[rows.speaker[row]], how: write.words.adopted_said, colour: "#0072B2" },
    { at: [rows.article[row], rows.narrator_start[row], rows.narrator_end[row]], speaker: data.voices[0].name, how: then, colour: data.voices[0].colour },
  ];
}

/** The words of the speaker that was pressed, or of all: the rarest in other articles first. */
function adoptedGrid(look, counted, chosen, pressed, again) {
  const { write, state } = look;
  const { rows, lemmas, speakers } = counted;
  const rare = (row) => (Number.isFinite(rows.share_other[row]) ? rows.share_other[row] : 0);
  const own = chosen.filter((row) => pressed.speaker === null || rows.speaker[row] === pressed.speaker)
    .sort((a, b) => rare(a) - rare(b) || rows.n_narrator[b] - rows.n_narrator[a] || a - b);
  const title = filled(write.words.adopted_words, { group: pressed.speaker === null ? write.words.adopted_all : speakers[pressed.speaker] });
  const column = (name, hint) => ({ name, title: write.words[`head_${name}`], hint });
  const columns = [{ name: "label", title: write.words.lemma_head }, { name: "speaker", title: write.words.speaker_head, kind: "rl-text" }, column("n_quoted"), column("n_narrator"),
    ...(state.order === "any" ? [column("n_before")] : []), column("share_other", write.words.hint_share_other)];
  const shown = own.slice(0, MOST_FRAME_WORDS).map((row) => ({
    label: lemmas[row], pressed: pressed.row === row, describe: `${lemmas[row]}: ${speakers[rows.speaker[row]]}`,
    cells: {
      speaker: { text: speakers[rows.speaker[row]], kind: "rl-text" }, n_quoted: { text: write.number(rows.n_quoted[row]) }, n_narrator: { text: write.number(rows.n_narrator[row]) },
      n_before: { text: write.number(rows.n_narrator_before[row]) }, share_other: { text: write.percent(rows.share_other[row]) },
    },
    press: () => {
      Object.assign(pressed, { row, part: "words" });
      again();
      look.press(`${lemmas[row]}: ${speakers[rows.speaker[row]]}`, adoptedItems(look, counted, row));
    },
  }));
  return h("div", {}, heading(title), backToAll(look, pressed, again), grid(columns, shown, title), notesOf(restNote(own.length, shown.length, write)),
    savingFramed(look, "adopted_words", () => adoptedRows(counted, chosen, write)));
}

function adoptedRows({ rows, lemmas, speakers, ids }, chosen, { words }) {
  return [[words.article_head, words.speaker_head, words.lemma_head, words.head_n_quoted, words.head_n_narrator, words.head_n_before, words.head_share_other],
    ...chosen.map((row) => [ids[row], speakers[rows.speaker[row]], lemmas[row], rows.n_quoted[row], rows.n_narrator[row], rows.n_narrator_before[row], rows.share_other[row]])];
}
