import type { Position } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import type { GroundPiece } from '#core/reach/ground';
import { groundShapes } from '$lib/picture/signs/ground';
import { REGION_MAP } from '$lib/picture/marks';
import { areaFrame, groundPen, originFrame, periodFrame, type Frame } from '$lib/picture/frame';
import { drawCoasts, type Land } from '$lib/picture/maps/picture';
import { recordOutline } from '$lib/picture/maps/region-map';
import { fetchAsset } from '$lib/site/network/files';

const landOn = async (frame: Frame) =>
  drawCoasts(await fetchAsset<Land>('/data/basemap-110m.geojson'), frame, []);

export async function ownPeriodMap(
  positions: readonly Position[],
  origin: Position,
  pieces: readonly GroundPiece[],
) {
  const frame = periodFrame(origin, positions);
  const ground = groundShapes(pieces, groundPen(frame));
  return { frame, ground, land: await landOn(originFrame(frame)) };
}

const MARGIN_DEGREES = 5;

export async function ownRegionMap(
  records: readonly Pick<ReachRecord, 'id' | 'sites' | 'track'>[],
  [lng, lat]: Position,
) {
  const corners = [-MARGIN_DEGREES, MARGIN_DEGREES].map((degrees): Position => {
    const towardsEquator = degrees * lat > 0 ? -degrees : degrees;
    return [lng + degrees, lat + towardsEquator];
  });
  const places = records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track?.positions ?? []),
  ]);
  const frame = areaFrame([...places, ...corners], REGION_MAP, 24);
  return {
    land: await landOn(frame),
    records: new Map(records.map((record) => [record.id, recordOutline(record, frame)])),
  };
}
