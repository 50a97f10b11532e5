// Texts of articles, and passages cut out of them; positions are code points.

/** A function that gives the texts of articles by number: {text, place, sentences: [start, end, ...]}, or null. */
function articleTexts(link) {
  const held = new Map();
  return async (numbers) => {
    const lacking = [...new Set(numbers)].filter((number) => !held.has(number));
    const found = link.live && lacking.length
      ? await asked(link, "texts", { articles: lacking })
      : await Promise.all(lacking.map((number) => asked(link, "text", number)));
    lacking.forEach((number, at) => found && found[at] && held.set(number, found[at]));
    return (number) => held.get(number) || null;
  };
}

/** A link that makes passages itself: describe(number) -> {article, hit: [start, end] or sentence, speaker, how, colour}. */
function cuttingLink(link, describe) {
  const texts = articleTexts(link);
  const passages = async (numbers) => {
    const wanted = numbers.map(describe);
    const of = await texts(wanted.map((one) => one.article));
    return { answer: wanted.map((one) => cut(one, of(one.article))), buffers: [] };
  };
  return { live: true, ask: (kind, given, buffers) => (kind === "passages" ? passages(given.numbers) : link.ask(kind, given, buffers)) };
}

/** A passage of a text, with the sentence around it; null without the text. */
function cut(one, held) {
  if (!held) return null;
  const own = (at) => [held.sentences[2 * at], held.sentences[2 * at + 1]];
  const hit = one.hit || own(one.sentence);
  const around = one.hit ? sentenceAround(held.sentences, ...hit) : hit;
  const [from, start, end, to] = unitsIn(held.text, [around[0], hit[0], hit[1], around[1]]);
  const piece = (begin, stop) => held.text.slice(begin, stop).replace(/\s+/g, " ");
  return { ...one, hit, place: held.place, text: [piece(from, start), piece(start, end), piece(end, to)] };
}

/** The sentence that holds a passage, or the passage itself where none does. */
function sentenceAround(ends, start, end) {
  let [low, high] = [0, ends.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[2 * middle] <= start) low = middle + 1;
    else high = middle;
  }
  const at = low - 1;
  return at >= 0 && start < ends[2 * at + 1] ? [ends[2 * at], Math.max(end, ends[2 * at + 1])] : [start, end];
}

/** Positions in code points, in ascending order, as positions in UTF-16 units. */
function unitsIn(text, points) {
  if (!/[\ud800-\udbff]/.test(text)) return points;
  const found = [];
  let [units, at] = [0, 0];
  for (const point of points) {
    const more = unitsOf(text.slice(units), point - at);
    units += more;
    at = point;
    found.push(units);
  }
  return found;
}
