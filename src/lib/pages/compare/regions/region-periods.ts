import type { RegionPeriod } from '$lib/core/questions/question';
import { PARTNERS } from '$lib/core/record/model';
import type { AtlasData } from '$lib/core/record/record';
import type { YearSpan } from '$lib/core/record/time';
import type { Table } from '$lib/charts/figure/chart-table';
import type { Cell } from '$lib/site/cell';
import { formatCount, formatKm, formatKm2, MISSING } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { directionText } from '$lib/site/terms';
import type { ShownComparison } from '../periods/period-map';

/** One region in one of the two periods, with how its direction stood at the end. */
export interface RegionPeriodRow extends RegionPeriod {
  region: string;
  span: YearSpan;
  /** Null for home waters and home land. */
  direction: { id: string; state: string; text: string } | null;
}

const NOTHING: RegionPeriod = {
  recordIds: [],
  newGroundKm2: 0,
  farthestKm: { RU: null, CN: null },
};

/** The chosen regions, each in both periods. */
export function regionPeriods(
  { a, b, byRegion, directions }: ShownComparison,
  chosen: readonly string[],
): RegionPeriodRow[] {
  return chosen.flatMap((region) =>
    [a, b].map((span, i): RegionPeriodRow => {
      const found = byRegion.find((one) => one.region === region)?.periods[i];
      const direction = directions.find(({ regions }) => regions.includes(region));
      const end = direction?.ends[i];
      return {
        ...{ region, span, ...(found ?? NOTHING) },
        direction:
          direction && end
            ? { id: direction.id, state: end.state, text: directionText(end) }
            : null,
      };
    }),
  );
}

/** As the page shows it; `words` names region and period. */
export function regionPeriodCells(row: RegionPeriodRow, words: string, direction: string): Cell[] {
  return [
    words,
    formatCount(row.recordIds.length),
    row.recordIds.length > 0 ? formatKm2(row.newGroundKm2) : MISSING,
    ...PARTNERS.map((partner) => formatKm(row.farthestKm[partner])),
    row.direction ? { text: direction, below: row.direction.text } : m.cmp_no_direction(),
  ];
}

/** To be taken away: numbers as they are, the records by their ids, and where each is to be read. */
export function regionPeriodTable(
  rows: readonly RegionPeriodRow[],
  { records, sources }: Pick<AtlasData, 'records' | 'sources'>,
): Table {
  const addresses = (ids: readonly string[]) => {
    const cited = records.filter(({ id }) => ids.includes(id)).flatMap((record) => record.sources);
    return [...new Set(cited.flatMap(({ id }) => sources[id]?.URL ?? []))];
  };
  return {
    columns: [
      ...['region', 'from', 'to', 'records', 'new_ground_km2', 'farthest_RU_km', 'farthest_CN_km'],
      ...['direction', 'direction_state', 'record_ids', 'source_addresses'],
    ],
    rows: rows.map(({ region, span, recordIds, newGroundKm2, farthestKm, direction }) => [
      ...[region, span.from, span.to, recordIds.length, newGroundKm2],
      ...[farthestKm.RU, farthestKm.CN, direction?.id ?? null, direction?.state ?? null],
      ...[recordIds.join(' '), addresses(recordIds).join(' ')],
    ]),
  };
}
