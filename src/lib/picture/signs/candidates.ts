import { max } from 'd3-array';
import { isMeasuredSite, reachKind, type ReachKind } from '#core/record/model';
import { m } from '$lib/paraglide/messages';
import { pageHref } from '$lib/site/links/href';
import { formatName } from '$lib/site/text/format';
import type { Candidate } from '$lib/view/atlas-index';
import type { Mark } from '../marks';
import type { Point } from '$lib/site/boxes';
import { tenths, type Project } from '../screen';
import { signPath } from './signs';
import { areaMarks } from './uncertain';

/** No id of a record, so that nothing takes one for the other. */
const PREFIX = 'candidate:';
const markId = ({ record }: Candidate) => PREFIX + record.id;

/** Null for the id of a record. */
export const candidateHref = (id: string): string | null =>
  id.startsWith(PREFIX) ? `${pageHref('/data')}#${id.slice(PREFIX.length)}` : null;

export function candidateName(candidates: readonly Candidate[], id: string): string | null {
  const named = candidates.find((candidate) => markId(candidate) === id);
  return named ? m.candidate_named({ name: formatName(named.record.name) }) : null;
}

const DASHES = { 'stroke-dasharray': '3 2.5' };

export const candidateStyle = (kind: ReachKind) => ({
  fill: 'none',
  stroke: `var(--${kind})`,
  'stroke-width': 1.6,
  ...DASHES,
});

const LEAST_R = 7;
/** By which a candidate is larger than a sign that lies on it, px. */
const GAP = 3.5;

/** Dashed, hollow, and larger than the signs of records that lie on it. */
export function candidateMarks(
  candidate: Candidate,
  signs: readonly (Point & { r: number })[],
  project: Project,
): Mark[] {
  const { record } = candidate;
  const recordId = markId(candidate);
  const kind = reachKind(record.kind);
  const areas = areaMarks(record, project, recordId).map((area) => {
    return { ...area, style: { ...area.style, ...DASHES } };
  });
  const measured = record.sites.filter(isMeasuredSite);
  const outlines = measured.map(({ position }, i): Mark => {
    const { x, y } = project(position);
    const here = signs.filter((sign) => Math.hypot(sign.x - x, sign.y - y) < sign.r + LEAST_R);
    const r = tenths(Math.max(LEAST_R, (max(here, (sign) => sign.r) ?? 0) + GAP));
    const style = candidateStyle(kind);
    return {
      layer: 'candidate',
      key: `${i} ${recordId}`,
      tag: 'path',
      shape: { d: signPath(kind, r), transform: `translate(${tenths(x)} ${tenths(y)})` },
      style,
      hovered: { ...style, stroke: 'var(--ink)' },
      recordId,
      hitArea: { x, y, r },
    };
  });
  return [...areas, ...outlines];
}
