import type { Position, ReachRecord } from '$lib/core/record/model';
import { REGION_MAP } from '$lib/map/static/marks';
import { periodFrame } from '$lib/map/static/period-frame';
import type { Land, PictureFrame } from '$lib/map/static/picture';
import { areaFrame, recordOutline, regionOutline } from '$lib/map/static/region-map';
import { pictureFrame } from '$lib/map/static/period-land';
import { fetchAsset } from '$lib/site/network/files';

/** Maps of a reader's own places, which lie anywhere and are in no file. */

export async function ownPeriods(positions: readonly Position[], origin: Position) {
  const frame = periodFrame(origin, positions);
  return { frame, land: await landPath(pictureFrame(frame)) };
}

/** Degrees round the origin that are in the picture, if it is all there is. */
const AROUND = 5;

export async function ownMap(
  records: readonly Pick<ReachRecord, 'id' | 'sites' | 'track'>[],
  [lng, lat]: Position,
) {
  const corners = [-AROUND, AROUND].map((by): Position => {
    const towardsEquator = by * lat > 0 ? -by : by;
    return [lng + by, lat + towardsEquator];
  });
  const places = records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track?.positions ?? []),
  ]);
  const frame = areaFrame([...places, ...corners], REGION_MAP, 24);
  return {
    land: await landPath(frame),
    records: new Map(records.map((record) => [record.id, recordOutline(record, frame)])),
  };
}

async function landPath(frame: PictureFrame): Promise<string> {
  const coast = await fetchAsset<Land>('/data/basemap-110m.geojson', 'features');
  return coast.features
    .filter(({ geometry }) => geometry.type.endsWith('Polygon'))
    .map((feature) => regionOutline(feature, frame))
    .join('');
}
