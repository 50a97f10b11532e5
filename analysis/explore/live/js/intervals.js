// Intervals: the kernel draws the articles anew, by the same code as the measures.

/** Asks for the intervals of shares: entries (article, row, value) over a base for each article. */
async function intervalsOf(link, entry, nRows, base) {
  const buffers = [Int32Array.from(entry.article), Int32Array.from(entry.row), Float64Array.from(entry.value), Float64Array.from(base)];
  const { buffers: found } = await link.ask("intervals", { rows: nRows }, buffers.map((one) => one.buffer));
  const [low, high] = found.map((bytes) => column({ kind: "f64", bytes }));
  return { low, high };
}

/** Whether all that is counted agrees: drawn anew it agrees again, and an interval would say that all is certain. */
function noSpread(share) {
  return share === 0 || share === 1;
}

/** The end of an interval, where it says anything. */
function spread(share, end) {
  return noSpread(share) ? NaN : end;
}
