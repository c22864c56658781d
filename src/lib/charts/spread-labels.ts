/**
 * Moves labels apart along one line so that each keeps `size` px and all stay between `min` and
 * `max`, as near as can be to where they want to be, in their order. Where they cannot all fit, they
 * are spaced evenly and may touch. Pool adjacent violators: exact, and stable for equal wishes.
 */
export function spreadLabels(
  wishes: readonly number[],
  size: number,
  min: number,
  max: number,
): number[] {
  const order = wishes.map((_, i) => i).toSorted((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const gap = Math.min(size, wishes.length > 1 ? (max - min) / (wishes.length - 1) : size);
  const blocks: { sum: number; members: number[] }[] = [];
  order.forEach((index, place) => {
    // In coordinates without the gaps, "apart by `gap`" reads "not decreasing".
    let block = { sum: (wishes[index] ?? 0) - place * gap, members: [index] };
    for (let last = blocks.at(-1); last && mean(last) > mean(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, members: [...last.members, ...block.members] };
    }
    blocks.push(block);
  });
  const top = max - (wishes.length - 1) * gap;
  const placed = [...wishes];
  let place = 0;
  for (const block of blocks) {
    const at = Math.min(Math.max(mean(block), min), Math.max(top, min));
    for (const index of block.members) placed[index] = at + place++ * gap;
  }
  return placed;
}

function mean({ sum, members }: { sum: number; members: number[] }): number {
  return sum / members.length;
}
