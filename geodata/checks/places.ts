import { problem } from '../problem';
import { regionShare, regionsAt } from '../regions';
import type { Check } from './check';

export const siteInOneRegion: Check = ({ events, regions }) =>
  events.flatMap(({ file, event }) =>
    event.sites.flatMap(({ position }, i) => {
      const ids = regionsAt(regions, position);
      return ids.length === 1
        ? []
        : [
            problem(
              file,
              `sites[${i}].position`,
              position,
              `in exactly one region, not in ${ids.length === 0 ? 'none' : ids.join(' and ')}`,
            ),
          ];
    }),
  );

export const trackInRegions: Check = ({ events, regions }) =>
  events.flatMap(({ file, event }) => {
    if (!event.track) return [];
    const outside = regionShare(
      regions,
      event.track.waypoints.map(({ position }) => position),
    )[''];
    return outside === undefined
      ? []
      : [problem(file, 'track', `${outside * 100} % outside`, 'a track wholly inside the regions')];
  });
