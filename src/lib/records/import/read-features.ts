import { isObject } from './complete';
import type { FlatRow, OnProblem } from './flat';
import { shapesOf } from './geometry';

/** Features as flat rows, whatever geometry they have. */
export function featureRows(features: readonly unknown[], onProblem: OnProblem): FlatRow[] {
  return features.flatMap((feature, i): FlatRow[] => {
    const at = { unit: 'feature' as const, n: i + 1 };
    const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {};
    const geometry = isObject(feature) ? feature.geometry : feature;
    const row = (shapes: FlatRow['shapes']) => ({ at, properties, shapes, geometry });
    if (!isObject(feature) || feature.type !== 'Feature') {
      const value = isObject(feature) ? feature.type : feature;
      onProblem({ at, field: 'type', value, expected: 'features' });
      return [row(null)];
    }
    const shapes = shapesOf(geometry);
    if (!shapes) {
      const type = isObject(geometry) ? geometry.type : geometry;
      onProblem({ at, field: 'geometry.type', value: type, expected: 'geometry' });
    }
    return [row(shapes)];
  });
}
