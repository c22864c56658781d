import type { MultiPolygon, Position as Coordinates } from 'geojson';
import type { WatchIndicator } from '$lib/core/claims/claims';
import type { WatchFinding, WatchZones } from '$lib/core/claims/watch';
import { MEASURED_ROLES, reachKind, type Position } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';
import type { Picture } from '$lib/map/still/marks';
import type { Land } from '$lib/map/still/picture';
import { sketch } from '../method/sketch';

/** A small map of each indicator that is a place: its zones and the records in or near them. */
export function watchPictures(
  indicators: readonly WatchIndicator[],
  found: readonly WatchFinding[],
  zones: WatchZones,
  records: ReadonlyMap<string, AtlasRecord>,
  land: Land,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  for (const { id, zones: ids } of indicators) {
    if (ids.length === 0) continue;
    const areas = zones.features
      .filter(({ properties }) => ids.includes(properties.id))
      .map(({ geometry }) => multi(geometry));
    const visits = found.find(({ indicatorId }) => indicatorId === id)?.visits ?? [];
    const near = [...new Set(visits.map(({ recordId }) => recordId))].map((recordId) =>
      records.get(recordId)!,
    );
    const picture = sketch(
      land,
      {
        shapes: [
          ...areas.map((area) => ({ paint: 'accent', area, outlined: true }) as const),
          ...near.flatMap(({ track }) =>
            track ? [{ paint: 'patrol', line: track.positions } as const] : [],
          ),
        ],
        include: areas.flatMap(({ coordinates }) => coordinates.flat(2) as Position[]),
        dots: near.flatMap(({ sites, kind }) =>
          sites
            .filter(({ role }) => MEASURED_ROLES.includes(role))
            .map(({ position }) => ({ paint: reachKind(kind), position })),
        ),
      },
      300,
    );
    pictures.set(id, picture);
  }
  return pictures;
}

function multi(geometry: WatchZones['features'][number]['geometry']): MultiPolygon {
  const polygons: Coordinates[][][] =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { type: 'MultiPolygon', coordinates: polygons };
}
