import type { Facts } from '../reach/facts';
import { WHOLE, type RegionFacts } from './region-facts';
import { select } from '../reach/select';

/** More digits than any measure prints, so that ties remain ties. */
const exact = (value: number) => Math.round(value * 1e6) / 1e6;

export function buildRegionFacts(facts: Facts): RegionFacts[] {
  const ids = new Set(facts.records.map(({ id }) => id));
  const regions = [...new Set(facts.parts.map(({ region }) => region))].filter(Boolean).sort();
  const regionFacts = [null, ...regions].map((region): RegionFacts => {
    const { records } = select(facts, { ids, precise: false, staging: false, region });
    const kmOf = ({ farthestFrom }: (typeof records)[number], partner: string) => {
      const farthest = farthestFrom(partner);
      return farthest && exact(farthest.km);
    };
    return {
      region: region ?? WHOLE,
      records: records.map((record) => {
        const { id, kind, years } = record;
        const km = facts.partners.map((partner) => [partner, kmOf(record, partner)]);
        return { id, kind, years, km: Object.fromEntries(km) };
      }),
    };
  });
  return regionFacts.filter(({ region, records }) => region === WHOLE || records.length > 0);
}
