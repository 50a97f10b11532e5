// The passages behind a bar, and the article at the place of one of them.

const AT_ONCE = 20;

/**
 * A place for passages: show(title, numbers) lists them, each with a button that opens its article.
 * In place of numbers of quotations there can be passages of any kind: {at: [article, start, end], speaker, how, colour}.
 */
function passageList(link, write, open) {
  const root = h("section", { class: "rl-passages", "aria-live": "polite" });
  const ask = async (numbers, list, button) => {
    const these = numbers.slice(list.children.length, list.children.length + AT_ONCE);
    button.disabled = true;
    for (const item of await passagesOf(link, write, these)) list.append(h("li", {}, item(open)));
    button.disabled = false;
    button.hidden = list.children.length >= numbers.length;
  };
  const show = (title, numbers) => {
    const list = h("ol", { class: "rl-list" });
    const more = h("button", { type: "button", class: "rl-small", onclick: () => ask(numbers, list, more) }, write.words.more);
    put(root, h("h4", { class: "rl-heading" }, title), numbers.length ? null : h("p", {}, write.words.no_passages), list, more);
    return ask(numbers, list, more);
  };
  return { root, show, clear: () => put(root) };
}

/** For each number a function that draws the passage. What the page does not hold is said once. */
async function passagesOf(link, write, items) {
  if (!items.length) return [];
  const kind = items[0].at ? "place" : "passage";
  const numbers = items.map((item) => (item.at ? item.at : item));
  const found = link.live
    ? await asked(link, `${kind}s`, { numbers })
    : await Promise.all(numbers.map((number) => asked(link, kind, number)));
  const held = (found || []).map((passage, at) => passage && (items[at].at ? { ...items[at], ...passage } : passage)).filter(Boolean);
  const drawn = held.map((passage) => (open) => drawnPassage(write, passage, open));
  if (held.length < numbers.length) {
    drawn.push(...numbers.slice(held.length).map((_, at) => () => (at ? h("span", { hidden: true }) : h("em", {}, write.words.needs_kernel))));
  }
  return drawn;
}

async function asked(link, kind, given) {
  try {
    return (await link.ask(kind, given)).answer;
  } catch (error) {
    return null;
  }
}

/** passage: {article, quote or hit: [start, end], speaker, how, text: [before, words, after], place, colour}. */
function drawnPassage(write, passage, open) {
  const [before, spoken, after] = passage.text;
  return h("button", { type: "button", class: "rl-passage", style: { "--c": passage.colour }, onclick: () => open(passage) },
    h("span", { class: "rl-who", dir: "auto" }, passage.speaker),
    h("span", { class: "rl-how" }, passage.how),
    h("q", { class: "rl-words", dir: "auto", lang: "de" }, before, h("mark", {}, spoken), after),
    h("span", { class: "rl-place", dir: "auto" }, passage.place));
}

/** A place for one article: open(passage) shows it, and brings its passage into view; above it what more(passage) gives. */
function articlePlace(link, write, more) {
  const root = h("section", { class: "rl-article" });
  const open = async (passage) => {
    const html = await asked(link, "article", passage.article);
    if (!html) {
      put(root, h("p", {}, write.words.needs_kernel));
      return;
    }
    // The reader's HTML comes from the package, which escapes all text of the article.
    root.innerHTML = html;
    const further = more && more(root, passage);
    if (further) root.prepend(further);
    const mark = passage.hit
      ? hitIn(root.querySelector(".ra-body"), ...passage.hit)
      : [...root.querySelectorAll("[data-quote]")].find((one) => one.dataset.quote === passage.quote);
    const shown = mark || root;
    shown.scrollIntoView({ block: "center" });
    if (mark) mark.focus({ preventScroll: true });
  };
  return { root, open, clear: () => put(root) };
}
