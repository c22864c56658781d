import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import 'leaflet-timedimension/dist/leaflet.timedimension.control.min.css';
import { LAND, colourOf, onYear, readLand, readRecords, setReady, type BenchFeature } from './bare';

/** The plugin has no types, and finds Leaflet as a global. */
interface TimeDimension {
  setCurrentTime(time: number): void;
  on(event: 'timeload', listener: () => void): void;
}
Object.assign(globalThis, { L });
// @ts-expect-error It has no types.
await import('leaflet-timedimension/dist/leaflet.timedimension.min.js');

const [land, records] = await Promise.all([readLand(), readRecords()]);
const endOf = (year: number) => Date.UTC(year, 11, 31);
const map = L.map('map', {
  ...{ center: [45, 95], zoom: 1, preferCanvas: true, attributionControl: false },
  ...{
    timeDimension: true,
    timeDimensionOptions: { timeInterval: '2003-12-31/2026-12-31', period: 'P1Y' },
  },
} as L.MapOptions) as L.Map & { timeDimension: TimeDimension };
L.geoJSON(land, { style: { fillColor: LAND, fillOpacity: 1, stroke: false } }).addTo(map);

const look = (kind: string) => ({ color: colourOf(kind), weight: 2 });
const layer = L.geoJSON(records, {
  style: (feature) => look((feature?.properties as BenchFeature).kind),
  pointToLayer: ({ properties }, at) =>
    L.circleMarker(at, { ...look((properties as BenchFeature).kind), radius: 5 }),
});
const { timeDimension } = L as unknown as {
  timeDimension: { layer: { geoJson(layer: L.Layer, options: object): L.Layer } };
};
timeDimension.layer.geoJson(layer, { updateTimeDimensionMode: 'replace' }).addTo(map);
map.timeDimension.on('timeload', () => setReady(true));
map.timeDimension.setCurrentTime(endOf(2026));
onYear((year) => map.timeDimension.setCurrentTime(endOf(year)));
