import type { DotMark, Mark } from './picture';
import { round, type Pen } from './picture-pen';
import { drawnRadius } from '../size';
import type { Drawn } from '../style';

/** Marks of the records and of what is measured from them. */

/** As layers/ghosts.ts fades them. */
function fade(age: number): number {
  if (age <= 5) return round2(0.85 - ((age - 1) / 4) * 0.45);
  return round2(Math.max(0.28, 0.4 - ((age - 5) / 7) * 0.12));
}
const round2 = (value: number) => Math.round(value * 100) / 100;

/** As layers/ghosts.ts grows rings with the zoom. */
const ghostRadius = (zoom: number) => round2(2.6 + 2.4 * Math.min(1, Math.max(0, zoom / 5)));

export function ghostMarks(drawn: Drawn, pen: Pen, zoom: number): Mark[] {
  const r = ghostRadius(zoom);
  const tracks = drawn.ghostTracks.features.flatMap((track) =>
    pen.paths('ghost-track', [track], {
      recordId: track.properties.recordId,
      opacity: fade(track.properties.age),
    }),
  );
  const sites = drawn.ghostSites.features.flatMap(({ geometry, properties }): DotMark[] => {
    const at = pen.at(geometry.coordinates);
    const { recordId, age } = properties;
    if (!at) return [];
    return [{ shape: 'ring', what: 'ghost', ...at, r, recordId, opacity: fade(age) }];
  });
  return [...tracks, ...sites];
}

export function farthestMarks(farthest: Drawn['farthest'], pen: Pen): Mark[] {
  return farthest.features.flatMap((feature): Mark[] => {
    const { part, partner, label, turn } = feature.properties;
    if (feature.geometry.type === 'LineString') return pen.paths('farthest', [feature]);
    const at = pen.at(feature.geometry.coordinates);
    if (!at) return [];
    if (part === 'home')
      return [
        { shape: 'ring', what: partner === 'RU' ? 'home russia' : 'home china', ...at, r: 3.5 },
      ];
    return [
      {
        shape: 'text',
        what: 'farthest-label',
        ...at,
        lines: [label],
        anchor: 'middle',
        turn,
      },
    ];
  });
}

export function centreMarks(drawn: Drawn, pen: Pen): Mark[] {
  return drawn.centre.features.flatMap((feature): Mark[] => {
    if (feature.geometry.type === 'LineString') return pen.paths('centre', [feature]);
    const at = pen.at(feature.geometry.coordinates);
    return at ? [{ shape: 'disc', what: 'centre-stop', ...at, r: 3 }] : [];
  });
}

export function trackMarks(drawn: Drawn, pen: Pen): Mark[] {
  return drawn.tracks.features.flatMap((track) => {
    const { recordId, own } = track.properties;
    return [
      ...pen.paths('track-casing', [track], { recordId }),
      ...pen.paths(own ? 'track own' : 'track', [track], { recordId }),
      ...arrows(track.geometry.coordinates, pen, recordId),
    ];
  });
}

/** Arrowheads every 110 px along the line as it is seen. */
function arrows(line: readonly number[][], pen: Pen, recordId: string): Mark[] {
  const marks: Mark[] = [];
  let run = 55;
  let before = pen.at(line[0] ?? []);
  for (const position of line.slice(1)) {
    const at = pen.at(position);
    if (at && before) {
      const step = Math.hypot(at.x - before.x, at.y - before.y);
      run += step;
      if (run >= 110 && step > 0.5) {
        const turn = Math.round((Math.atan2(at.y - before.y, at.x - before.x) * 180) / Math.PI);
        marks.push({ shape: 'arrow', what: 'direction', ...at, r: 5, turn, recordId });
        run = 0;
      }
    }
    before = at;
  }
  return marks;
}

export function siteMarks(drawn: Drawn, pen: Pen, zoom: number): DotMark[] {
  return drawn.sites.features.flatMap(({ geometry, properties }): DotMark[] => {
    const { recordId, reach, measured, count, own } = properties;
    const at = pen.at(geometry.coordinates);
    if (!at) return [];
    if (!measured)
      return zoom < 2.4
        ? []
        : [{ shape: 'ring', what: 'unmeasured', ...at, r: 2.4, recordId, reach }];
    const shape = reach === 'patrol' ? 'square' : 'disc';
    const r = round(drawnRadius(properties.radius, zoom));
    return [
      {
        ...{ shape, what: own ? 'site own' : 'site', ...at, r, recordId, reach },
        ...(count > 1 && { count }),
      } as const,
    ];
  });
}
