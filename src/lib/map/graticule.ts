import type { FeatureCollection, LineString } from 'geojson';

/** Meridians and parallels every `step` degrees, with a corner every 2.5° for the globe. */
export function graticuleLines(step = 15): FeatureCollection<LineString> {
  const lines: [number, number][][] = [];
  for (let lng = -180; lng < 180; lng += step)
    lines.push(range(-90 + step, 90 - step).map((lat) => [lng, lat]));
  for (let lat = -90 + step; lat < 90; lat += step)
    lines.push(range(-180, 180).map((lng) => [lng, lat]));
  return {
    type: 'FeatureCollection',
    features: lines.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates },
    })),
  };
}

function range(from: number, to: number, by = 2.5): number[] {
  return Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => from + i * by);
}
