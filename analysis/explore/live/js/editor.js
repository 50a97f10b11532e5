// The editor: the reader of an article with a form for what is wrong there.

EXPLORERS.editor = (place, packed, link, write) => {
  const { words } = write;
  const state = { number: packed.first, who: packed.who, ...(place.rlState || {}) };
  place.rlState = state;
  const [controls, article, form] = [h("div", { class: "rl-controls" }), h("section", { class: "rl-article" }), h("section", { class: "rl-form" })];
  const [counts, told] = [h("p", { class: "rl-summary" }), h("p", { class: "rl-told", role: "status" })];
  const desk = { packed, link, write, words, state, article, form, place, controls };
  place.rlDesk = desk;

  desk.say = (text) => put(told, text || "");
  desk.show = (shown) => {
    desk.shown = shown;
    state.number = shown.number;
    // The reader's HTML comes from the package, which escapes all text of the article.
    article.innerHTML = shown.html;
    put(controls, editorControls(desk));
    put(counts, `${shown.counts} ${shown.kept}`);
    put(form, h("p", { class: "rl-note" }, words.edit_intro));
    desk.say(shown.told);
  };
  desk.ask = async (kind, given) => {
    try {
      const { answer } = await link.ask(kind, given);
      if (answer.refused) desk.say(answer.refused);
      else desk.show(answer);
      return !answer.refused;
    } catch (error) {
      desk.say(filled(words.edit_failed, { error: error.message }));
      return false;
    }
  };
  desk.go = (number) => desk.ask("article", number);

  const chosen = (event) => event.target.closest && event.target.closest("[data-quote]");
  article.addEventListener("click", (event) => {
    const mark = chosen(event);
    if (mark && !selectedIn(desk)) leaveForm(desk, () => openQuotation(desk, mark.dataset.quote));
  });
  article.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-quote]")) return;
    event.preventDefault();
    const { quote } = event.target.dataset;
    leaveForm(desk, () => openQuotation(desk, quote));
  });
  article.addEventListener("mouseup", () => setTimeout(() => offerSelected(desk), 0));
  article.addEventListener("keyup", () => offerSelected(desk));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // What stands around the editor knows the key, too.
    event.stopPropagation();
    escapeForm(desk);
  });

  put(place, h("h3", { class: "rl-title" }, words.edit_title), controls, counts, told, h("div", { class: "rl-lower rl-desk" }, article, form));
  desk.go(state.number).then(() => packed.open && openQuotation(desk, packed.open));
};

function editorControls(desk) {
  const { packed, words, shown } = desk;
  const step = (by, label) => h("button", { type: "button", class: "rl-small", disabled: !(packed.n_articles > shown.number + by && shown.number + by >= 0), onclick: () => leaveForm(desk, () => desk.go(shown.number + by)) }, label);
  // Arrow keys change a closed list at once: a button opens what is chosen.
  const pick = (label, rows, open) => {
    const select = choice(rows.map((row, at) => [at, row.label]), 0);
    select.setAttribute("aria-label", label);
    const button = h("button", { type: "button", class: "rl-small", "aria-label": `${label}: ${words.edit_open}`, onclick: () => leaveForm(desk, () => open(rows[select.value])) }, words.edit_open);
    return rows.length ? h("div", { class: "rl-control" }, h("span", {}, label), h("span", { class: "rl-pick" }, select, button)) : null;
  };
  return [
    h("div", { class: "rl-filters" },
      dropdown(words.edit_article, packed.articles.map((title, at) => [at, title]), shown.number, (at) => leaveForm(desk, async () => {
        await desk.go(Number(at));
        desk.place.querySelector(".rl-controls select").focus();
      }, () => takenBack(desk.controls.querySelector("select")))),
      pick(words.edit_quotations, shown.quotes, (quote) => openQuotation(desk, quote.quote)),
      pick(words.edit_names, shown.mentions, (mention) => openName(desk, mention))),
    h("p", { class: "rl-save" }, step(-1, words.edit_before), step(1, words.edit_next),
      h("button", { type: "button", class: "rl-small", onclick: () => newQuotation(desk) }, words.edit_new),
      h("button", { type: "button", class: "rl-small", disabled: !shown.n_undo, onclick: () => leaveForm(desk, () => undone(desk)) }, words.edit_undo)),
  ];
}

function newQuotation(desk) {
  // The question would take the selection away.
  const stretch = selectedIn(desk);
  leaveForm(desk, () => openNew(desk, stretch));
}

async function undone(desk) {
  await desk.ask("undo", { article: desk.shown.number });
  focusOn(desk);
}

/** The selected stretch of the article's text, or null. */
function selectedIn(desk) {
  const body = desk.article.querySelector(".ra-body");
  return body && selectedStretch(body);
}

function offerSelected(desk) {
  const stretch = selectedIn(desk);
  if (!stretch || desk.form.querySelector("form")) return;
  const names = desk.shown.mentions.filter(({ spans: [[start, end]] }) => start < stretch[1] && end > stretch[0]).slice(0, 3);
  const button = (label, work) => h("button", { type: "button", class: "rl-small", onclick: work }, label);
  put(desk.form, button(desk.words.edit_as_quotation, () => openNew(desk, stretch)),
    names.map((mention) => button(filled(desk.words.edit_name, mention), () => openName(desk, mention))));
}

function textIn(desk, [start, end]) {
  return [...desk.article.querySelector(".ra-body").textContent].slice(start, end).join("");
}

function openQuotation(desk, name) {
  const quote = desk.shown.quotes.find((one) => one.quote === name);
  if (quote) quotationForm(desk, quote, desk.words.edit_quotation);
}

function openNew(desk, stretch) {
  const from = stretch ? { spans: [stretch], words: textIn(desk, stretch) } : { spans: null, words: "" };
  quotationForm(desk, { quote: null, type: "direct", speaker: "", ...from }, desk.words.edit_added);
}

function closeForm(desk) {
  const name = desk.form.dataset.quote;
  put(desk.form, h("p", { class: "rl-note" }, desk.words.edit_intro));
  focusOn(desk, name);
}

/** The focus goes back to the quotation, or to the lists above. */
function focusOn(desk, name) {
  const mark = name && [...desk.article.querySelectorAll("[data-quote][tabindex]")].find((one) => one.dataset.quote === name);
  (mark || desk.place.querySelector(".rl-controls :is(select, button:enabled)")).focus();
}

function field(label, control, hint) {
  return h("label", { class: "rl-control rl-wide" }, h("span", {}, label), control, hint ? h("small", {}, hint) : null);
}

function choice(options, value) {
  return h("select", {}, options.map(([key, label]) => h("option", { value: key, selected: key === value }, label)));
}

let namesLists = 0;

function nameInput(desk, value) {
  const id = `rl-names-${++namesLists}`;
  const input = h("input", { type: "text", list: id, value, autocomplete: "off", dir: "auto" });
  return [input, h("datalist", { id }, desk.shown.names.map((name) => h("option", { value: name })))];
}

/** Note and person, alike in every form. */
function noteAndPerson(desk) {
  const why = h("input", { type: "text", dir: "auto" });
  const who = h("input", { type: "text", "data-kept": "", value: desk.state.who, oninput: () => (desk.state.who = who.value) });
  const { words } = desk;
  return { fields: [field(words.edit_why, why), field(words.edit_who, who)], told: () => ({ article: desk.shown.number, why: why.value, who: who.value }) };
}

function openForm(desk, title, name, send, ...fields) {
  const form = h("form", { "aria-label": title, onsubmit: (event) => { event.preventDefault(); send(); } }, h("h4", { class: "rl-heading" }, title), ...fields);
  desk.form.dataset.quote = name || "";
  put(desk.form, form);
  desk.written = writtenIn(desk);
  form.querySelector("input, textarea, select").focus();
  form.scrollIntoView({ block: "nearest" });
}

function buttons(desk, further) {
  const { words } = desk;
  return h("p", { class: "rl-save" }, h("button", { type: "submit", class: "rl-small rl-main" }, words.edit_save), further,
    h("button", { type: "button", class: "rl-small", onclick: () => leaveForm(desk) }, words.edit_cancel));
}

function quotationForm(desk, quote, title) {
  const { words, packed } = desk;
  let spans = quote.spans;
  const near = quote.spans ? quote.spans[0][0] : 0;
  const passage = h("textarea", { rows: 4, dir: "auto", lang: "de", oninput: () => (spans = null) });
  passage.value = quote.words;
  const [speaker, names] = nameInput(desk, quote.speaker);
  const [type, kind] = [choice(packed.types, quote.type), choice(packed.kinds, "")];
  const note = noteAndPerson(desk);
  const take = (more) => () => {
    const stretch = selectedIn(desk);
    if (!stretch) return;
    spans = more && spans ? [...spans, stretch].sort((a, b) => a[0] - b[0]) : [stretch];
    passage.value = spans.map((span) => textIn(desk, span)).join(" […] ");
  };
  const small = (label, work) => h("button", { type: "button", class: "rl-small", onmousedown: (event) => event.preventDefault(), onclick: work }, label);
  const send = async (action) => {
    const where = spans ? { spans } : { words: passage.value, near };
    const said = { speaker: speaker.value, type: type.value, kind: kind.value };
    if (await desk.ask("decide", { action, ...where, ...said, ...note.told() })) focusOn(desk, quote.quote);
  };
  openForm(desk, title, quote.quote, () => send("quotation"),
    field(words.edit_speaker, speaker, words.edit_nobody), names, field(words.edit_type, type), field(words.edit_kind, kind),
    field(words.edit_words, passage, words.edit_pieces),
    h("p", { class: "rl-save" }, small(words.edit_take, take(false)), small(words.edit_take_more, take(true))),
    note.fields,
    buttons(desk, quote.quote && h("button", { type: "button", class: "rl-small", onclick: () => send("no_quotation") }, words.edit_none)));
}

function openName(desk, mention) {
  const { words } = desk;
  const [means, names] = nameInput(desk, "");
  const scope = choice([["mention", words.edit_here], ["same_entity", filled(words.edit_everywhere, mention)]], "mention");
  const note = noteAndPerson(desk);
  const send = async () => {
    if (!means.value.trim()) {
      desk.say(words.edit_no_name);
      means.focus();
      return;
    }
    const given = { action: scope.value, spans: mention.spans, name: mention.name, means: means.value.trim(), ...note.told() };
    if (await desk.ask("decide", given)) focusOn(desk);
  };
  openForm(desk, filled(words.edit_name, mention), "", send, h("p", {}, filled(words.edit_taken_for, mention)),
    field(words.edit_means, means), names, field(words.edit_scope, scope), note.fields, buttons(desk));
}
