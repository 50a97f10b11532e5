// Drawings: elements of SVG, made as those of the page are, and as files.

/** An element of SVG with attributes, handlers ("onclick": function) and children (elements, text, or nothing). */
function s(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  return put(element, ...children);
}

/** A drawing as the text of a file, on white: title and meanings of colours above, small print below. */
function asFile(title, drawing, width, height, notes, meanings = []) {
  const text = (y, words, size) => s("text", { x: 8, y, "font-size": size }, words);
  const key = placedKey(meanings, width);
  const [top, lines] = [32 + keyHeight(key), noteLines(notes)];
  const small = lines.map((line, at) => text(top + height + 20 + at * NOTE_ROW, line, 11));
  const legend = key.map(({ x, y, colour, words }) => [s("rect", { x, y: y + 36, width: 12, height: 12, fill: colour }), s("text", { x: x + 18, y: y + 46, "font-size": 12 }, words)]);
  const file = s("svg", { width, height: top + height + 20 + lines.length * NOTE_ROW, "font-family": "sans-serif", "font-size": 13, fill: "#222" },
    s("rect", { width: "100%", height: "100%", fill: "#fff" }), text(22, title, 15), legend.flat(), s("g", { transform: `translate(0 ${top})` }, drawing), small);
  return new XMLSerializer().serializeToString(file);
}
