import type { Counted } from '$lib/core/record/rules';
import {
  STRENGTHS,
  type DatePrecision,
  type ReachRecord,
  type Strength,
} from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import { placeNames } from '$lib/site/format';

/** A record as a line of the table: what can be shown, sorted and filtered by, and no more. */
export interface Row extends Counted {
  /** Unique over our records and the reader's own. */
  key: string;
  id: string;
  isOwn: boolean;
  name: ReachRecord['name'];
  /** ISO dates. */
  start: string;
  end: string;
  datePrecision: DatePrecision;
  hosts: string[];
  places: ReachRecord['name'][];
  /** Region ids, in the order of the record's places, then of its track. */
  regions: string[];
  /** Published numbers; null where none is published. */
  strength: Record<Strength, number | null>;
  sources: number;
  confidence: AtlasRecord['confidence'] | null;
}

type Listed = ReachRecord &
  Partial<Pick<AtlasRecord, 'hosts' | 'forces' | 'sources' | 'confidence'>>;

export function tableRow(record: Listed, isOwn = false): Row {
  const { id, name, start, end, datePrecision, kind, scope, framework, series } = record;
  const { domains, practices, participants } = record;
  const regions = [
    ...record.sites.map(({ region }) => region),
    ...Object.keys(record.track?.regionShare ?? {}),
  ];
  return {
    ...{ key: isOwn ? `own/${id}` : id, id, isOwn, name, start, end, datePrecision },
    ...{ kind, scope, framework, series, domains, practices, participants },
    hosts: record.hosts ?? [],
    places: [...new Map(record.sites.map((site) => [site.name, placeNames(site)])).values()],
    regions: [...new Set(regions)].filter(Boolean),
    strength: Object.fromEntries(
      STRENGTHS.map((key) => [key, strength(record.forces ?? {}, key)]),
    ) as Row['strength'],
    sources: record.sources?.length ?? 0,
    confidence: record.confidence ?? null,
  };
}

/**
 * The published total of the joint part, or the sum over the sides where every side that is listed
 * has a number; the host's whole exercise never counts.
 */
function strength({ total, bySide }: AtlasRecord['forces'], key: Strength): number | null {
  if (total?.[key] !== undefined) return total[key];
  const sides = Object.values(bySide ?? {}).map((side) => side[key]);
  if (sides.length < 2 || sides.some((n) => n === undefined)) return null;
  return sides.reduce<number>((sum, n) => sum + (n ?? 0), 0);
}
