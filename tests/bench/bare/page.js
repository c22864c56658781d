// What a map of the same records and land costs, written by MapLibre's own examples and nothing else.
import { Map, setWorkerUrl } from 'maplibre-gl';

setWorkerUrl('./maplibre-gl-worker.js');
const slider = /** @type {HTMLInputElement} */ (document.querySelector('input'));
const records = await (await fetch('records.geojson')).json();
const years = records.features.map((/** @type {any} */ { properties }) => properties.year);
slider.min = String(Math.min(...years));
slider.max = String(Math.max(...years));
slider.value = new URLSearchParams(location.search).get('year') ?? slider.max;

const ofYear = () => /** @type {any} */ (['==', ['get', 'year'], Number(slider.value)]);
const map = new Map({
  container: 'map',
  bounds: [-20, -40, 200, 72],
  style: {
    version: 8,
    sources: {
      land: { type: 'geojson', data: 'land.geojson' },
      records: { type: 'geojson', data: records },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#e8eef3' } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#fdfcf8' } },
      { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': '#c9d0d5' } },
      {
        id: 'tracks',
        type: 'line',
        source: 'records',
        filter: ofYear(),
        paint: { 'line-color': '#c96a0a', 'line-width': 2 },
      },
      {
        id: 'sites',
        type: 'circle',
        source: 'records',
        filter: ofYear(),
        paint: { 'circle-color': '#0b7a72', 'circle-radius': 6 },
      },
    ],
  },
});
const root = document.documentElement.dataset;
map.on('idle', () => (root.mapReady = 'true'));
slider.addEventListener('input', () => {
  root.mapReady = 'false';
  map.setFilter('tracks', ofYear());
  map.setFilter('sites', ofYear());
});
