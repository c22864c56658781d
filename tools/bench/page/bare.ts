import type { FeatureCollection } from 'geojson';

/** What both bare pages have: the files, a year to choose, and the sign by which the bench knows a map is drawn. */

export interface BenchFeature {
  kind: string;
  year: number;
  /** A time for each position, as TimeDimension has them. */
  times: string[];
}

export const SEA = '#dfe7ec';
export const LAND = '#f6f4ef';
export const colourOf = (kind: string) => (kind === 'exercise' ? '#c2410c' : '#1d4ed8');

const fetchJson = async <Data>(file: string) => (await (await fetch(file)).json()) as Data;

export const readLand = () => fetchJson<FeatureCollection>('./land.geojson');
export const readRecords = () =>
  fetchJson<FeatureCollection<GeoJSON.Point | GeoJSON.LineString, BenchFeature>>(
    `./records-${new URLSearchParams(location.search).get('records')}.geojson`,
  );

export function setReady(isReady: boolean): void {
  document.documentElement.dataset.mapReady = String(isReady);
}

export function onYear(show: (year: number) => void): void {
  const input = document.querySelector('input')!;
  input.addEventListener('input', () => {
    setReady(false);
    document.querySelector('output')!.textContent = input.value;
    show(Number(input.value));
  });
}
