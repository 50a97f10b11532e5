// The passages behind a bar, and the article at the place of one of them.

const AT_ONCE = 20;

/**
 * A place for passages: show(title, numbers, {stay, doubtOf}) lists them, each with a button that opens its article.
 * In place of numbers of quotations there can be passages of any kind: {at: [article, start, end], speaker, how, colour}.
 * The focus goes to the title, and with Escape back to where it came from; it stays where nobody asked for passages.
 * doubtOf(number) says how sure a passage is: then the least sure ones can be had first.
 */
function passageList(link, write, open) {
  const root = h("section", { class: "rl-passages" });
  let opener = null;
  const ask = async (numbers, list, button) => {
    const these = numbers.slice(list.children.length, list.children.length + AT_ONCE);
    button.disabled = true;
    for (const item of await passagesOf(link, write, these)) list.append(h("li", {}, item(open)));
    button.disabled = false;
    button.hidden = list.children.length >= numbers.length;
  };
  const show = (title, numbers, { stay, doubtOf } = {}) => {
    opener = stay ? null : openerOf(root);
    const [heading, place] = [h("h4", { class: "rl-heading", tabindex: "-1" }, title), h("div", {})];
    const list = (order) => {
      const items = h("ol", { class: "rl-list" });
      const more = h("button", { type: "button", class: "rl-small", onclick: () => ask(order, items, more) }, write.words.more);
      put(place, items, more);
      return ask(order, items, more);
    };
    put(root, heading, numbers.length ? null : h("p", {}, write.words.no_passages), doubtOf && byDoubt(numbers, doubtOf, write, list), place);
    if (!stay) broughtTo(heading);
    return list(numbers);
  };
  root.addEventListener("keydown", (event) => event.key === "Escape" && opener && focused(opener, root));
  return { root, show, clear: () => put(root) };
}

/** The bar or figure that asks for passages; browsers that focus no button on a click still know it as pressed. */
function openerOf(root) {
  const explorer = root.closest(".rl");
  const active = document.activeElement;
  return explorer.contains(active) && active.matches("button, a, [role='button']") ? active : explorer.querySelector(".rl-chart [aria-pressed='true']");
}

/** Gives the focus to an element, or to the one that now stands for it in the explorer of this place. */
function focused(element, place) {
  const now = element.isConnected ? element : [...place.closest(".rl").querySelectorAll(element.tagName)].find((one) => nameOf(one) === nameOf(element));
  if (now) now.focus();
}

function broughtTo(heading) {
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "nearest" });
}

/** A button that lists the least sure passages first, where some are surer than others. */
function byDoubt(numbers, doubtOf, write, list) {
  if (new Set(numbers.map(doubtOf)).size < 2) return null;
  const button = h("button", { type: "button", class: "rl-small", "aria-pressed": "false" }, write.words.least_sure);
  button.addEventListener("click", () => {
    const wanted = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", String(wanted));
    list(wanted ? [...numbers].sort((a, b) => doubtOf(a) - doubtOf(b)) : numbers);
  });
  return h("p", { class: "rl-save" }, button);
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
  const button = h("button", { type: "button", class: "rl-passage", style: { "--c": passage.colour }, onclick: (event) => open(passage, event.currentTarget) },
    h("span", { class: "rl-who", dir: "auto" }, passage.speaker),
    h("span", { class: "rl-how" }, passage.how),
    h("q", { class: "rl-words", dir: "auto", lang: "de" }, before, h("mark", {}, spoken), after),
    h("span", { class: "rl-place", dir: "auto" }, passage.place));
  open.drawn(passage, button);
  return button;
}

/**
 * A place for one article: open(passage, button) shows it, and brings its passage into view; above it what more(passage)
 * gives. The button is marked as the current one as long as the article stands there; Escape leads back to it.
 */
function articlePlace(link, write, more) {
  const root = h("section", { class: "rl-article" });
  let [current, shown] = [null, null];
  const same = (one, other) => ["article", "quote", "hit"].every((name) => String(one[name]) === String(other[name]));
  const mark = (button) => {
    if (current) current.removeAttribute("aria-current");
    current = button || null;
    if (current) current.setAttribute("aria-current", "true");
  };
  const open = async (passage, button) => {
    const html = await asked(link, "article", passage.article);
    shown = html ? passage : null;
    mark(html && button);
    if (!html) {
      put(root, h("p", {}, write.words.needs_kernel));
      return;
    }
    // The reader's HTML comes from the package, which escapes all text of the article.
    root.innerHTML = html;
    const further = more && more(root, passage);
    if (further) root.prepend(further);
    const place = passage.hit
      ? hitIn(root.querySelector(".ra-body"), ...passage.hit)
      : [...root.querySelectorAll("[data-quote]")].find((one) => one.dataset.quote === passage.quote);
    (place || root).scrollIntoView({ block: "center" });
    if (!place) return;
    // What is said of the passage would cover its next lines: it waits until the reader goes there.
    root.classList.add("rl-quiet");
    place.focus({ preventScroll: true });
  };
  root.addEventListener("focusout", () => document.hasFocus() && root.classList.remove("rl-quiet"));
  // The same passage in another order of the list.
  open.drawn = (passage, button) => shown && same(passage, shown) && mark(button);
  const clear = () => {
    shown = null;
    mark(null);
    put(root);
  };
  root.addEventListener("keydown", (event) => event.key === "Escape" && current && focused(current, root));
  return { root, open, clear };
}
