import { arcKm, toUnit } from '$lib/core/earth/sphere';
import type { Visit } from '$lib/core/reach/new-places';
import { roleCounts, type Position, type ReachRecord } from '$lib/core/record/model';
import { siteMarks } from './sign-marks';
import { tenths, type Project } from './screen';
import type { Mark } from './static/marks';
import { trackShapes } from './tracks';

/** From the place of a record to the nearest place of an earlier one: the distance that made it new or a return. */
export interface Way {
  /** The earlier record. */
  earlier: string;
  positions: [Position, Position];
}

export function wayTo(
  { position, km, mostKm }: Visit,
  { id, sites, track }: Pick<ReachRecord, 'id' | 'sites' | 'track'>,
): Way | null {
  if (!km && !mostKm) return null;
  const at = toUnit(position);
  const places = [
    ...sites.filter(({ role }) => roleCounts(role, false)).map((site) => site.position),
    ...(track?.positions ?? []),
  ];
  const [nearest] = places.sort((a, b) => arcKm(at, toUnit(a)) - arcKm(at, toUnit(b)));
  return nearest ? { earlier: id, positions: [position, nearest] } : null;
}

function wayMarks({ earlier, positions }: Way, project: Project): Mark[] {
  const track = { id: earlier, start: '', positions };
  const end = project(positions[1]);
  const line = { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.6 };
  return [
    ...trackShapes({ tracks: [track] }, project).map(({ d }): Mark => ({
      layer: 'way',
      key: 'way',
      tag: 'path',
      at: { d },
      style: line,
    })),
    ...(end
      ? [
          {
            layer: 'way',
            key: 'way end',
            tag: 'circle' as const,
            at: { cx: tenths(end.x), cy: tenths(end.y), r: 3 },
            style: { ...line, fill: 'var(--paper)' },
          },
        ]
      : []),
  ];
}

const QUIET = 0.25;

/** Beside a record that is read all others but these are faint. */
function quietened(marks: readonly Mark[], ids: readonly string[]): Mark[] {
  const isOf = ({ recordId, records = [], placeId }: Mark) =>
    [recordId, placeId, ...records].some((id) => id !== undefined && ids.includes(id));
  return marks.map((mark) =>
    mark.layer === 'written' || isOf(mark)
      ? mark
      : { ...mark, style: { ...mark.style, opacity: QUIET } },
  );
}

/** The places of a record that is read and the way to them, over all others. */
export const readMarks = (
  record: Pick<ReachRecord, 'id' | 'kind' | 'sites'>,
  way: Way | null | undefined,
  others: readonly Mark[],
  project: Project,
): Mark[] => [
  ...quietened(others, [record.id, ...(way ? [way.earlier] : [])]),
  ...(way ? wayMarks(way, project) : []),
  ...siteMarks(record, project),
];
