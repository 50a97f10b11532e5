// Intervals: the kernel draws the articles anew, by the same code as the measures.

/** Asks for the intervals of shares: entries (article, row, value) over a base for each article. */
async function intervalsOf(link, entry, nRows, base) {
  const buffers = [Int32Array.from(entry.article), Int32Array.from(entry.row), Float64Array.from(entry.value), Float64Array.from(base)];
  const { buffers: found } = await link.ask("intervals", { rows: nRows }, buffers.map((one) => one.buffer));
  const [low, high] = found.map((bytes) => column({ kind: "f64", bytes }));
  return { low, high };
}
