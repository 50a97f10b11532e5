// Bars that one can press: each leads to the passages behind it.

/**
 * Rows of bars. A row: {label, parts: [{share, colour, hatched}], text, count (what stands behind the text), low, high, pressed, apart, describe, press}.
 * A row that stands apart is none of its kind (nobody's name, say). Hatching is seen without colours, and in print.
 * All bars have the same scale, from 0 to the longest bar or interval.
 */
function bars(rows, stale) {
  const ends = rows.flatMap((row) => [row.high || 0, row.parts.reduce((sum, part) => sum + (part.share || 0), 0)]);
  const longest = Math.max(...ends, 1e-9);
  const wide = (share) => `${(100 * (share || 0)) / longest}%`;
  const drawn = rows.map((row) =>
    h("li", { class: row.apart ? "rl-apart" : null },
      h("button", {
        type: "button", class: "rl-bar", "aria-pressed": row.pressed ? "true" : "false", onclick: row.press,
        "aria-label": row.describe,
      },
        h("span", { class: "rl-label", dir: "auto" }, row.label),
        h("span", { class: "rl-track", "aria-hidden": "true" },
          row.parts.map((part) => h("span", { class: part.hatched ? "rl-part rl-hatched" : "rl-part", style: { width: wide(part.share), "--tone": part.colour } })),
          whisker(row, wide)),
        h("span", { class: "rl-value" }, row.text),
        row.count && h("span", { class: "rl-count" }, row.count))));
  return h("ol", { class: stale ? "rl-bars rl-stale" : "rl-bars" }, drawn);
}

function whisker(row, wide) {
  if (!Number.isFinite(row.low) || !Number.isFinite(row.high)) return null;
  return h("span", { class: "rl-whisker", style: { left: wide(row.low), width: wide(row.high - row.low) } });
}

/** What the colours mean: [colour, words], and true where it is hatched. */
function colourKey(meanings) {
  return h("p", { class: "rl-key" }, meanings.map(([colour, words, hatched]) =>
    h("span", {}, h("i", { class: hatched ? "rl-hatched" : null, style: { "--tone": colour } }), words)));
}

/** Notes below a chart. */
function smallPrint(notes) {
  return notes.filter(Boolean).map((note) => h("p", { class: "rl-note" }, note));
}
