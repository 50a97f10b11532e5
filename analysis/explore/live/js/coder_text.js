// The text a coder reads: its words and signs one by one, a cursor on one of them, and the words selected.

/** The text as elements; its text content is the article's text, to the character. */
function codedText(text, tokens, label) {
  const signs = [...text];
  const piece = (start, end) => signs.slice(start, end).join("");
  const places = [];
  for (let at = 0; at < tokens.length; at += 2) places.push([tokens[at], tokens[at + 1]]);
  const elements = places.map(([start, end], n) => h("span", { class: "rl-token", "data-n": n }, piece(start, end)));
  const gaps = places.map(([, end], n) => h("span", { class: "rl-gap" }, piece(end, n + 1 < places.length ? places[n + 1][0] : signs.length)));
  const body = h("div", { class: "rl-text", tabindex: "0", role: "group", "aria-label": label });
  put(body, places.length ? piece(0, places[0][0]) : text, places.flatMap((_, n) => [elements[n], gaps[n]]));
  return { body, places, elements, gaps, piece };
}

/** Moves in a text: the cursor is the number of a word or sign, the anchor where a selection began, or null. */
function cursorIn(shown, changed) {
  const state = { at: 0, anchor: null };
  const last = shown.places.length - 1;
  const box = (n) => shown.elements[n].getBoundingClientRect();

  const go = (to, extend) => {
    if (last < 0) return;
    if (!extend) state.anchor = null;
    else if (state.anchor === null) state.anchor = state.at;
    state.at = Math.min(Math.max(to, 0), last);
    shown.elements[state.at].scrollIntoView({ block: "nearest" });
    changed();
  };
  const line = (way) => {
    const from = box(state.at);
    const middle = from.left + from.width / 2;
    let [best, top, near] = [state.at, null, Infinity];
    for (let n = state.at + way; n >= 0 && n <= last; n += way) {
      const to = box(n);
      if (Math.abs(to.top - from.top) < from.height / 2) continue;
      if (top === null) top = to.top;
      if (Math.abs(to.top - top) > from.height / 2) break;
      const far = Math.abs(to.left + to.width / 2 - middle);
      if (far < near) [best, near] = [n, far];
    }
    return best;
  };
  const edge = (way) => {
    let n = state.at;
    while (n + way >= 0 && n + way <= last && !shown.gaps[Math.min(n, n + way)].textContent.includes("\n")) n += way;
    return n;
  };
  const keys = {
    ArrowRight: () => state.at + 1, ArrowLeft: () => state.at - 1, ArrowDown: () => line(1), ArrowUp: () => line(-1),
    Home: () => edge(-1), End: () => edge(1),
  };
  return {
    state,
    go,
    /** Takes a key that moves the cursor; false if it is another one. */
    press(event) {
      if (!(event.key in keys)) return false;
      go(keys[event.key](), event.shiftKey);
      return true;
    },
    /** The words that a stretch [start, end] of the text touches, selected. */
    select([start, end]) {
      const touched = shown.places.flatMap(([from, to], n) => (from < end && to > start ? [n] : []));
      if (!touched.length) return;
      state.anchor = touched[0];
      state.at = touched[touched.length - 1];
      changed();
    },
    drop() {
      state.anchor = null;
      changed();
    },
    /** Numbers of the first and last word that are selected, or where the cursor is. */
    range() {
      return state.anchor === null ? [state.at, state.at] : [Math.min(state.at, state.anchor), Math.max(state.at, state.anchor)];
    },
  };
}
