import type { SpanMeasures } from './measures';
import type { Position } from '../record/model';
import { roundShares } from '../statistics/shares';

/** Here alone: km to 0.1, km² to 1, degrees (11 m) and the rest to 0.0001. */
export function roundSpan(span: SpanMeasures): SpanMeasures {
  return { ...roundByName(span), regionalShare: roundShares(span.regionalShare) };
}

/** @param path as in `.farthestKm.RU.km` */
export function roundByName<Data>(data: Data, path = ''): Data {
  const rounded = (): unknown => {
    if (typeof data === 'number') return to(data, digitsOf(path));
    if (Array.isArray(data)) return data.map((item) => roundByName(item, path));
    if (data === null || typeof data !== 'object') return data;
    const entries = Object.entries(data);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, roundByName(value, `${path}.${key}`)]),
    );
  };
  return rounded() as Data;
}

function digitsOf(path: string) {
  if (/\.(position|home|earlier)\b/.test(path)) return 4;
  if (path.includes('Km2')) return 0;
  return path.includes('Km') ? 1 : 4;
}

export const roundPosition = ([lng, lat]: Position): Position => [to(lng, 4), to(lat, 4)];

export const roundKm = (km: number | null | undefined): number | null => to(km ?? null, 1);
export const roundKm2 = (km2: number) => to(km2, 0);
export const roundScore = (score: number) => to(score, 4);

/** Adding 0 turns -0 into 0: JSON writes both alike, equality tells them apart. */
function to<Value extends number | null>(value: Value, digits: number): Value {
  if (value === null) return value;
  return (Math.round(value * 10 ** digits) / 10 ** digits + 0) as Value;
}
