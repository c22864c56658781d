import type { SpanMeasures } from './measures';
import type { Position } from '../record/model';

/** The one place where numbers lose digits: km to 0.1, km² to 1, degrees (11 m) and the rest to 0.0001. */
export function roundSpan(span: SpanMeasures): SpanMeasures {
  return { ...roundByName(span), regionalShare: roundShares(span.regionalShare) };
}

/** @param path the names that lead to the data, as in `.farthestKm.RU.km` */
export function roundByName<Data>(data: Data, path = ''): Data {
  const rounded = (part: unknown): unknown => {
    if (typeof part === 'number') return to(part, digitsOf(path));
    if (Array.isArray(part)) return part.map((item) => roundByName(item, path));
    if (part === null || typeof part !== 'object') return part;
    const entries = Object.entries(part);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, roundByName(value, `${path}.${key}`)]),
    );
  };
  return rounded(data) as Data;
}

function digitsOf(path: string): number {
  if (/\.(position|home|earlier)\b/.test(path)) return 4;
  if (path.includes('Km2')) return 0;
  return path.includes('Km') ? 1 : 4;
}

/** The first and largest share takes what rounding left over, so that all still sum to 1. */
function roundShares(shares: Record<string, number>): Record<string, number> {
  const rounded = Object.entries(shares).map(([id, share]) => [id, to(share, 4)] as const);
  const rest = 1 - rounded.reduce((sum, [, share]) => sum + share, 0);
  return Object.fromEntries(
    rounded.map(([id, share], i) => [id, i === 0 ? to(share + rest, 4) : share]),
  );
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
