import type { Position, Track } from './model';

/** The legs of a track between waypoints that are known: none that begins or ends at a guess. */
export function knownLegs({
  positions,
  bounds = [],
}: Pick<Track, 'positions' | 'bounds'>): Position[][] {
  const guessed = new Set(bounds.map(({ at }) => at));
  const legs: Position[][] = [[]];
  positions.forEach((position, i) => {
    if (!guessed.has(i)) legs.at(-1)!.push(position);
    else if (legs.at(-1)!.length > 0) legs.push([]);
  });
  return legs.filter(({ length }) => length > 0);
}
