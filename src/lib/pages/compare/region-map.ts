import type { MultiPolygon, Polygon } from 'geojson';
import { areaFrame, drawArea } from '$lib/map/still/area-map';
import type { Mark, Picture } from '$lib/map/still/marks';
import { inYear } from '$lib/map/still/strip';
import type { PlacedRecord } from './placed-record';

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
