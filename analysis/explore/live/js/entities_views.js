// Views of the explorer of entities: how often they are mentioned, and how evenly.

const ENTITY_FIGURES = ["n_mentions", "n_articles", "per_1000_words"];
const ENTITY_VIEWS = {};

ENTITY_VIEWS.frequency = (look, place) => {
  const { data, state, found, write } = look;
  const { words } = write;
  const figures = found.counts[state.figure];
  const order = entitiesInOrder(data, found.counts, state.find);
  const shown = order.filter((entity) => figures[entity] > 0).sort((a, b) => figures[b] - figures[a]);
  const title = words[`entity_${state.figure}`];
  const notes = [furtherRows(shown.length, write), words.entities_note, data.source];
  withPressed(place, (pressed, pressing) => {
    const rows = shown.slice(0, MOST_ROWS).map((entity) => {
      const text = state.figure === "per_1000_words" ? write.decimal(figures[entity]) : write.number(figures[entity]);
      return {
        label: data.names[entity], text, parts: [{ share: figures[entity], colour: data.colours[data.labels[entity]] }], pressed: pressed === entity,
        describe: `${data.names[entity]}: ${text}`, press: pressing(entity, () => pressEntity(look, entity)),
      };
    });
    put(place, h("h4", { class: "rl-heading" }, title), kindKey(data, shown.slice(0, MOST_ROWS), words),
      rows.length ? bars(rows, false) : h("p", {}, words.no_entities), smallPrint(notes),
      savingChosen(chosenKinds(look), "frequency", () => frequencyRows(look, order), (chosen) => barDrawing(title, rows, [chosen, ...notes], kindMeanings(data, shown.slice(0, MOST_ROWS), words))));
  });
};

function pressEntity({ data, found, write, press }, entity, pronouns) {
  const own = mentionsOf(data, found, entity, pronouns);
  press(`${data.names[entity]}: ${write.count("n_mentions", own.length)}`, own);
}

/** What the colours stand for, if more than one kind is shown. */
function kindKey(data, shown, words) {
  const meanings = kindMeanings(data, shown, words);
  return meanings.length > 1 && colourKey(meanings);
}

function kindMeanings(data, shown, words) {
  const there = new Set(shown.map((entity) => data.labels[entity]));
  return data.kinds.map((kind, at) => [data.colours[at], words[`kind_${kind}`], at]).filter(([, , at]) => there.has(at)).map(([colour, name]) => [colour, name]);
}

function frequencyRows({ data, found, write }, order) {
  const { words } = write;
  const figures = ["n_mentions", "n_names", "n_roles", "n_pronouns", "n_articles", "per_1000_words"];
  return [[words.name, words.kind, ...figures.map((name) => words[`entity_${name}`])],
    ...order.map((entity) => [data.names[entity], data.kinds[data.labels[entity]], ...figures.map((name) => found.counts[name][entity])])];
}

ENTITY_VIEWS.dispersion = (look, place) => {
  const { data, state, found, write } = look;
  const { words } = write;
  const figures = dispersions(data, found);
  const order = entitiesInOrder(data, { ...figures, n_pronouns: [] }, state.find);
  const shown = order.slice(0, MOST_ROWS);
  const strips = stripPaths(data, found, shown);
  const notes = [furtherRows(order.length, write), words.dispersion_note, data.source];
  const text = { n_mentions: write.number, n_articles: write.number, dp: write.decimal, dp_norm: write.decimal, first_position: write.percent };
  const names = Object.keys(text);
  const columns = [{ name: "label", title: words.name }, ...names.map((name) => ({ name, title: words[`entity_${name}`], hint: words[`hint_${name}`] }))];
  const cells = (entity) => Object.fromEntries(names.map((name) => [name, { text: text[name](figures[name][entity]) }]));
  withPressed(place, (pressed, pressing) => {
    const rows = shown.map((entity, at) => ({
      label: data.names[entity], path: strips[at], text: write.decimal(figures.dp[entity]), colour: data.colours[data.labels[entity]],
      describe: `${data.names[entity]}: ${write.count("n_mentions", figures.n_mentions[entity])}, ${words.entity_dp} ${write.decimal(figures.dp[entity])}`,
      pressed: pressed === entity, press: pressing(entity, () => pressEntity(look, entity)),
    }));
    put(place, h("h4", { class: "rl-heading" }, words.view_dispersion), kindKey(data, shown, words),
      rows.length ? strip(rows, words.entity_dp) : h("p", {}, words.no_entities), smallPrint(notes),
      rows.length > 0 && folded(words.as_table, grid(columns, shown.map((entity) => ({ label: data.names[entity], cells: cells(entity) })), words.view_dispersion)),
      savingChosen(chosenKinds(look), "dispersion", () => dispersionRows(look, order, figures), (chosen) => stripDrawing(words.view_dispersion, rows, [chosen, ...notes], kindMeanings(data, shown, words))));
  });
};

/** For each entity the strokes of its mentions by name or role, as a path over 1,000 units from the first article to the last. */
function stripPaths({ mentions, articles }, { kept, chosen }, shown) {
  const rank = new Int32Array(kept.length);
  let n = 0;
  for (let at = 0; at < kept.length; at++) if (kept[at]) rank[at] = n++;
  const rows = new Map(shown.map((entity) => [entity, new Set()]));
  for (const at of chosen) {
    const own = mentions.how[at] === PRONOUN ? null : rows.get(mentions.entity[at]);
    const article = mentions.article[at];
    // Strokes of a unit's width cover what lies nearer together.
    if (own) own.add(Math.round((1000 * (rank[article] + mentions.start[at] / articles.length[article])) / n));
  }
  return shown.map((entity) => [...rows.get(entity)].map((x) => `M${x} 1V19`).join(""));
}

/** Rows of strokes that one can press. */
function strip(rows, heading) {
  return h("div", {},
    h("p", { class: "rl-bar rl-striphead", "aria-hidden": "true" }, h("span", {}), h("span", {}), h("span", { class: "rl-value" }, heading)),
    h("ol", { class: "rl-bars" }, rows.map((row) =>
      h("li", {}, h("button", { type: "button", class: "rl-bar", "aria-pressed": row.pressed ? "true" : "false", "aria-label": row.describe, onclick: row.press },
        h("span", { class: "rl-label", dir: "auto" }, row.label),
        h("span", { class: "rl-strip", "aria-hidden": "true" },
          s("svg", { viewBox: "0 0 1000 20", preserveAspectRatio: "none" }, s("path", { d: row.path, stroke: row.colour, "stroke-width": 1.4, "vector-effect": "non-scaling-stroke", fill: "none" }))),
        h("span", { class: "rl-value" }, row.text))))));
}

function stripDrawing(title, rows, notes, meanings) {
  const drawn = rows.map((row, at) => s("g", { transform: `translate(0 ${at * 24})` },
    s("text", { x: 212, y: 15, "text-anchor": "end" }, row.label.length > 34 ? `${row.label.slice(0, 33)}…` : row.label),
    s("svg", { x: 220, width: 430, height: 20, viewBox: "0 0 1000 20", preserveAspectRatio: "none" }, s("path", { d: row.path, stroke: row.colour, "stroke-width": 1.4, "vector-effect": "non-scaling-stroke" })),
    s("text", { x: 660, y: 15 }, row.text)));
  return asFile(title, drawn, 720, rows.length * 24, notes, meanings);
}

function dispersionRows({ data, write }, order, figures) {
  const names = ["n_mentions", "n_articles", "dp", "dp_norm", "first_position"];
  const { words } = write;
  return [[words.name, words.kind, ...names.map((name) => words[`entity_${name}`])],
    ...order.map((entity) => [data.names[entity], data.kinds[data.labels[entity]], ...names.map((name) => figures[name][entity])])];
}

/** What files say besides: which kind of entities, and what their names hold. */
function chosenKinds(look) {
  const { data, state, write: { words } } = look;
  return { ...look, further: [[words.kind, state.kind < 0 ? words.all_kinds : words[`kind_${data.kinds[state.kind]}`], state.kind < 0], [words.find_name, state.find, !state.find.trim()]] };
}
