import { AREA_KINDS, type SpanMeasures } from './measures';
import { PARTNERS, type Position } from '../record/model';

/**
 * The one place where numbers lose digits: km to 0.1, km² to 1, shares and lengths of mean vectors
 * to 0.0001, positions to 0.0001° (11 m).
 */
export function roundSpan<Span extends SpanMeasures>(span: Span): Span {
  const byKind = (areas: SpanMeasures['footprintKm2']) =>
    Object.fromEntries(AREA_KINDS.map((kind) => [kind, to(areas[kind], 0)]));
  const farthest = PARTNERS.map((partner) => {
    const place = span.farthestKm[partner];
    return [
      partner,
      place && {
        km: to(place.km, 1),
        recordId: place.recordId,
        position: roundPosition(place.position),
        home: roundPosition(place.home),
      },
    ];
  });
  return {
    ...span,
    footprintKm2: byKind(span.footprintKm2),
    newGroundKm2: byKind(span.newGroundKm2),
    extentKm2: to(span.extentKm2, 0),
    extentByKindKm2: byKind(span.extentByKindKm2),
    frontierKm: to(span.frontierKm, 1),
    frontier: span.frontier && {
      ...span.frontier,
      position: roundPosition(span.frontier.position),
      earlier: roundPosition(span.frontier.earlier),
    },
    farthestKm: Object.fromEntries(farthest),
    standardDistanceKm: to(span.standardDistanceKm, 1),
    centre: span.centre && roundPosition(span.centre),
    resultantLength: to(span.resultantLength, 4),
    effectiveRegions: to(span.effectiveRegions, 4),
    regionalShare: roundShares(span.regionalShare),
    decidingRecord: Object.fromEntries(
      Object.entries(span.decidingRecord).map(([measure, { recordId, change }]) => [
        measure,
        { recordId, change: roundMeasure(measure, change) },
      ]),
    ),
  };
}

/** The largest takes what rounding left over, so that the shares still sum to 1. */
export function roundShares(shares: Record<string, number>): Record<string, number> {
  const rounded = Object.entries(shares).map(([id, share]) => [id, to(share, 4)] as const);
  const rest = 1 - rounded.reduce((sum, [, share]) => sum + share, 0);
  return Object.fromEntries(
    rounded.map(([id, share], i) => [id, i === 0 ? to(share + rest, 4) : share]),
  );
}

/** A value of a measure, rounded as that measure is: by the unit that its name ends in. */
export function roundMeasure(measure: string, value: number): number {
  // Counts have digits only as means (rarefied.ts).
  return to(value, measure.includes('Km2') ? 0 : measure.includes('Km') ? 1 : 4);
}

export function roundPosition([lng, lat]: Position): Position {
  return [to(lng, 4), to(lat, 4)];
}

export const roundKm = (km: number | null | undefined): number | null => to(km ?? null, 1);
export const roundKm2 = (km2: number): number => to(km2, 0);
export const roundScore = (score: number): number => to(score, 4);

/**
 * Every number of plain data to 9 significant digits: coefficients have no unit to round by, and the
 * last bits of a logarithm differ between machines.
 */
export function roundSignificant<Data>(data: Data): Data {
  const round = (value: unknown): unknown => {
    if (typeof value === 'number') return Number(value.toPrecision(9));
    if (Array.isArray(value)) return value.map(round);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, round(part)]));
  };
  return round(data) as Data;
}

/** Adding 0 turns -0, which JSON would write as 0 and equality would tell apart, into 0. */
function to<Value extends number | null>(value: Value, digits: number): Value {
  if (value === null) return value;
  return (Math.round(value * 10 ** digits) / 10 ** digits + 0) as Value;
}
