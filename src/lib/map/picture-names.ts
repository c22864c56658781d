import type { FeatureCollection, Geometry } from 'geojson';
import type { Layer } from '$lib/state/view';
import { placeLabels, type Box } from './label-placement';
import { alongTrack, type Room } from './names';
import type { Mark } from './picture';
import type { Pen } from './picture-pen';
import type { Drawn } from './style';

/** Names of records, straits, zones and regions, placed so that none lies on another. */
export function nameMarks(
  drawn: Drawn,
  layers: readonly Layer[],
  pen: Pen,
  { taken, avoided }: Room,
  bounds: Box,
): Mark[] {
  const wanted = [
    ...(layers.includes('labels') ? drawn.labels.features : []).map(({ geometry, properties }) => ({
      ...properties,
      position: geometry.coordinates,
      what: 'name',
      also: alongTrack(drawn, properties.recordId, { at: (p) => pen.at(p) }).map(({ at }) => at),
    })),
    ...points(layers.includes('straits') ? drawn.straits : null, 'strait'),
    ...points(layers.includes('watch-zones') ? drawn.zones : null, 'zone-name'),
    ...points(layers.includes('regions') ? drawn.regionLines : null, 'region-name'),
  ].flatMap((label) => {
    const at = pen.at(label.position);
    return at ? [{ ...label, ...at }] : [];
  });
  return placeLabels(wanted, taken, bounds, avoided).flatMap(({ label, placed }): Mark[] => {
    if (!placed) return [];
    const { what, recordId } = label;
    const { x, y, lines, anchor } = placed;
    return [{ shape: 'text', what, x, y, lines, anchor, ...(recordId && { recordId }) }];
  });
}

function points(source: FeatureCollection<Geometry, { name: string }> | null, what: string) {
  return (source?.features ?? []).flatMap(({ geometry, properties: { name } }) =>
    geometry.type === 'Point'
      ? [{ position: geometry.coordinates, text: name, radius: 0, rank: 3, what, recordId: '' }]
      : [],
  );
}
