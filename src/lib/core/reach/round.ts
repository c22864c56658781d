import type { SpanMeasures } from './measures';
import type { Position } from '../record/model';

/** The one place where numbers lose digits: km to 0.1, km² to 1, degrees (11 m) and the rest to 0.0001. */
export function roundSpan<Span extends SpanMeasures>(span: Span): Span {
  return { ...roundByName(span), regionalShare: roundShares(span.regionalShare) };
}

export function roundByName<Data>(data: Data): Data {
  return withNumbers(data, (value, path) =>
    /\.(position|home|earlier)\b/.test(path) ? to(value, 4) : roundMeasure(path, value),
  );
}

/** The same data with every number changed, by its path: the names that lead to it, as in `.farthestKm.RU.km`. */
function withNumbers<Data>(data: Data, change: (value: number, path: string) => number): Data {
  const changed = (value: unknown, path: string): unknown => {
    if (typeof value === 'number') return change(value, path);
    if (Array.isArray(value)) return value.map((part) => changed(part, path));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, part]) => [key, changed(part, `${path}.${key}`)]));
  };
  return changed(data, '') as Data;
}

/** The first and largest share takes what rounding left over, so that all still sum to 1. */
export function roundShares(shares: Record<string, number>): Record<string, number> {
  const rounded = Object.entries(shares).map(([id, share]) => [id, to(share, 4)] as const);
  const rest = 1 - rounded.reduce((sum, [, share]) => sum + share, 0);
  return Object.fromEntries(
    rounded.map(([id, share], i) => [id, i === 0 ? to(share + rest, 4) : share]),
  );
}

export function roundMeasure(measure: string, value: number): number {
  if (measure.includes('Km2')) return to(value, 0);
  return to(value, measure.includes('Km') ? 1 : 4);
}

export const roundPosition = ([lng, lat]: Position): Position => [to(lng, 4), to(lat, 4)];

export const roundKm = (km: number | null | undefined): number | null => to(km ?? null, 1);
export const roundKm2 = (km2: number): number => to(km2, 0);
export const roundScore = (score: number): number => to(score, 4);

/** Adding 0 turns -0 into 0: JSON writes both as 0, but equality tells them apart. */
function to<Value extends number | null>(value: Value, digits: number): Value {
  if (value === null) return value;
  return (Math.round(value * 10 ** digits) / 10 ** digits + 0) as Value;
}
