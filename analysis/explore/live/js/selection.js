// What a person selects in the reader, in code points of the article's text.

/** [start, end] of the selection within an element whose text is the article's, or null if nothing of it is selected. */
function selectedStretch(body) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!body.contains(range.startContainer) || !body.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(body);
  before.setEnd(range.startContainer, range.startOffset);
  const start = codePoints(before.toString());
  return [start, start + codePoints(range.toString())];
}

/** Python counts code points, browsers UTF-16: one more for each sign beyond the first plane. */
function codePoints(text) {
  let n = 0;
  for (const _ of text) n += 1;
  return n;
}
