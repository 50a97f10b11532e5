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

/** A drawing as the text of a file, on white, with its title above and the small print below. */
function asFile(title, drawing, width, height, notes) {
  const text = (y, words, size) => s("text", { x: 8, y, "font-size": size }, words);
  const small = notes.map((note, at) => text(height + 52 + at * 16, note, 11));
  const file = s("svg", { width, height: height + 52 + notes.length * 16, "font-family": "sans-serif", "font-size": 13, fill: "#222" },
    s("rect", { width: "100%", height: "100%", fill: "#fff" }), text(22, title, 15), s("g", { transform: "translate(0 32)" }, drawing), small);
  return new XMLSerializer().serializeToString(file);
}
