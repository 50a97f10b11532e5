// The machine's answer, after an article is finished: where it differs from what the coder marked.

/** A warning first, for there is no way back; then compared() asks for the differences. */
function compareStep({ words }, compared) {
  const place = h("div", { class: "rl-compare" });
  const ask = () => put(place,
    h("p", {}, words.coder_compare_warning),
    h("button", { type: "button", class: "rl-small", onclick: compared }, words.coder_compare_now),
    h("button", { type: "button", class: "rl-small", onclick: begin }, words.coder_compare_not));
  const begin = () => put(place, h("button", { type: "button", class: "rl-small", onclick: () => { ask(); place.querySelector("button").focus(); } }, words.coder_compare));
  begin();
  return place;
}

/** The differences as a table. */
function differenceTable({ words, count }, told) {
  const side = (row, name) => {
    if (!row[`type_${name}`]) return words.coder_no_such;
    return `${words[`type_${row[`type_${name}`]}`]}, ${row[`speaker_${name}`] || words.nobody}: ${row[`words_${name}`]}`;
  };
  const kinds = (row) => row.differ_in.split(", ").map((key) => words[`coder_differ_${key}`]).join(", ");
  const sums = filled(words.coder_compared, { coder: count("n_quotes", told.n_coder), machine: count("n_quotes", told.n_machine) });
  if (!told.differences.length) return [h("p", {}, sums), h("p", {}, words.coder_same)];
  const heads = [words.coder_differ, words.coder_yours, words.coder_machines];
  return [h("p", {}, sums), h("div", { class: "rl-scroll", tabindex: "0", role: "region", "aria-label": words.coder_differ },
    h("table", { class: "rl-grid rl-differences" },
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, told.differences.map((row) =>
        h("tr", {}, h("th", { scope: "row" }, kinds(row)), h("td", {}, side(row, "a")), h("td", {}, side(row, "b")))))))];
}
