// What a saved picture says besides its figures: the legend of its colours, and small print in lines that fit its width.

const [KEY_ROW, NOTE_ROW, NOTE_SIGNS] = [20, 16, 118];

/** Where the entries of a legend stand, as many in a row as fit: {x, y, colour, words, hatched}. Meanings as for `colourKey`. */
function placedKey(meanings, width) {
  let [x, y] = [8, 0];
  return meanings.map(([colour, words, hatched]) => {
    // Nothing measures text in a file: a letter of 12 px is about 7 px wide at most, taken over a word.
    const wide = 34 + 7 * words.length;
    if (x > 8 && x + wide > width) [x, y] = [8, y + KEY_ROW];
    x += wide;
    return { x: x - wide, y, colour, words, hatched };
  });
}

function keyHeight(placed) {
  return placed.length ? placed[placed.length - 1].y + KEY_ROW + 6 : 0;
}

/** Notes as lines no longer than a picture is wide, broken between words. */
function noteLines(notes) {
  return notes.filter(Boolean).flatMap((note) => {
    const lines = [""];
    for (const word of note.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length >= NOTE_SIGNS) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    return lines;
  });
}
