import type { FeatureCollection, Geometry } from 'geojson';
import type { Layer } from '$lib/state/view';
import { estimateTextPx } from '$lib/core/text-width';
import { placeLabels, type Box } from './label-placement';
import type { Mark } from './picture';
import type { Pen } from './picture-pen';
import type { Drawn } from './style';

/** Names of records, straits, zones and regions, placed so that none lies on another. */
export function nameMarks(
  drawn: Drawn,
  layers: readonly Layer[],
  pen: Pen,
  marks: readonly Mark[],
  bounds: Box,
): Mark[] {
  const wanted = [
    ...(layers.includes('labels') ? drawn.labels.features : []).map(({ geometry, properties }) => ({
      ...properties,
      position: geometry.coordinates,
      what: 'name',
    })),
    ...points(layers.includes('straits') ? drawn.straits : null, 'strait'),
    ...points(layers.includes('watch-zones') ? drawn.zones : null, 'zone-name'),
    ...points(layers.includes('regions') ? drawn.regionLines : null, 'region-name'),
  ].flatMap((label) => {
    const at = pen.at(label.position);
    return at ? [{ ...label, ...at }] : [];
  });
  return placeLabels(wanted, marks.flatMap(roomOf), bounds).flatMap(({ label, placed }): Mark[] => {
    if (!placed) return [];
    const { what, recordId } = label;
    return [{ shape: 'text', what, ...placed, ...(recordId && { recordId }) }];
  });
}

/** What names keep off: sites, and the writing along the farthest lines. */
function roomOf(mark: Mark): Box[] {
  if (mark.shape === 'path') return [];
  const { x, y } = mark;
  if (mark.shape !== 'text')
    return mark.what === 'site'
      ? [{ x0: x - mark.r, y0: y - mark.r, x1: x + mark.r, y1: y + mark.r }]
      : [];
  const half = estimateTextPx(mark.lines.join(' ')) / 2;
  const turn = ((mark.turn ?? 0) * Math.PI) / 180;
  const [dx, dy] = [half * Math.abs(Math.cos(turn)) + 4, half * Math.abs(Math.sin(turn)) + 8];
  return [{ x0: x - dx, y0: y - dy, x1: x + dx, y1: y + dy }];
}

function points(source: FeatureCollection<Geometry, { name: string }> | null, what: string) {
  return (source?.features ?? []).flatMap(({ geometry, properties: { name } }) =>
    geometry.type === 'Point'
      ? [{ position: geometry.coordinates, text: name, radius: 0, rank: 3, what, recordId: '' }]
      : [],
  );
}
