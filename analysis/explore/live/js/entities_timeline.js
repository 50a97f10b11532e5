// Mentions over time: a line for each entity, broken where no article is there.

const TIMELINE_FIGURES = ["n_mentions", "per_1000_words"];
const LINES = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00"];
const MARKS = [
  (x, y) => `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`, (x, y) => `M${x - 4} ${y - 4}h8v8h-8z`, (x, y) => `M${x} ${y - 5}l5 9h-10z`,
  (x, y) => `M${x} ${y - 5}l5 5l-5 5l-5 -5z`, (x, y) => `M${x} ${y + 5}l5 -9h-10z`,
];

ENTITY_VIEWS.timeline = (look, place) => {
  const { data, state, found, write } = look;
  const { words } = write;
  const figure = state.figure === "n_articles" ? "n_mentions" : state.figure;
  const shown = entitiesInOrder(data, found.counts, state.find).filter((entity) => found.counts.n_mentions[entity] > 0).slice(0, LINES.length);
  const periods = periodsOf(data.articles, found.kept, state.by);
  const series = seriesOf(data, found, periods, shown);
  const notes = [words.timeline_note, words.timeline_undated, data.source];
  const value = (one, at) => one[figure][at];
  const text = (number) => (figure === "n_mentions" ? write.number(number) : write.decimal(number));
  const pressPeriod = (at) => {
    const own = found.chosen.filter((mention) => data.mentions.how[mention] !== PRONOUN && shown.includes(data.mentions.entity[mention]) && periods.of[data.mentions.article[mention]] === at);
    look.press(`${periods.names[at]}: ${write.count("n_mentions", own.length)}`, own);
  };
  withPressed(place, (pressed, pressing) => {
    const drawn = (width) => timelineDrawing(periods, series, value, width, text, { names: shown.map((entity) => data.names[entity]), press: (at) => pressing(`period ${at}`, () => pressPeriod(at))() });
    const legend = h("p", { class: "rl-key" }, shown.map((entity, at) =>
      h("button", { type: "button", class: "rl-small", "aria-pressed": pressed === entity ? "true" : "false", onclick: pressing(entity, () => pressEntity(look, entity)) },
        s("svg", { width: 14, height: 12, "aria-hidden": "true" }, s("path", { d: MARKS[at](7, 6), fill: LINES[at] })), " ", h("span", { dir: "auto" }, data.names[entity]))));
    const rows = periods.names.map((name, at) => ({
      label: name, describe: `${name}: ${write.count("n_articles", periods.articles[at])}`, pressed: pressed === `period ${at}`, press: pressing(`period ${at}`, () => pressPeriod(at)),
      cells: { n: { text: write.number(periods.articles[at]) }, ...Object.fromEntries(series.map((one, row) => [row, { text: periods.articles[at] ? text(value(one, at)) : "–" }])) },
    }));
    const columns = [{ name: "label", title: words[`period_${state.by}`] }, { name: "n", title: words.n_articles_head }, ...shown.map((entity, at) => ({ name: at, title: data.names[entity] }))];
    const title = `${words.view_timeline}: ${words[`entity_${figure}`]}`;
    put(place, h("h4", { class: "rl-heading" }, title), legend,
      rows.length && shown.length ? atWidth(drawn) : h("p", {}, rows.length ? words.no_entities : words.no_dates), smallPrint(notes),
      rows.length > 0 && shown.length > 0 && grid(columns, rows, words.view_timeline),
      savingChosen(chosenKinds(look), `timeline_${state.by}`, () => timelineRows(look, periods, series, shown), (chosen) => asFile(title, [drawn(720), ...legendDrawing(data, shown)], 720, 300 + 20 * shown.length, [chosen, ...notes])));
  });
};

/** For each entity its mentions, articles, and mentions per 1,000 words, by period. */
function seriesOf(data, { chosen }, periods, shown) {
  const { mentions } = data;
  const n = periods.names.length;
  const series = shown.map(() => ({ n_mentions: new Float64Array(n), n_articles: new Float64Array(n), last: -1 }));
  const row = new Map(shown.map((entity, at) => [entity, series[at]]));
  for (const at of chosen) {
    const [own, period] = [row.get(mentions.entity[at]), periods.of[mentions.article[at]]];
    if (!own || period < 0 || mentions.how[at] === PRONOUN) continue;
    own.n_mentions[period] += 1;
    if (own.last !== mentions.article[at]) own.n_articles[period] += 1;
    own.last = mentions.article[at];
  }
  for (const own of series) own.per_1000_words = own.n_mentions.map((count, at) => (periods.words[at] ? (1000 * count) / periods.words[at] : NaN));
  return series;
}

function timelineDrawing(periods, series, value, width, text, { names, press }) {
  const [height, left, right, top, foot] = [300, 48, 14, 12, 26];
  const n = periods.names.length;
  const x = (at) => left + ((width - left - right) * (at + 0.5)) / n;
  const there = (at) => periods.articles[at] > 0;
  const top_value = Math.max(...series.flatMap((one) => periods.names.map((_, at) => (there(at) ? value(one, at) : 0))), 0) || 1;
  const ticks = roundTicks(top_value);
  const y = (number) => top + (height - top - foot) * (1 - number / ticks[ticks.length - 1]);
  const most = Math.max(...periods.articles, 1);
  const small = { "font-size": 12, fill: "#55534d" };
  const step = Math.ceil(n / Math.max(1, Math.floor((width - left - right) / 78)));
  const grid_lines = ticks.map((tick) => [s("path", { d: `M${left} ${y(tick)}H${width - right}`, stroke: "#d9d5cb" }), s("text", { x: left - 6, y: y(tick) + 4, "text-anchor": "end", ...small }, text(tick))]);
  const feet = periods.names.map((_, at) => s("rect", { x: x(at) - (0.35 * (width - left - right)) / n, width: (0.7 * (width - left - right)) / n, y: y(0) - (34 * periods.articles[at]) / most, height: (34 * periods.articles[at]) / most, fill: "#e4e0d6" }));
  const labels = periods.names.map((name, at) => at % step === 0 && s("text", { x: x(at), y: height - 8, "text-anchor": "middle", ...small }, name));
  const lines = series.map((one, row) => s("path", { d: brokenLine(n, there, (at) => [x(at), y(value(one, at))]), stroke: LINES[row], "stroke-width": 1.8, fill: "none" }));
  const dots = series.flatMap((one, row) => periods.names.map((name, at) => there(at) && s("path", { d: MARKS[row](x(at), y(value(one, at))), fill: LINES[row], style: "cursor: pointer", onclick: () => press(at) }, s("title", {}, `${names[row]}, ${name}: ${text(value(one, at))}`))));
  return s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, feet, grid_lines.flat(), labels, lines, dots);
}

/** A line over the places that are there, broken at those that are not. */
function brokenLine(n, there, point) {
  let path = "";
  for (let at = 0; at < n; at++) if (there(at)) path += `${at > 0 && there(at - 1) ? "L" : "M"}${point(at).map((value) => value.toFixed(1)).join(" ")}`;
  return path;
}

/** Round numbers from 0 to the first one at or above the highest value. */
function roundTicks(highest) {
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [0.2, 0.5, 1, 2, 5].map((one) => one * power).find((one) => highest / one <= 5);
  return Array.from({ length: Math.ceil(highest / step - 1e-9) + 1 }, (_, at) => at * step);
}

function legendDrawing(data, shown) {
  return shown.map((entity, at) => s("g", { transform: `translate(52 ${306 + 20 * at})` }, s("path", { d: MARKS[at](6, 6), fill: LINES[at] }), s("text", { x: 18, y: 11 }, data.names[entity])));
}

function timelineRows({ data, write, state }, periods, series, shown) {
  const { words } = write;
  return [[words[`period_${state.by}`], words.name, words.entity_n_mentions, words.entity_n_articles, words.n_articles_head, words.entity_per_1000_words],
    ...shown.flatMap((entity, row) => periods.names.map((name, at) =>
      [name, data.names[entity], series[row].n_mentions[at], series[row].n_articles[at], periods.articles[at], series[row].per_1000_words[at]]))];
}
