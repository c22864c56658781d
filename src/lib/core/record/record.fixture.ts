import type { Kind, Position } from './model';
import type { AtlasRecord, ReachRecord, Site } from './schema';

/** Records for tests: only what a test is about has to be said. */
export function record(
  id: string,
  dates: string | [start: string, end: string],
  places: (Position | Partial<Site>)[],
  more: Partial<Omit<AtlasRecord, 'id' | 'sites' | 'track'> & Pick<ReachRecord, 'track'>> = {},
): AtlasRecord {
  const [start, end] = typeof dates === 'string' ? [dates, dates] : dates;
  return {
    id,
    name: { en: id },
    kind: 'exercise',
    scope: 'core',
    framework: 'bilateral',
    series: 'joint-sea',
    domains: ['sea'],
    practices: [],
    participants: ['CN', 'RU'],
    start,
    end,
    datePrecision: 'day',
    sites: places.map((place, i) => ({
      name: `${id} ${i}`,
      role: 'main',
      position: [0, 0],
      precision: 'site',
      basis: 'told',
      region: 'somewhere',
      ...(Array.isArray(place) ? { position: place } : place),
    })),
    track: null,
    hosts: [],
    forces: {},
    firsts: [],
    disputes: [],
    sources: [],
    confidence: 'high',
    ...more,
  } as AtlasRecord;
}

export function patrol(
  id: string,
  date: string,
  positions: Position[],
  kind: Kind = 'patrol',
): ReachRecord {
  const track: ReachRecord['track'] = {
    positions,
    craft: 'ship',
    precision: 'area',
    regionShare: { ocean: 1 },
  };
  return record(id, date, [], { kind, track });
}
