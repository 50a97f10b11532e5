// Quotations and words, counted for each article and whoever they count for, as the measures of the package count.

/**
 * Entries of article and key: quotations, words (each once per key), in columns of the same length.
 * `chosen` are numbers of quotations, which stand article by article; keyOf(quotation) >= 0 says who they count for.
 */
function tally(quotes, chosen, keyOf, nKeys) {
  const entry = { article: [], key: [], quotes: [], words: [] };
  const at = new Int32Array(nKeys).fill(-1);
  const stretches = new Map();
  let begin = 0;
  for (const quote of chosen) {
    const key = keyOf(quote);
    if (key < 0) continue;
    const article = quotes.article[quote];
    if (entry.article.length && entry.article[entry.article.length - 1] !== article) begin = entry.article.length;
    let place = at[key];
    if (place < begin || entry.article[place] !== article) {
      place = entry.article.length;
      at[key] = place;
      entry.article.push(article);
      entry.key.push(key);
      entry.quotes.push(0);
      entry.words.push(0);
    }
    entry.quotes[place] += 1;
    const [from, to] = [quotes.pieces[quote], quotes.pieces_end[quote]];
    if (from === to) entry.words[place] += quotes.words[quote];
    else stretches.set(place, (stretches.get(place) || []).concat(piecesOf(quotes, from, to)));
  }
  // Quotations that lie over one another: each word once.
  for (const [place, pieces] of stretches) entry.words[place] += covered(pieces);
  return entry;
}

function piecesOf(quotes, from, to) {
  const found = [];
  for (let piece = from; piece < to; piece++) found.push([quotes.piece.first[piece], quotes.piece.last[piece]]);
  return found;
}

/** How many numbers lie in stretches [first, last), each once. */
function covered(stretches) {
  let sum = 0;
  let reached = -1;
  for (const [first, last] of stretches.sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, last - Math.max(first, reached));
    reached = Math.max(reached, last);
  }
  return sum;
}

/** Sums of a column of entries, by key. */
function sums(entry, name, nKeys) {
  const found = new Float64Array(nKeys);
  for (let at = 0; at < entry.key.length; at++) found[entry.key[at]] += entry[name] ? entry[name][at] : 1;
  return found;
}

/** Entries of article and actor as entries of article and key: a key has the quotations and words of its actors together. */
function collapsed(entry, ofActor, nKeys) {
  const found = { article: [], key: [], quotes: [], words: [] };
  const at = new Int32Array(nKeys).fill(-1);
  for (let row = 0; row < entry.key.length; row++) {
    const key = ofActor(entry.key[row]);
    if (at[key] < 0 || found.article[at[key]] !== entry.article[row]) {
      at[key] = found.article.length;
      found.article.push(entry.article[row]);
      found.key.push(key);
      found.quotes.push(0);
      found.words.push(0);
    }
    found.quotes[at[key]] += entry.quotes[row];
    found.words[at[key]] += entry.words[row];
  }
  return found;
}
