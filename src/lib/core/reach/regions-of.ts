import type { Facts } from './facts';
import { merged } from './ground';
import { select, selectByRegion, type Selection } from './select';
import { WHOLE, type RegionFacts } from './region-facts';

/** More digits than any measure is told with, so that sums and ties stay what they are. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

/** All regions as one, then every region that a record touches, by id. */
export function regionsOf(facts: Facts): RegionFacts[] {
  const ids = new Set(facts.records.map(({ id }) => id));
  const choices = { ids, precise: false, staging: false, region: null };
  const whole = { region: WHOLE, table: select(facts, choices) };
  return [whole, ...selectByRegion(facts, choices)].map(({ region, table }) =>
    regionFacts(region, table),
  );
}

/** @param table of the records under the region as a filter (selectByRegion) */
export function regionFacts(region: string, table: Selection): RegionFacts {
  const { cellKm2, records } = merged(table);
  const km = (record: number, partner: string) => {
    const found = table.records[record]!.farthestFrom(partner);
    return found && exact(found.km);
  };
  return {
    region,
    records: records.map(({ cells, ...record }, i) => {
      const from = table.facts.partners.map((partner) => [partner, km(i, partner)]);
      return { ...record, cells: [...cells], km: Object.fromEntries(from) };
    }),
    km2: Array.from(cellKm2, exact),
  };
}
