import { problem } from '../../problem';
import type { ContextCheck } from '../checks';

const FILE = 'claims.json';

export const periodsInOrder: ContextCheck = ({ claims: { claims, indicators } }) => [
  ...claims.flatMap(({ period: { from = -Infinity, to = Infinity } }, i) =>
    from <= to ? [] : [problem(FILE, `claims[${i}].period.to`, to, `a year not before ${from}`)],
  ),
  ...indicators.flatMap(({ horizon: { from, to } }, i) =>
    from <= to
      ? []
      : [problem(FILE, `indicators[${i}].horizon.to`, to, `a year not before ${from}`)],
  ),
];

/** A claim that nearly repeats another points at it, and at none that points on. */
export const sameAsStandsAlone: ContextCheck = ({ claims: { claims } }) =>
  claims.flatMap(({ sameAs }, i) => {
    const known = claims.slice(0, i).find(({ id }) => id === sameAs);
    return sameAs === undefined || (known && known.sameAs === undefined)
      ? []
      : [problem(FILE, `claims[${i}].sameAs`, sameAs, 'an earlier claim that stands alone')];
  });

/** An indicator's zones are watch zones that name it, and every watch zone is named by one. */
export const bothWaysBetweenClaimsAndZones: ContextCheck = ({ claims, zones }) => {
  const indicatorOf = new Map(
    zones.features.map(({ properties }) => [properties.id, properties.indicator]),
  );
  const zonesOf = new Map(claims.indicators.map(({ id, zones }) => [id, zones]));
  return [
    ...claims.indicators.flatMap(({ id, zones }, i) =>
      zones
        .filter((zone) => indicatorOf.get(zone) !== id)
        .map((zone) =>
          problem(FILE, `indicators[${i}].zones`, zone, `a watch zone whose indicator is ${id}`),
        ),
    ),
    ...zones.features.flatMap(({ properties: { id, kind, indicator } }, i) =>
      kind === 'watch' && !zonesOf.get(indicator ?? '')?.includes(id)
        ? [
            problem(
              'watch-zones.geojson',
              `features[${i}].properties.indicator`,
              indicator,
              `an indicator of claims.json that lists ${id}`,
            ),
          ]
        : [],
    ),
  ];
};
