import type { Home } from '../earth/land';
import type { ReachRecord } from '../record/model';
import { factsOf } from './facts-of';
import { select, type Occupancy, type Selection } from './select';

/** A table from lists of cells: [year, cells, kind?]. Every cell has 1 km². */
export function table(
  rows: [year: number | number[], cells: number[], kind?: 'patrol'][],
): Occupancy {
  return {
    cellKm2: new Float64Array(100).fill(1),
    records: rows.map(([years, cells, kind = undefined], i) => ({
      id: `r${String(i).padStart(3, '0')}`,
      kind: kind ?? 'exercise',
      years: [years].flat(),
      cells: Uint32Array.from(cells),
    })),
  };
}

/** All of the records, as they count without any choice. */
export function selected(records: readonly ReachRecord[], home: Home | null = null): Selection {
  const facts = factsOf(records, { regionAt: () => null, home }, { radiusKm: 150 });
  const ids = new Set(records.map(({ id }) => id));
  return select(facts, { ids, precise: false, staging: false, region: null });
}
