// Quantiles, as pandas has them.

/** The quantile of sorted numbers, with linear interpolation; NaN where there is none. */
function quantile(sorted, share) {
  if (!sorted.length) return NaN;
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}
