/**
 * The number of insertions, deletions, substitutions and swaps of neighbours that turn one word into another (optimal string
 * alignment, a restricted Damerau–Levenshtein distance); at most `limit` + 1.
 */
export function editDistance(from: string, to: string, limit: number): number {
  const [a, b] = [[...from], [...to]];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const step = cheapest(i, j);
      row.push(step);
      if (step < least) least = step;
    }
    if (least > limit) return limit + 1;
    [before, last] = [last, row];

    function cheapest(i: number, j: number): number {
      const isSame = a[i - 1] === b[j - 1];
      let cost = (last[j - 1] ?? 0) + (isSame ? 0 : 1);
      cost = Math.min(cost, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      return isSwap ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost;
    }
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
