import * as maplibre from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { LAND, SEA, colourOf, onYear, readRecords, setReady } from './bare';

/** The floor: MapLibre by its own examples, with the records up to a year. */
maplibre.setWorkerUrl(workerUrl);
const records = await readRecords();
const upTo = (year: number) => ({
  ...records,
  features: records.features.filter(({ properties }) => properties.year <= year),
});
const colour = ['match', ['get', 'kind'], 'exercise', colourOf('exercise'), colourOf('patrol')];

const map = new maplibre.Map({
  container: 'map',
  center: [95, 45],
  zoom: 1.2,
  fadeDuration: 0,
  attributionControl: false,
  style: {
    version: 8,
    sources: {
      land: { type: 'geojson', data: new URL('land.geojson', location.href).href },
      records: { type: 'geojson', data: upTo(2026) },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': SEA } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': LAND } },
      {
        ...{ id: 'tracks', type: 'line', source: 'records' },
        paint: { 'line-color': colour as maplibre.ExpressionSpecification, 'line-width': 2 },
      },
      {
        ...{ id: 'sites', type: 'circle', source: 'records' },
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          ...{ 'circle-color': colour as maplibre.ExpressionSpecification, 'circle-radius': 5 },
          ...{ 'circle-stroke-color': '#fff', 'circle-stroke-width': 1 },
        },
      },
    ],
  },
});
map.on('idle', () => setReady(true));
onYear((year) => {
  void map.getSource<maplibre.GeoJSONSource>('records')!.setData(upTo(year));
  map.triggerRepaint();
});
