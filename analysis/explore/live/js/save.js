// What a chart shows, as files: numbers as CSV, the picture as SVG or PNG.

/** Buttons that save; rows() gives [[heading, ...], [cell, ...], ...], drawing() an SVG as text, or nothing. */
function saving(write, name, rows, drawing) {
  const button = (words, work) => h("button", { type: "button", class: "rl-small", onclick: work }, words);
  return h("p", { class: "rl-save" },
    button("CSV", () => saved(`${name}.csv`, "text/csv;charset=utf-8", `\ufeff${csv(rows(), write)}`)),
    drawing && button("SVG", () => saved(`${name}.svg`, "image/svg+xml", drawing())),
    drawing && button("PNG", () => savedAsPng(`${name}.png`, drawing())));
}

/** Cells as CSV. A text that a spreadsheet would take for a formula gets an apostrophe. */
function csv(rows) {
  const field = (value) => {
    if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
    const text = String(value ?? "");
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  return rows.map((row) => row.map(field).join(",")).join("\r\n");
}

function saved(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function savedAsPng(name, svg) {
  const picture = new Image();
  picture.onload = () => {
    const canvas = h("canvas", { width: picture.width * 2, height: picture.height * 2 });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => saved(name, "image/png", blob), "image/png");
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Bars as an SVG: title, what the colours mean (as for `colourKey`), a row for each bar, and the small print below. */
function barDrawing(title, rows, notes, meanings = []) {
  const [width, row, left] = [720, 24, 220];
  const told = rows.map((one) => [one.text, one.count].filter(Boolean).join(" · "));
  const right = Math.max(90, ...told.map((words) => 16 + 7 * words.length));
  const key = placedKey(meanings, width);
  const [top, lines] = [40 + keyHeight(key), noteLines(notes)];
  const below = top + rows.length * row + 16;
  const height = below + lines.length * NOTE_ROW;
  const ends = rows.flatMap((one) => [one.high || 0, one.parts.reduce((sum, part) => sum + (part.share || 0), 0)]);
  const scale = (width - left - right) / Math.max(...ends, 1e-9);
  const text = (x, y, words, more = "") => `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;
  const drawn = rows.map((one, at) => {
    const y = top + at * row;
    let x = left;
    const parts = one.parts.map((part) => {
      const wide = (part.share || 0) * scale;
      x += wide;
      return `<rect x="${x - wide}" y="${y}" width="${wide}" height="${row - 7}" ${toneOf(part)}/>`;
    });
    const middle = y + (row - 7) / 2;
    const line = Number.isFinite(one.low) ? `<path d="M${left + one.low * scale} ${middle}H${left + one.high * scale}" stroke="#222" stroke-width="1.5"/>` : "";
    const label = one.label.length > 30 ? `${one.label.slice(0, 29)}…` : one.label;
    const end = left + Math.max(x - left, (one.high || 0) * scale);
    return text(left - 8, y + 13, label, `text-anchor="end"${one.apart ? ' font-style="italic" fill="#595959"' : ""}`) + parts.join("") + line + text(end + 6, y + 13, told[at]);
  });
  const legend = key.map((one) => `<rect x="${one.x}" y="${one.y + 36}" width="12" height="12" ${toneOf(one)}/>${text(one.x + 18, one.y + 46, one.words, 'font-size="12"')}`);
  const small = lines.map((line, at) => text(8, below + at * NOTE_ROW, line, 'font-size="11" fill="#595959"'));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="13" fill="#222">` +
    `${hatches([...rows.flatMap((one) => one.parts), ...key])}<rect width="100%" height="100%" fill="#fff"/>${text(8, 22, title, 'font-size="15" font-weight="600"')}${legend.join("")}${drawn.join("")}${small.join("")}</svg>`;
}

function hatchOf(colour) {
  return `hatch-${colour.replace("#", "")}`;
}

function toneOf({ colour, hatched }) {
  return hatched ? `fill="url(#${hatchOf(colour)})" stroke="${colour}"` : `fill="${colour}"`;
}

/** Patterns for the parts that are hatched. */
function hatches(parts) {
  const colours = new Set(parts.filter((part) => part.hatched).map((part) => part.colour));
  const pattern = (colour) => `<pattern id="${hatchOf(colour)}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="5" height="5" fill="#fff"/><rect width="2" height="5" fill="${colour}"/></pattern>`;
  return colours.size ? `<defs>${[...colours].map(pattern).join("")}</defs>` : "";
}

function escaped(words) {
  return String(words).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
