// The statistics that the tables show.

/** The value that `share` of `values` do not exceed; `undefined` without values. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values) => percentile(values, 0.5);

/** The names, beginning with a different one each round, so that a slow moment of the machine affects all of them equally. */
export const inTurns = (names, round) => names.map((_, turn) => names[(round + turn) % names.length]);
