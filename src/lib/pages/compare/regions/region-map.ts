import type { MultiPolygon, Polygon } from 'geojson';
import { areaFrame, drawArea } from '$lib/map/still/area-map';
import type { Mark, Picture } from '$lib/map/still/marks';
import type { SceneRecord } from '$lib/map/sites';
import { inYear } from '$lib/map/still/strip';
import type { IndexRecord } from '$lib/view/atlas-index';

/** What a small map needs of a record. */
export interface PlacedRecord extends SceneRecord, Pick<IndexRecord, 'start' | 'end'> {
  sites: readonly (SceneRecord['sites'][number] & Pick<IndexRecord['sites'][number], 'region'>)[];
}

/** Whether a part of the record lies in the region. */
export function isIn(region: string, { sites, track }: Pick<PlacedRecord, 'sites' | 'track'>) {
  return sites.some((site) => site.region === region) || (track?.regionShare[region] ?? 0) > 0;
}

const SIZE = { width: 300, height: 220 };
/** Round the region, px. */
const MARGIN_PX = 10;

export function regionFrame({ type, coordinates }: Polygon | MultiPolygon) {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat();
  return areaFrame(rings.flat(), SIZE, MARGIN_PX);
}

/** What is in a region in a year, over what was there before; land as it was drawn for the region. */
export function regionPicture(
  region: { id: string; geometry: Polygon | MultiPolygon },
  records: readonly PlacedRecord[],
  year: number,
  land: readonly Mark[],
): Picture {
  const inside = records.map((record) => ({
    ...record,
    sites: record.sites.filter((site) => site.region === region.id),
  }));
  const { shown, ghosts } = inYear(inside, year);
  const picture = drawArea({ records: shown, ghosts }, regionFrame(region.geometry));
  return { ...picture, marks: [...land, ...picture.marks] };
}
