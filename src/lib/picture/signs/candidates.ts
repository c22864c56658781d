import { max } from 'd3-array';
import { MEASURED_ROLES, reachKind, type Position, type ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { m } from '$lib/paraglide/messages';
import { pageHref } from '$lib/site/links/href';
import type { Attributes } from '$lib/site/markup';
import { formatName } from '$lib/site/text/format';
import type { Candidate } from '$lib/view/atlas-index';
import { overlaps } from '$lib/view/shown';
import type { Mark } from '../marks';
import { tenths, type Point, type Project } from '../screen';
import { signPath } from './signs';
import { areaMark, ringsOf } from './uncertain';

/** What was reported and is no record: dashed, hollow and below all signs. */

type DrawnCandidate = Pick<Candidate, 'record'>;

/** No id of a record, so that nothing takes one for the other. */
const PREFIX = 'candidate:';
const markId = ({ record }: DrawnCandidate) => PREFIX + record.id;

/** Where the candidate of a mark is told; null for the id of a record. */
export const candidateHref = (id: string): string | null =>
  id.startsWith(PREFIX) ? `${pageHref('/data')}#${id.slice(PREFIX.length)}` : null;

export function candidateName(candidates: readonly DrawnCandidate[], id: string): string | null {
  const named = candidates.find((candidate) => markId(candidate) === id);
  return named ? m.candidate_named({ name: formatName(named.record.name) }) : null;
}

export const candidatesIn = <Drawn extends DrawnCandidate>(
  candidates: readonly Drawn[],
  years: YearSpan,
): Drawn[] => candidates.filter(({ record }) => overlaps(record, years));

const DASHES = { 'stroke-dasharray': '3 2.5' };

export const candidateStyle = (kind: ReachKind): Attributes => ({
  fill: 'none',
  stroke: `var(--${kind})`,
  'stroke-width': 1.6,
  ...DASHES,
});

const LEAST_R = 7;
/** By which a candidate is larger than the sign of a record that lies on it, px. */
const GAP = 3.5;

/** @param signs of records: one at the same place lies on a candidate, which is the larger for it */
export function candidateMarks(
  candidate: DrawnCandidate,
  signs: readonly (Point & { r: number })[],
  project: Project,
): Mark[] {
  const { record } = candidate;
  const recordId = markId(candidate);
  const kind = reachKind(record.kind);
  const style = candidateStyle(kind);
  const areas = ringsOf(record).map((ring, i): Mark => {
    const area = areaMark({ recordId, kind, ring }, project, `area ${i} ${recordId}`);
    return { ...area, style: { ...area.style, ...DASHES } };
  });
  const outlines = placesOfCandidate(candidate).map((position, i): Mark => {
    const { x, y } = project(position);
    const point = { x: tenths(x), y: tenths(y) };
    const here = signs.filter((sign) => Math.hypot(sign.x - x, sign.y - y) < sign.r + LEAST_R);
    const r = tenths(Math.max(LEAST_R, (max(here, (sign) => sign.r) ?? 0) + GAP));
    return {
      layer: 'candidate',
      key: `${i} ${recordId}`,
      tag: 'path',
      shape: { d: signPath(kind, r), transform: `translate(${point.x} ${point.y})` },
      style,
      hovered: { ...style, stroke: 'var(--ink)' },
      recordId,
      hitArea: { ...point, r },
    };
  });
  return [...areas, ...outlines];
}

/** Measured places; of a track alone its middle. */
function placesOfCandidate({ record: { sites, track } }: DrawnCandidate): Position[] {
  const measured = sites.filter(({ role }) => MEASURED_ROLES.includes(role));
  if (measured.length > 0) return measured.map(({ position }) => position);
  return track ? [track.positions[Math.floor(track.positions.length / 2)]!] : [];
}
