// Who is mentioned together with whom: a network on a circle, and the pairs as a table.

const MOST_NODES = 18;
const MOST_LINES = 45;

ENTITY_VIEWS.network = (look, place) => {
  const { data, state, found, write } = look;
  const { words } = write;
  const { pairs: all, units } = pairsOf(data, found, state);
  const looked = new Set(entitiesInOrder(data, found.counts, state.find));
  const pairs = all.filter(({ one, other }) => !state.find.trim() || looked.has(one) || looked.has(other));
  const nodes = onCircle(nodesOf(pairs), pairs);
  const notes = [words.network_note, words[`network_unit_${state.unit}`], data.source];
  const both = ({ one, other }) => units.filter((unit) => unit.entities.has(one) && unit.entities.has(other))
    .flatMap((unit) => unit.mentions.filter((at) => data.mentions.entity[at] === one || data.mentions.entity[at] === other));
  const named = ({ one, other }) => `${data.names[one]} – ${data.names[other]}`;
  const told = (pair) => `${named(pair)}: ${filled(words[`together_${state.unit}`], { n: write.number(pair.n_together) })}`;
  withPressed(place, (pressed, pressing) => {
    const nodePress = (entity) => pressing(`node ${entity}`, () => pressEntity(look, entity, true));
    const rows = pairs.slice(0, MOST_ROWS).map((pair) => ({
      label: named(pair), describe: told(pair), pressed: pressed === named(pair), press: pressing(named(pair), () => look.press(told(pair), both(pair))), cells: pairCells(pair, write),
    }));
    put(place, h("h4", { class: "rl-heading" }, words.view_network), kindKey(data, nodes.map(({ entity }) => entity), words),
      nodes.length ? network(look, nodes, pairs, pressed, nodePress) : h("p", {}, words.no_pairs),
      rows.length > 0 && grid(pairColumns(words), rows, words.pairs), smallPrint([furtherRows(pairs.length, write), ...notes]),
      savingChosen(chosenKinds(look), `pairs_${state.unit}`, () => pairRows(look, pairs), (chosen) => networkDrawing(look, nodes, pairs, [chosen, ...notes])));
  });
};

const PAIR_FIGURES = ["n_together", "n_entity", "n_other", "n_units", "pmi", "npmi"];

function pairColumns(words) {
  return [{ name: "label", title: words.pair }, ...PAIR_FIGURES.map((name) => ({ name, title: words[`pair_${name}`], hint: words[`hint_${name}`] }))];
}

function pairCells(pair, write) {
  return Object.fromEntries(PAIR_FIGURES.map((name) => [name, { text: name.startsWith("n_") ? write.number(pair[name]) : signedDecimal(pair[name], write) }]));
}

function signedDecimal(value, write) {
  return value < 0 ? `\u2212${write.decimal(-value)}` : write.decimal(value);
}

function pairRows({ data, write }, pairs) {
  const { words } = write;
  return [[words.name, words.name, ...PAIR_FIGURES.map((name) => words[`pair_${name}`])],
    ...pairs.map((pair) => [data.names[pair.one], data.names[pair.other], ...PAIR_FIGURES.map((name) => pair[name])])];
}

/** The entities of the strongest pairs, as many as there is room for. */
function nodesOf(pairs) {
  const nodes = new Set();
  for (const { one, other } of pairs) {
    const more = [one, other].filter((entity) => !nodes.has(entity)).length;
    if (nodes.size + more <= MOST_NODES) nodes.add(one).add(other);
  }
  return [...nodes];
}

/** Places on the circle, in per cent of width and height: each beside the one it is most often together with. */
function onCircle(entities, pairs) {
  const there = new Set(entities);
  const weight = new Map();
  const key = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const { one, other, n_together } of pairs) if (there.has(one) && there.has(other)) weight.set(key(one, other), n_together);
  const order = [];
  const pull = (entity) => order.reduce((sum, placed, at) => sum + (weight.get(key(entity, placed)) || 0) / (order.length - at), 0);
  while (order.length < entities.length) {
    const rest = entities.filter((entity) => !order.includes(entity));
    order.push(rest.reduce((best, entity) => (pull(entity) > pull(best) ? entity : best)));
  }
  return order.map((entity, at) => {
    const angle = (2 * Math.PI * (at + 0.5)) / order.length;
    return { entity, x: 50 + 21 * Math.sin(angle), y: 50 - 45 * Math.cos(angle), right: Math.sin(angle) >= 0 };
  });
}

/** Lines between nodes: from, to, width from 0 to 1, and whether the pressed one is among their ends. */
function linesOf(nodes, pairs, pressed) {
  const at = new Map(nodes.map((node) => [node.entity, node]));
  const drawn = pairs.filter(({ one, other }) => at.has(one) && at.has(other));
  const chosen = (entity) => pressed === `node ${entity}`;
  const [shown, linked] = [[], new Set()];
  // The strongest of all, the strongest of each, and all of the one that is pressed.
  drawn.forEach((pair, rank) => {
    const first = !linked.has(pair.one) || !linked.has(pair.other);
    if (rank < MOST_LINES || first || chosen(pair.one) || chosen(pair.other)) shown.push(pair);
    linked.add(pair.one).add(pair.other);
  });
  const most = Math.max(...shown.map(({ n_together }) => n_together), 1);
  return shown.map(({ one, other, n_together }) => ({ from: at.get(one), to: at.get(other), share: n_together / most, chosen: chosen(one) || chosen(other) })).reverse();
}

function lineOf({ from, to, share, chosen }, [wide, high]) {
  const middle = (a, b) => 50 + ((a + b) / 2 - 50) * 0.35;
  const point = (x, y) => `${((x * wide) / 100).toFixed(2)} ${((y * high) / 100).toFixed(2)}`;
  return s("path", {
    d: `M${point(from.x, from.y)}Q${point(middle(from.x, to.x), middle(from.y, to.y))} ${point(to.x, to.y)}`, fill: "none", "vector-effect": "non-scaling-stroke",
    stroke: chosen ? "#1a5fb4" : "#8d897e", "stroke-width": 0.8 + 5 * share, "stroke-opacity": chosen ? 0.9 : 0.45,
  });
}

function network({ data, found, write }, nodes, pairs, pressed, press) {
  const lines = linesOf(nodes, pairs, pressed);
  return h("div", { class: "rl-network", role: "group", "aria-label": write.words.view_network },
    s("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" }, lines.map((line) => lineOf(line, [100, 100]))),
    nodes.map(({ entity, x, y, right }) =>
      h("button", {
        type: "button", class: right ? "rl-node" : "rl-node rl-leftwards", style: { left: `${x}%`, top: `${y}%`, "max-width": `${right ? 100 - x : x}%`, "--c": data.colours[data.labels[entity]] }, title: data.names[entity],
        "aria-pressed": pressed === `node ${entity}` ? "true" : "false", "aria-label": `${data.names[entity]}: ${write.count("n_mentions", found.counts.n_mentions[entity])}`, onclick: press(entity),
      }, h("span", { dir: "auto" }, data.names[entity]))));
}

function networkDrawing({ data, write }, nodes, pairs, notes) {
  const size = [720, 480];
  const drawn = nodes.flatMap(({ entity, x, y, right }) => {
    const [cx, cy] = [(x * size[0]) / 100, (y * size[1]) / 100];
    return [s("circle", { cx, cy, r: 5, fill: data.colours[data.labels[entity]] }), s("text", { x: cx + (right ? 10 : -10), y: cy + 4, "text-anchor": right ? "start" : "end" }, data.names[entity])];
  });
  return asFile(write.words.view_network, [...linesOf(nodes, pairs, null).map((line) => lineOf(line, size)), ...drawn], ...size, notes, kindMeanings(data, nodes.map(({ entity }) => entity), write.words));
}
