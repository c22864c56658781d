import type { Position } from '$lib/core/record/model';
import { isObject } from './complete';
import type { FlatRow, OnProblem } from './flat';

/** Features as flat rows: points are places, lines are tracks; other geometry is a problem. */
export function geojsonRows(features: readonly unknown[], onProblem: OnProblem): FlatRow[] {
  return features.flatMap((feature, i) => {
    const at = { unit: 'feature' as const, n: i + 1 };
    if (!isObject(feature) || feature.type !== 'Feature') {
      const value = isObject(feature) ? feature.type : feature;
      onProblem({ at, field: 'type', value, expected: 'features' });
      return [];
    }
    const drawn = drawnOf(feature.geometry);
    if (!drawn) {
      const type = isObject(feature.geometry) ? feature.geometry.type : feature.geometry;
      onProblem({ at, field: 'geometry.type', value: type, expected: 'geometry' });
      return [];
    }
    return { at, properties: isObject(feature.properties) ? feature.properties : {}, ...drawn };
  });
}

function drawnOf(geometry: unknown): Pick<FlatRow, 'points' | 'line'> | null {
  // RFC 7946 §3.2: a feature without a place has a null geometry.
  if (geometry === null) return { points: [], line: null };
  if (!isObject(geometry)) return null;
  const { type, coordinates } = geometry;
  const many = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  if (type === 'Point') return { points: [position(coordinates)], line: null };
  if (type === 'MultiPoint') return { points: many.map(position), line: null };
  if (type === 'LineString') return { points: [], line: many.map(position) };
  if (type !== 'MultiLineString') return null;
  const parts = many.flatMap((part) => (Array.isArray(part) ? part.map(position) : []));
  return { points: [], line: parts };
}

/** A height is left out; what is no number stays and fails the check, with its value shown. */
function position(value: unknown): Position {
  return (Array.isArray(value) ? value.slice(0, 2) : [value]) as Position;
}
