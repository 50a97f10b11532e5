// What is marked: how it shows in the text, the list beside it, and the form that names the speaker.

const CODER_TYPES = { d: "direct", i: "indirect", f: "free_indirect", x: "indirect_free_indirect", r: "reported" };
const CODER_KINDS = ["person", "organisation", "group", "anonymous"];

const letterOf = (type) => Object.keys(CODER_TYPES).find((letter) => CODER_TYPES[letter] === type);
const sameSpans = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const markLength = (mark) => mark.spans.reduce((sum, [start, end]) => sum + end - start, 0);

/** The shortest mark over a stretch, or nothing. */
function markOver(marks, [from, to]) {
  const over = marks.filter((mark) => mark.spans.some(([start, end]) => start <= from && to <= end));
  return over.sort((one, other) => markLength(one) - markLength(other))[0];
}

/** Gives words and gaps the classes of the marks over them. */
function paintMarks(shown, marks, active) {
  const letters = new Map();
  for (const { spans: [[start]], type } of marks) letters.set(start, (letters.get(start) || "") + letterOf(type));
  const classes = (mark) => (mark ? [`rl-m-${letterOf(mark.type)}`, ...(active && sameSpans(mark.spans, active) ? ["rl-active"] : [])] : []);
  shown.places.forEach((place, n) => {
    const element = shown.elements[n];
    element.className = ["rl-token", ...classes(markOver(marks, place))].join(" ");
    if (letters.has(place[0])) element.dataset.key = letters.get(place[0]);
    else delete element.dataset.key;
    const next = shown.places[n + 1];
    shown.gaps[n].className = ["rl-gap", ...classes(next && markOver(marks, [place[0], next[1]]))].join(" ");
  });
}

/** Shows where the cursor is and what is selected, in place of `before`: [first, last, cursor]; what is shown now. */
function paintCursor(shown, cursor, before) {
  const within = ([from, to, at], on) => {
    for (let n = from; n <= to; n += 1) {
      shown.elements[n].classList.toggle("rl-on", on);
      if (n < to) shown.gaps[n].classList.toggle("rl-on", on);
    }
    shown.elements[at].classList.toggle("rl-at", on || at === cursor.state.at);
  };
  if (!shown.places.length) return null;
  const [from, to] = cursor.range();
  const now = [from, cursor.state.anchor === null ? from - 1 : to, cursor.state.at];
  if (before) within(before, false);
  within(now, true);
  return now;
}

/** Pieces with one more, in order; those that touch become one. */
function withPiece(spans, more) {
  const ordered = [...spans, more].sort((one, other) => one[0] - other[0]);
  return ordered.reduce((found, [start, end]) => {
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
    return found;
  }, []);
}

/** Who speaks, in words. */
const speakerOf = (words, { speaker, kind }) => speaker || (kind === "anonymous" ? words.anonymous : words.nobody);

/** The marks as a list of buttons: to go there, to name the speaker, to take it away. */
function markList({ words }, marks, closed, work) {
  const said = (mark) => `${words[`type_${mark.type}`]}: ${speakerOf(words, mark)}`;
  const small = (name, mark, done) =>
    h("button", { type: "button", class: "rl-small", disabled: closed, "aria-label": `${name}: ${mark.passage.slice(0, 60)}`, onclick: () => done(mark) }, name);
  return marks.map((mark) =>
    h("li", { class: `rl-marked rl-m-${letterOf(mark.type)}` },
      h("button", { type: "button", class: "rl-link", onclick: () => work.show(mark) }, said(mark)),
      h("span", { class: "rl-words" }, mark.passage.length > 140 ? `${mark.passage.slice(0, 139)}…` : mark.passage),
      mark.note && h("span", { class: "rl-note" }, mark.note),
      h("span", {}, small(words.coder_speaker, mark, work.name), small(words.coder_remove, mark, work.remove))));
}

/** The form that asks who speaks; done(speaker, kind, note) or left(). */
function speakerForm({ words }, mark, names, done, left) {
  const list = `rl-names-${(speakerForm.n = (speakerForm.n || 0) + 1)}`;
  const name = h("input", { type: "text", list, value: mark.speaker || "", autocomplete: "off", name: "speaker" });
  const kind = h("select", { name: "kind" }, CODER_KINDS.map((key) =>
    h("option", { value: key, selected: key === (mark.kind || "person") }, words[`coder_kind_${key}`])));
  const note = h("input", { type: "text", value: mark.note || "", autocomplete: "off", name: "note" });
  const labelled = (label, field) => h("label", { class: "rl-control" }, h("span", {}, label), field);
  name.addEventListener("input", () => {
    const known = names.find((one) => one.name === name.value);
    if (known) kind.value = known.kind;
  });
  const save = () => {
    const speaker = name.value.trim() || null;
    done(speaker, speaker || kind.value === "anonymous" ? kind.value : null, note.value.trim() || null);
  };
  // No form that is submitted: JupyterLab lets none be.
  const form = h("div", {
    class: "rl-speaker", role: "group", "aria-label": words.coder_speaker,
    onkeydown: (event) => {
      const work = { Escape: left, Enter: event.target.tagName === "INPUT" ? save : null }[event.key];
      if (!work || event.isComposing) return;
      event.preventDefault();
      work();
    },
  },
  h("p", { class: "rl-words" }, mark.passage),
  h("div", { class: "rl-filters" }, labelled(words.coder_who, name), labelled(words.coder_kind, kind), labelled(words.coder_note, note),
    h("button", { type: "button", class: "rl-small", onclick: save }, words.coder_save)),
  h("p", { class: "rl-note" }, words.coder_nobody_hint),
  h("datalist", { id: list }, names.map((one) => h("option", { value: one.name }))));
  return { form, focus: () => { name.focus(); name.select(); } };
}
