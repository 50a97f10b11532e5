// Indices of diversity, as measures.source_diversity counts them: of identified sources alone.

/** The indices of counts of sources; NaN where there is none. */
function diversity(counts) {
  const held = [...counts].filter((n) => n > 0);
  const total = held.reduce((a, b) => a + b, 0);
  const shares = held.map((n) => n / total);
  const entropy = shares.reduce((sum, p) => sum - p * Math.log(p), 0);
  const hhi = shares.reduce((sum, p) => sum + p * p, 0);
  const none = !held.length;
  return {
    n_sources: held.length,
    share_top: none ? NaN : Math.max(...shares),
    evenness: held.length > 1 ? entropy / Math.log(held.length) : NaN,
    hhi: none ? NaN : hhi,
    effective_shannon: none ? NaN : Math.exp(entropy),
    effective_simpson: none ? NaN : 1 / hhi,
  };
}
