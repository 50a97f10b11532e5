// Plain search in the texts that a page holds, without a kernel: as measures.kwic compares letters, and never slow.

const [WINDOW, FOLDED] = [80, new Map()];

/** A letter by which two spellings are compared: small, accents apart, any white space a space. */
function foldedLetter(letter, ignoreCase) {
  const key = ignoreCase ? letter : `=${letter}`;
  if (!FOLDED.has(key)) {
    const plain = /\s/u.test(letter) ? " " : ignoreCase ? smallLetter(letter) : letter;
    FOLDED.set(key, plain.normalize("NFD"));
  }
  return FOLDED.get(key);
}

/** A letter as case folding has it, where that differs from the small letter in European scripts. */
function smallLetter(letter) {
  return { ß: "ss", ẞ: "ss", ſ: "s", ς: "σ", ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" }[letter] || letter.toLowerCase();
}

/** Where the pattern stands, [start, end] in code points, hits side by side; part of a letter is no hit. */
function plainHits(text, pattern, { words, ignoreCase }) {
  const letters = Array.from(text);
  const pieces = letters.map((letter) => foldedLetter(letter, ignoreCase));
  const needle = Array.from(pattern, (letter) => foldedLetter(letter, ignoreCase)).join("");
  const folded = pieces.join("");
  if (!needle || !folded.includes(needle)) return [];
  const begins = new Int32Array(letters.length + 1);
  pieces.forEach((piece, at) => (begins[at + 1] = begins[at] + piece.length));
  const inWord = (at) => at >= 0 && at < letters.length && /[\p{L}\p{N}\p{M}]/u.test(letters[at]);
  const marked = (at) => at < letters.length && /\p{M}/u.test(letters[at]);
  const hits = [];
  for (let at = folded.indexOf(needle); at >= 0;) {
    const start = lastNotAfter(begins, at);
    const end = lastNotAfter(begins, at + needle.length);
    const whole = begins[start] === at && begins[end] === at + needle.length && !marked(end);
    const fits = whole && !(words && (inWord(start - 1) || inWord(end)));
    if (fits) hits.push([start, end]);
    at = folded.indexOf(needle, at + (fits ? needle.length : 1));
  }
  return hits.map(([start, end]) => {
    const piece = (from, to) => letters.slice(Math.max(0, from), to).join("");
    return { start, end, left: piece(start - WINDOW, start), hit: piece(start, end), right: piece(end, end + WINDOW) };
  });
}

/** The last place whose number is not higher than this one. */
function lastNotAfter(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Hits in the texts of a page, in the form in which a kernel answers; null where only a kernel can search. */
function searchInPage(embedded, asked, most) {
  if (asked.where !== "text" || asked.how === "regex" || asked.how === "lemma") return null;
  const found = { article: [], start: [], end: [], left: [], hit: [], right: [], speaker: [], quote_id: [], voice: [], places: {} };
  const texts = (embedded || {}).text || {};
  for (const article of Object.keys(texts).map(Number).sort((a, b) => a - b)) {
    const hits = plainHits(texts[article].text, asked.pattern, { words: asked.how === "words", ignoreCase: !asked.case });
    if (hits.length) found.places[article] = texts[article].place;
    for (const one of hits) {
      for (const [name, value] of Object.entries({ article, speaker: null, quote_id: null, voice: -1, ...one })) found[name].push(value);
      if (found.article.length > most) return { problem: "many", detail: "" };
    }
  }
  return { ...found, of_texts: Object.keys(texts).length };
}
