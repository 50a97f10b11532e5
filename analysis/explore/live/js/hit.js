// A stretch of an article, found by its code points and marked in the reader.

/** Marks the stretch within an element whose text is the article's; gives the first piece of the mark, or null. */
function hitIn(body, start, end) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let at = 0;
  for (let node = walker.nextNode(); node && at < end; node = walker.nextNode()) {
    const n = codePoints(node.data);
    if (at + n > start) pieces.push([node, Math.max(start - at, 0), Math.min(end - at, n)]);
    at += n;
  }
  const marks = pieces.filter(([, from, to]) => from < to).map(([node, from, to]) => {
    const range = document.createRange();
    range.setStart(node, unitsOf(node.data, from));
    range.setEnd(node, unitsOf(node.data, to));
    const mark = h("mark", { class: "rl-hit", tabindex: "-1" });
    range.surroundContents(mark);
    return mark;
  });
  return marks[0] || null;
}

/** How many UTF-16 units so many code points take. */
function unitsOf(text, points) {
  let units = 0;
  for (const sign of text) {
    if (!points--) break;
    units += sign.length;
  }
  return units;
}
