import { inFile } from '../../checks/check';
import type { ContextCheck } from '../checks';

const FILE = 'claims.json';

export const periodsInOrder: ContextCheck = ({ claims: { claims, indicators } }) =>
  inFile(FILE, (say) => {
    claims.forEach(({ period: { from = -Infinity, to = Infinity } }, i) => {
      if (from > to) say(`claims[${i}].period.to`, to, `a year not before ${from}`);
    });
    indicators.forEach(({ horizon: { from, to } }, i) => {
      if (from > to) say(`indicators[${i}].horizon.to`, to, `a year not before ${from}`);
    });
  });

/** A claim that nearly repeats another points at it, and at none that points on. */
export const sameAsStandsAlone: ContextCheck = ({ claims: { claims } }) =>
  inFile(FILE, (say) =>
    claims.forEach(({ sameAs }, i) => {
      const known = claims.slice(0, i).find(({ id }) => id === sameAs);
      if (sameAs !== undefined && (!known || known.sameAs !== undefined)) {
        say(`claims[${i}].sameAs`, sameAs, 'an earlier claim that stands alone');
      }
    }),
  );

/** A claim has a test or a reason why it has none, and a test of two periods names the earlier. */
const TWO_PERIODS = ['rates', 'growth', 'practices', 'shares', 'trends', 'levels', 'talks'];
export const testedOrNot: ContextCheck = ({ claims: { claims } }) =>
  inFile(FILE, (say) =>
    claims.forEach(({ check, untested }, i) => {
      if ((check === undefined) === (untested === undefined)) {
        say(`claims[${i}].untested`, untested, 'a reason where there is no check, and only there');
      }
      if (check && !check.before && TWO_PERIODS.includes(check.by)) {
        say(`claims[${i}].check.before`, check.before, 'the years before');
      }
    }),
  );

/** An indicator's zones are watch zones that name it, and every watch zone is named by one. */
export const bothWaysBetweenClaimsAndZones: ContextCheck = ({ claims, zones }) => {
  const watch = new Map(zones.features.map(({ properties: p }) => [p.id, p.indicator]));
  const zonesOf = new Map(claims.indicators.map(({ id, zones: of }) => [id, of]));
  return [
    ...inFile(FILE, (say) =>
      claims.indicators.forEach(({ id, zones: of }, i) => {
        for (const zone of of.filter((one) => watch.get(one) !== id)) {
          say(`indicators[${i}].zones`, zone, `a watch zone whose indicator is ${id}`);
        }
      }),
    ),
    ...inFile('watch-zones.geojson', (say) =>
      zones.features.forEach(({ properties: { id, kind, indicator } }, i) => {
        if (kind === 'watch' && !zonesOf.get(indicator ?? '')?.includes(id)) {
          const expected = `an indicator of claims.json that lists ${id}`;
          say(`features[${i}].properties.indicator`, indicator, expected);
        }
      }),
    ),
  ];
};
