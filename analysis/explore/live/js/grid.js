// A table of figures; some of its cells can be pressed.

/**
 * columns: [{name, title, hint, kind}]; rows: [{label, describe, press, pressed, apart, cells: {name: cell}}].
 * A cell: {text, small (words below), share (of the longest bar), kind (class), colour; and, if it can be pressed, press, pressed, describe}.
 */
function grid(columns, rows, caption) {
  const head = columns.map((one) => h("th", { scope: "col", title: one.hint, class: one.kind }, one.title));
  const body = rows.map((row) =>
    h("tr", { class: row.apart ? "rl-apart" : null },
      h("th", { scope: "row", dir: "auto" },
        row.press ? h("button", { type: "button", class: "rl-link", "aria-pressed": row.pressed ? "true" : "false", onclick: row.press, "aria-label": row.describe }, row.label) : row.label),
      columns.slice(1).map((one) => cell(row.cells[one.name]))));
  return h("div", { class: "rl-scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", { class: "rl-grid" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)));
}

function cell(value) {
  const bar = Number.isFinite(value.share) ? { "--share": `${Math.min(100, 100 * value.share)}%` } : {};
  const shown = [value.text, value.small && h("span", { class: "rl-below" }, value.small)];
  return h("td", { class: value.kind, style: value.colour ? { ...bar, "--tone": value.colour } : bar },
    value.press
      ? h("button", { type: "button", class: "rl-figure", "aria-pressed": value.pressed ? "true" : "false", "aria-label": value.describe, onclick: value.press }, shown)
      : shown);
}
