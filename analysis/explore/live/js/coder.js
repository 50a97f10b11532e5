// Coding by hand: one article after the other, quotations and speakers marked with the keyboard or the mouse.
// Every step is saved by the kernel before the next one; the machine's answer is shown when an article is finished.

EXPLORERS.coder = (place, packed, link, write) => {
  const { words } = write;
  place.setAttribute("data-lm-suppress-shortcuts", "true"); // else JupyterLab takes d, x, r for commands of its own
  const title = h("h3", { class: "rl-title" }, filled(words.coder_title, { coder: packed.coder }));
  if (!link.live) {
    put(place, title, h("p", { role: "status" }, words.coder_needs_kernel), h("p", {}, coderProgress(write, packed.articles)));
    return;
  }
  const status = h("p", { class: "rl-summary", role: "status" });
  const reading = h("p", { class: "rl-unseen", "aria-live": "polite" });
  const [bar, head, tools, text, form, side, end] = ["nav", "header", "div", "div", "div", "section", "div"].map((tag) => h(tag, {}));
  const own = { articles: packed.articles, article: null, shown: null, cursor: null, painted: null, active: null, machine: null };
  let queue = Promise.resolve();

  const say = (sentence) => put(status, sentence);
  /** Asks the kernel, one question after the other; what goes wrong is said, and nothing on the page changes. */
  const ask = (kind, given) => {
    const answer = queue.then(() => link.ask(kind, given)).then((found) => found.answer);
    queue = answer.catch(() => null);
    return answer.catch((error) => { say(filled(words.coder_failed, { error: error.message })); return null; });
  };
  const closed = () => own.article.finished;

  const open = async (id, first) => {
    const article = await ask("open", { article_id: id });
    if (!article) return;
    place.rlState = { id };
    Object.assign(own, { article, articles: article.articles, active: null, machine: null });
    own.shown = codedText(article.text, article.tokens, words.coder_text);
    own.cursor = cursorIn(own.shown, moved);
    own.shown.body.addEventListener("keydown", pressed);
    own.shown.body.addEventListener("mouseup", pointed);
    put(form);
    say(article.lost.length ? filled(words.coder_lost, { lost: article.lost.join(" · ") }) : coderProgress(write, own.articles));
    drawAll();
    if (first !== true) own.shown.body.focus({ preventScroll: true }); // a notebook that is run must keep its place
  };
  const taken = (answer, sentence) => {
    if (!answer) return false;
    const { articles, marks, finished, compared } = answer;
    own.articles = articles;
    Object.assign(own.article, { marks, finished, compared });
    say(sentence);
    drawAll();
    return true;
  };

  const moved = () => {
    const [from, to] = own.cursor.range();
    put(reading, own.shown.piece(own.shown.places[from][0], own.shown.places[to][1]));
    own.painted = paintCursor(own.shown, own.cursor, own.painted);
  };
  const paint = () => {
    paintMarks(own.shown, own.article.marks, own.active);
    own.painted = paintCursor(own.shown, own.cursor, null);
  };
  const here = () => {
    const [from, to] = own.cursor.range();
    return [own.shown.places[from][0], own.shown.places[to][1]];
  };
  const told = (mark) => ({ type: mark.type, speaker: mark.speaker, speaker_kind: mark.kind, note: mark.note });
  /** What is selected with a finger, where no mouse is let go. */
  const touched = () => {
    const stretch = selectedStretch(own.shown.body);
    if (stretch) overtake(stretch);
  };
  const overtake = (stretch) => {
    document.getSelection().removeAllRanges();
    own.cursor.select(stretch);
  };
  const under = () => own.cursor.state.anchor === null && markOver(own.article.marks, here());

  const make = async (type) => {
    if (closed() || !own.shown.places.length) return;
    touched();
    const old = under() || own.article.marks.find((mark) => sameSpans(mark.spans, [here()]));
    const spans = old ? old.spans : [here()];
    const given = { article_id: own.article.id, spans, ...(old ? told(old) : {}), type };
    if (!taken(await ask("mark", given), words.coder_saved)) return;
    own.active = spans;
    own.cursor.drop();
    name(own.article.marks.find((mark) => sameSpans(mark.spans, spans)));
  };
  const name = (mark) => {
    if (!mark || closed()) return;
    own.active = mark.spans;
    paint();
    const left = () => { put(form); own.shown.body.focus({ preventScroll: true }); };
    const asked = speakerForm(write, mark, own.article.names, async (speaker, kind, note) => {
      const given = { article_id: own.article.id, spans: mark.spans, type: mark.type, speaker, speaker_kind: kind, note };
      if (!taken(await ask("mark", given), filled(words.coder_saved_as, { speaker: speakerOf(words, { speaker, kind }) }))) return;
      if (speaker && !own.article.names.some((one) => one.name === speaker)) own.article.names.push({ name: speaker, kind });
      left();
    }, left);
    put(form, asked.form);
    asked.focus();
  };
  const addPiece = async () => {
    touched();
    const old = own.active && own.article.marks.find((mark) => sameSpans(mark.spans, own.active));
    if (!old || closed()) { say(words.coder_no_active); return; }
    const spans = withPiece(old.spans, here());
    if (!taken(await ask("remark", { article_id: own.article.id, old: old.spans, spans, ...told(old) }), words.coder_saved)) return;
    own.active = spans;
    own.cursor.drop();
  };
  const remove = async (mark) => {
    if (!mark || closed()) return;
    if (!taken(await ask("remove", { article_id: own.article.id, spans: mark.spans }), words.coder_removed)) return;
    own.active = null;
    put(form);
    own.shown.body.focus({ preventScroll: true });
    paint();
  };
  const finish = async () => {
    if (own.article.compared) { say(words.coder_locked); return; }
    put(form);
    const answer = await ask("finish", { article_id: own.article.id, finished: !own.article.finished });
    taken(answer, answer && coderProgress(write, answer.articles));
  };
  const compare = async () => {
    const answer = await ask("compare", { article_id: own.article.id });
    if (!answer) return;
    own.machine = answer;
    taken(answer, words.coder_locked);
  };
  const step = (way) => {
    const at = own.articles.findIndex((row) => row.id === own.article.id) + way;
    if (own.articles[at]) open(own.articles[at].id);
    else say(words.coder_no_further);
  };
  const show = (mark) => {
    own.active = mark.spans;
    own.cursor.go(own.shown.places.findIndex(([, to]) => to > mark.spans[0][0]), false);
    own.shown.body.focus({ preventScroll: true });
  };

  const KEYS = {
    ...Object.fromEntries(Object.entries(CODER_TYPES).map(([key, type]) => [key, () => make(type)])),
    a: addPiece, Enter: () => name(under() || null), Delete: () => remove(under() || null), Backspace: () => remove(under() || null),
    n: () => step(1), p: () => step(-1), e: finish, Escape: () => own.cursor.drop(),
  };
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (own.cursor.press(event)) event.preventDefault();
    else if (event.key in KEYS) { event.preventDefault(); KEYS[event.key](); }
  };
  const pointed = (event) => {
    const stretch = selectedStretch(own.shown.body);
    const token = event.target.closest(".rl-token");
    if (stretch) overtake(stretch);
    else if (token) own.cursor.go(Number(token.dataset.n), event.shiftKey);
  };

  const drawAll = () => {
    const { article } = own;
    put(bar, coderBar(write, own, open, step));
    put(head, coderHead(write, article));
    put(tools, coderTools(write, closed(), make, addPiece, finish, article));
    if (text.firstChild !== own.shown.body) put(text, own.shown.body);
    put(side, h("h4", { class: "rl-heading" }, filled(words.coder_marked, { n: article.marks.length })),
      h("ol", { class: "rl-list" }, markList(write, article.marks, closed(), { show, name, remove })));
    put(end, own.machine ? differenceTable(write, own.machine) : article.finished ? compareStep(write, compare) : null);
    paint();
  };

  put(place, title, h("p", { class: "rl-note" }, words.coder_how), bar, status, reading, head, tools,
    h("div", { class: "rl-desk" }, text, h("div", { class: "rl-beside" }, form, side)), end);
  const next = own.articles.find((row) => !row.finished) || own.articles[0];
  open((place.rlState && place.rlState.id) || next.id, true);
};

/** "3 of 20 articles finished". */
function coderProgress({ words }, articles) {
  return filled(words.coder_progress, { done: articles.filter((row) => row.finished).length, all: articles.length });
}

function coderBar(write, own, open, step) {
  const { words } = write;
  const named = (row, at) => `${row.finished ? "✓ " : ""}${at + 1}. ${row.title}`;
  const button = (label, key, way) =>
    h("button", { type: "button", class: "rl-small", onclick: () => step(way) }, label, " ", h("kbd", {}, key));
  return [
    h("p", { class: "rl-progress" }, coderProgress(write, own.articles)),
    h("progress", { max: own.articles.length, value: own.articles.filter((row) => row.finished).length, "aria-label": words.coder_done }),
    h("div", { class: "rl-filters" },
      button(words.coder_previous, "p", -1),
      dropdown(words.coder_article, own.articles.map((row, at) => [row.id, named(row, at)]), own.article.id, open, true),
      button(words.coder_next, "n", 1)),
  ];
}

function coderHead({ words }, article) {
  return [
    h("h4", { class: "rl-headline" }, article.title || words.untitled),
    h("p", { class: "rl-note" }, [article.outlet, article.date].filter(Boolean).join(", ")),
    article.lead && h("p", { class: "rl-lead" }, article.lead),
  ];
}

function coderTools({ words }, closed, make, addPiece, finish, article) {
  const key = (letter) => h("kbd", {}, letter);
  const tool = (letter, label, work, off = closed) =>
    // The selection in the text must outlast the click.
    h("button", { type: "button", class: `rl-small rl-tool rl-m-${letter}`, disabled: off, onmousedown: (event) => event.preventDefault(), onclick: work }, key(letter), " ", label);
  return [
    h("div", { class: "rl-tools", role: "group", "aria-label": words.coder_types },
      Object.entries(CODER_TYPES).map(([letter, type]) => tool(letter, words[`type_${type}`], () => make(type))),
      tool("a", words.coder_add, addPiece)),
    h("button", { type: "button", class: "rl-small rl-done", "aria-pressed": article.finished ? "true" : "false", disabled: article.compared, onclick: finish },
      key("e"), " ", article.finished ? words.coder_take_up : words.coder_finish),
    article.finished ? h("p", { class: "rl-note" }, article.compared ? words.coder_locked : words.coder_is_finished) : null,
  ];
}
