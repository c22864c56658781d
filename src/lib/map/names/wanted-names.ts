import type { FeatureCollection, Geometry } from 'geojson';
import type { Position } from '$lib/core/record/model';
import type { Layer } from '$lib/view/view';
import { PLACE_PX, type Wanted } from './label-placement';
import type { LabelProperties } from '../scene';
import type { Drawn } from '../style';

/** A name that asks for room, where its place lies on the screen. */
export interface WantedName extends Wanted, Pick<LabelProperties, 'recordId' | 'what'> {
  position: readonly number[];
  /** Other positions along a patrol's track, as `also` has them on the screen. */
  other: readonly (readonly number[])[];
}

type At = (position: readonly number[]) => { x: number; y: number } | null;

/** Names of records (of the selected one always), straits, zones and regions that are in sight. */
export function wantedNames(
  drawn: Drawn,
  layers: readonly Layer[],
  at: At,
  selected: string | null = null,
): WantedName[] {
  const on = (layer: Layer) => layers.includes(layer);
  const records = drawn.labels.features
    .filter(({ properties }) => on('labels') || properties.recordId === selected)
    .flatMap(({ geometry, properties }) => {
      const here = at(geometry.coordinates);
      if (!here) return [];
      const other = alongTrack(drawn, properties.recordId, at);
      return [
        {
          ...properties,
          ...here,
          rank: properties.recordId === selected ? -1 : properties.rank,
          position: geometry.coordinates,
          other: other.map(({ position }) => position),
          also: other.map((place) => place.at),
        },
      ];
    });
  return [
    ...records,
    ...places(on('straits') ? drawn.straits : null, 'strait', at),
    ...places(on('watch-zones') ? drawn.zones : null, 'zone-name', at),
    ...places(on('regions') ? drawn.regionLines : null, 'region-name', at),
  ];
}

/** Other places for the name of a patrol. */
function alongTrack({ tracks }: Drawn, recordId: string, at: At) {
  const path = tracks.features.find(({ properties }) => properties.recordId === recordId)?.geometry
    .coordinates as Position[] | undefined;
  if (!path) return [];
  return [0.35, 0.65, 0.2, 0.8].flatMap((part) => {
    const position = path[Math.round(part * (path.length - 1))]!;
    const point = at(position);
    return point ? [{ position, at: point }] : [];
  });
}

function places(
  source: FeatureCollection<Geometry, { name: string }> | null,
  what: LabelProperties['what'],
  at: At,
): WantedName[] {
  return (source?.features ?? []).flatMap(({ geometry, properties: { name } }) => {
    const here = geometry.type === 'Point' ? at(geometry.coordinates) : null;
    if (geometry.type !== 'Point' || !here) return [];
    const { coordinates: position } = geometry;
    const place = { text: name, radius: 0, rank: 3, px: PLACE_PX, what, recordId: '' };
    return [{ ...place, ...here, position, other: [] }];
  });
}
