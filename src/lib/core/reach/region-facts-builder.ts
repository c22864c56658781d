import type { Facts } from './facts';
import { WHOLE, type RegionFacts } from './region-facts';
import { select, selectByRegion, type Selection } from './select';

/** More digits than any measure prints, so that ties remain ties. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

export function buildRegionFacts(facts: Facts): RegionFacts[] {
  const ids = new Set(facts.records.map(({ id }) => id));
  const choices = { ids, precise: false, staging: false, region: null };
  return [
    regionFacts(WHOLE, select(facts, choices)),
    ...selectByRegion(facts, choices).map(({ region, selection }) =>
      regionFacts(region, selection),
    ),
  ];
}

/** @param selection made with the region as a filter (selectByRegion) */
export const regionFacts = (region: string, { facts, records }: Selection): RegionFacts => ({
  region,
  records: records.map((record) => {
    const { id, kind, years } = record;
    const km = facts.partners.map((partner) => {
      const farthest = record.farthestFrom(partner);
      return [partner, farthest && exact(farthest.km)];
    });
    return { id, kind, years, km: Object.fromEntries(km) };
  }),
});
