import type { DirectionRow, DirectionVisit } from '$lib/core/reach/directions';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { directionsFor } from '$lib/core/stall/answer';
import { edgeLines } from '$lib/core/stall/how-sure';
import { bounds, index, recordById, regions } from '$lib/site/dataset.server';
import { formatCount, formatKm, formatName, formatRange } from '$lib/site/format';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { voiceOf } from '$lib/site/voice';

/** Each direction: the farthest exercise and the farthest patrol, the last visit of each, returns since. */
export function directionTable() {
  const found = directionsFor(reachDataset, {}, bounds.lastYear);
  const exercises = found.find(({ kind }) => kind === 'exercise');
  const regionName = (id: string) => {
    const region = regions.find((one) => one.id === id);
    return region ? formatName(region.name) : id;
  };
  return {
    edge: exercises ? edgeLines(exercises.edge, regionName, voiceOf(), reachDataset.periods) : [],
    kinds: REACH_KINDS.filter((kind) => found.some((one) => one.kind === kind)),
    rows: index.directions.directions.map(({ id, name }) => ({
      name: formatName(name),
      cells: REACH_KINDS.flatMap((kind) => {
        const row = found.find((one) => one.kind === kind)?.rows.find((one) => one.id === id);
        return row ? cellOf(kind, row) : [];
      }),
    })),
  };
}
export type DirectionTable = ReturnType<typeof directionTable>;

function cellOf(kind: ReachKind, { farthest, last, returns }: DirectionRow) {
  if (!farthest || !last) return { kind, farthest: null, reach: '', last: null, returns: '' };
  return {
    kind,
    farthest: linkTo(farthest),
    reach: reachText(farthest),
    last: last.recordId === farthest.recordId ? null : linkTo(last),
    returns: formatCount(returns),
  };
}

function linkTo({ recordId, year }: DirectionVisit) {
  const name = formatName(recordById.get(recordId)!.name);
  return { href: `/record/${recordId}`, name, year, isDated: name.includes(String(year)) };
}

const reachText = ({ reachKm, mostKm }: DirectionVisit) =>
  mostKm > reachKm ? formatRange(formatKm(reachKm), formatKm(mostKm)) : formatKm(reachKm);
