import { least } from 'd3-array';
import { arcKm, toUnit } from '#core/earth/sphere';
import type { Visit } from '#core/reach/new-places';
import { isMeasuredSite, reachKind, type Position } from '#core/record/model';
import type { ReachRecord } from '#core/record/schema';
import { tenths, type Project } from '../screen';
import { lineMark, moved, pathMark, type Mark } from '../marks';
import { linePath, screenLines } from './tracks';
import { areaMarks, ringAt } from './uncertain';

type SelectedRecord = Pick<ReachRecord, 'id' | 'kind' | 'sites' | 'track'>;

/** To the nearest earlier record: what made one new or a return. */
export interface EarlierLine {
  id: string;
  positions: readonly [Position, Position];
}

/** Null for the first, at the very same place, or known only to an area. */
export function lineToEarlier(
  { position, km }: Visit,
  record: Pick<ReachRecord, 'sites' | 'track'>,
  { id, sites, track }: Pick<ReachRecord, 'id' | 'sites' | 'track'>,
): EarlierLine | null {
  if (!km || ringAt(record, position)) return null;
  const unit = toUnit(position);
  const candidates = [
    ...sites.filter(isMeasuredSite).map((site) => site.position),
    ...(track?.positions ?? []),
  ];
  const nearest = least(candidates, (candidate) => arcKm(unit, toUnit(candidate)));
  return nearest ? { id, positions: [position, nearest] } : null;
}

export function selectedMarks(
  record: SelectedRecord,
  line: EarlierLine | null | undefined,
  others: readonly Mark[],
  project: Project,
) {
  return [
    ...dimmed(others, [record.id, ...(line ? [line.id] : [])]),
    ...(line ? lineMarks(line.positions, project) : []),
    ...siteMarks(record, project),
  ];
}

/** Sites, and areas of those known only within bounds. */
export function siteMarks(record: SelectedRecord, project: Project) {
  const { id, kind, sites } = record;
  const points = sites.flatMap(({ position, role, within }, i): Mark[] => {
    if (role === 'unpublished' || within) return [];
    const { x, y } = project(position);
    const [r, fill, width] = isMeasuredSite({ role })
      ? [4.4, reachKind(kind), 2.2]
      : [2.8, 'halo', 1.6];
    const shape = { cx: tenths(x), cy: tenths(y), r };
    const style = { fill: `var(--${fill})`, stroke: 'var(--accent)', 'stroke-width': width };
    const hitArea = { x, y, r: 5 };
    const key = `site ${i} ${id}`;
    return [{ layer: 'site', key, tag: 'circle', shape, style, recordId: id, hitArea }];
  });
  return [...areaMarks(record, project), ...points];
}

const LINE_STYLE = { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.6 };

function lineMarks(positions: EarlierLine['positions'], project: Project): Mark[] {
  const d = linePath(screenLines(positions, project));
  const end = project(positions[1]);
  return [
    { ...pathMark('way', d, LINE_STYLE), key: 'way' },
    {
      layer: 'way',
      key: 'way end',
      tag: 'circle',
      shape: { cx: tenths(end.x), cy: tenths(end.y), r: 3 },
      style: { ...LINE_STYLE, fill: 'var(--paper)' },
    },
  ];
}

export interface AskedMark {
  position: Position;
  line: EarlierLine['positions'] | null;
}

export function askedMarks({ position, line }: AskedMark, project: Project) {
  const cross = (key: string, colour: string, width: number): Mark => {
    return { ...lineMark('asked', 'M0-9V9M-9 0H9', colour, width), key };
  };
  const crosses = [cross('asked halo', 'halo', 5), cross('asked', 'accent', 2.4)];
  return [...(line ? lineMarks(line, project) : []), ...moved(crosses, project(position))];
}

const DIMMED_OPACITY = 0.25;

function dimmed(marks: readonly Mark[], ids: readonly string[]) {
  const isOfRecord = ({ recordId, recordIds = [], placeId }: Mark) =>
    [recordId, placeId, ...recordIds].some((id) => id !== undefined && ids.includes(id));
  return marks.map((mark) =>
    mark.layer === 'area-name' || isOfRecord(mark)
      ? mark
      : { ...mark, style: { ...mark.style, opacity: DIMMED_OPACITY } },
  );
}
