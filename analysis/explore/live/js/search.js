// The search: what to look for and where; the kernel answers, or the texts of the page.

const [HOW, WHERE] = [["plain", "words", "lemma", "regex"], ["text", "speakers", "cues"]];
const SORTS = ["text", "left", "right", "speaker"];

EXPLORERS.search = (place, packed, link, write) => {
  const { words } = write;
  const data = { ...packed, articles: table(packed.articles) };
  const state = articleState(place, { ...data.first, by: data.ways[0], figure: "n_hits", sort: "text", only: null });
  const parts = shell(place, words.search_title, link, write);
  let [found, newest] = [null, 0];
  const change = (name, number) => (value) => {
    state[name] = number ? Number(value) : value;
    state.only = null;
    parts.clear();
    redraw();
  };
  const redraw = () => keepingFocus(place, () => {
    put(parts.controls, searchControls(data, state, write, change, run));
    drawHits({ data, state, found, write, open: parts.article.open, redraw }, parts);
  });
  const run = async () => {
    const own = ++newest;
    const asked = Object.fromEntries(["pattern", "how", "where", "case"].map((name) => [name, state[name]]));
    parts.clear();
    const empty = !asked.pattern.trim();
    [found, state.only] = [empty ? { problem: "empty", detail: "" } : { waiting: true }, null];
    redraw();
    const answer = empty ? found : await answered(link, data, asked);
    // A search that came later has the say.
    if (own !== newest) return;
    found = { ...answer, asked };
    redraw();
  };
  run();
};

async function answered(link, data, asked) {
  try {
    return (await link.ask("search", asked)).answer;
  } catch (error) {
    return (!link.live && searchInPage(data.embedded, asked, data.most_hits)) || { problem: link.live ? "failed" : "kernel", detail: "" };
  }
}

function searchControls(data, state, write, change, run) {
  const { words } = write;
  const set = (name) => (event) => (state[name] = event.target.type === "checkbox" ? event.target.checked : event.target.value);
  const chosen = (name, options) => h("label", { class: "rl-control" }, h("span", {}, words[`search_${name}`]),
    h("select", { "aria-label": words[`search_${name}`], onchange: set(name) }, options.map((key) => h("option", { value: key, selected: key === state[name] }, words[`${name}_${key}`]))));
  const submit = (event) => {
    event.preventDefault();
    run();
  };
  return [
    h("form", { class: "rl-filters rl-search", role: "search", onsubmit: submit },
      h("label", { class: "rl-control rl-pattern" }, h("span", {}, words.pattern),
        h("input", { type: "search", "aria-label": words.pattern, value: state.pattern, autocomplete: "off", spellcheck: "false", maxlength: 1000, oninput: set("pattern") })),
      chosen("how", HOW), chosen("where", WHERE),
      h("label", { class: "rl-check" }, h("input", { type: "checkbox", checked: state.case, onchange: set("case") }), " ", words.case),
      h("button", { type: "submit", class: "rl-go" }, words.search_go)),
    h("div", { class: "rl-filters", role: "group", "aria-label": words.filters },
      ...articleControls(data, state, write, change),
      dropdown(words.by, [...data.ways, "all"].map((key) => [key, words[`by_${key}`]]), state.by, change("by")),
      dropdown(words.measure, ["n_hits", "per_1000_words"].map((key) => [key, words[`hits_${key}`]]), state.figure, change("figure")),
      dropdown(words.sort, SORTS.map((key) => [key, words[`sort_${key}`]]), state.sort, change("sort"))),
  ];
}
