import { arcKm, continuous, toUnit } from '#core/earth/sphere';
import { PRECISION_KM, type Position } from '#core/record/model';
import { columnsIn, REQUIRED } from './columns';
import { faultOf, LIMITS, ReadFault, type Fault } from './faults';
import type { FeatureShape, Line, Sheet } from './table';
import { textOf } from './values';

/** Features as lines of a table whose columns are their properties. */
export function layerSheet(text: string): Sheet {
  const data = parsed(text);
  const features = isObject(data) && data.type === 'Feature' ? [data] : data?.features;
  if (!Array.isArray(features)) throw new ReadFault('features', { value: data?.type });
  // RFC 7946 allows only CRS84; reprojecting is left to a GIS.
  if (!/CRS84|4326/.test(JSON.stringify(data?.crs ?? 'CRS84')))
    throw new ReadFault('crs', { value: data?.crs });
  if (features.length > LIMITS.rows)
    throw new ReadFault('row-count', { value: features.length, values: LIMITS.rows });
  const objects = features.map((feature: unknown) => (isObject(feature) ? feature : {}));
  const properties = objects.map((feature) => objectOf(feature.properties));
  const headings = [...new Set(properties.flatMap((values) => Object.keys(values)))];
  const columns = [...columnsIn(headings).values()];
  const lines = objects.map(({ geometry }, i): Line => {
    const ref = { unit: 'feature' as const, n: i + 1 };
    // Features may have thousands of properties: only those read take room.
    const cells: unknown[] = [];
    for (const column of columns) cells[column] = properties[i]![headings[column]!];
    const shape = shapeOf(geometry);
    return 'expected' in shape
      ? { ref, cells, faults: [shape] }
      : { ref, cells, shape, faults: [] };
  });
  return { headings, lines, required: REQUIRED };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    // Throws if nested too deeply to be shown.
    JSON.stringify(value);
    return isObject(value) ? value : null;
  } catch (error) {
    throw new ReadFault('json', { value: (error as Error).message });
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown) => (isObject(value) ? value : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A fault for anything but points and lines with longitude and latitude. */
function shapeOf(geometry: unknown): FeatureShape | Fault {
  const { type = geometry, coordinates } = objectOf(geometry);
  const [, isMulti, part] = /^(Multi)?(Point|LineString)$/.exec(textOf(type)) ?? [];
  if (!part) return faultOf('geometry', { field: 'geometry', value: type });
  const parts = isMulti ? listOf(coordinates) : [coordinates];
  const isPoint = part === 'Point';
  const lines = isPoint ? [parts] : parts.map(listOf);
  const positions = lines.flat();
  // Longitudes of a line may run past 180°.
  const maxLng = isPoint ? 180 : 540;
  const isWrong = (position: unknown) => !isPosition(position, maxLng);
  if (positions.length === 0 || positions.some(isWrong)) {
    const value = positions.find(isWrong);
    return faultOf('coordinates', { field: 'coordinates', value });
  }
  // Without heights.
  const plain = (lines as Position[][]).map((line) =>
    line.map(([lng, lat]): Position => [lng, lat]),
  );
  return isPoint ? { points: plain.flat(), lines: [] } : { points: [], lines: plain };
}

function isPosition(value: unknown, maxLng: number) {
  const [lng, lat] = listOf(value);
  const isWithin = (degrees: unknown, limit: number) =>
    typeof degrees === 'number' && Math.abs(degrees) <= limit;
  return isWithin(lng, maxLng) && isWithin(lat, 90);
}

/** Lines this close end to end are one: within the error of a place. */
const JOIN_KM = PRECISION_KM.area;
/** More waypoints add nothing at the atlas's scale, and are slow to measure. */
export const MAX_WAYPOINTS = 1000;

/** Joins lines that meet, as those cut at 180° do, and drops repeated positions. */
export function joinLines(lines: readonly Position[][]): Position[][] {
  const joined: Position[][] = [];
  for (const line of lines) {
    const end = joined.at(-1)?.at(-1);
    const [start] = line;
    if (end && start && arcKm(toUnit(end), toUnit(start)) <= JOIN_KM) joined.at(-1)!.push(...line);
    else joined.push([...line]);
  }
  return joined.map((line) =>
    continuous(line).filter(([lng, lat], i, positions) => {
      const before = positions[i - 1];
      return !before || lng !== before[0] || lat !== before[1];
    }),
  );
}

/** Evenly spaced, with both ends. */
export function thin(line: readonly Position[]): Position[] {
  const step = Math.max(1, Math.ceil((line.length - 1) / (MAX_WAYPOINTS - 1)));
  return line.filter((_, i) => i % step === 0 || i === line.length - 1);
}
