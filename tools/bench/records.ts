import type { Position, ReachRecord } from '../../src/lib/core/record/model';
import { randomBelow, randomInDisc, seededRandom } from '../../src/lib/core/statistics/random';
import { foldLng } from '../../src/lib/core/earth/sphere';

/**
 * More records than there are: drawn with replacement from the real ones, each moved as a whole by
 * up to 600 km and to a random year of the data, so that kinds, sites and tracks keep their mix.
 */
export function resampled(records: readonly ReachRecord[], count: number, seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i): ReachRecord => {
    const record = records[randomBelow(random, records.length)]!;
    const year = 2003 + randomBelow(random, 24);
    const { distance, bearingDeg } = randomInDisc(random, 600);
    const north = (distance * Math.cos((bearingDeg * Math.PI) / 180)) / 111;
    const east = (distance * Math.sin((bearingDeg * Math.PI) / 180)) / 111;
    const move = ([lng, lat]: Position): Position => {
      const moved = Math.max(-85, Math.min(85, lat + north));
      return [lng + east / Math.cos((lat * Math.PI) / 180), moved];
    };
    return {
      ...record,
      id: `${record.id}-${i}`,
      start: `${year}${record.start.slice(4)}`.replace('02-29', '02-28'),
      end: `${year}-12-31`,
      sites: record.sites.map((site) => {
        const [lng, lat] = move(site.position);
        return { ...site, position: [foldLng(lng), lat] };
      }),
      track: record.track && { ...record.track, positions: record.track.positions.map(move) },
    };
  });
}
