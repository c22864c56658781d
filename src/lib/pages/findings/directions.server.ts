import type { DirectionRow, DirectionVisit } from '$lib/core/reach/directions';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { directionsFor } from '$lib/core/stall/edge';
import { edgeLines } from '$lib/core/stall/edge-sentence';
import { m } from '$lib/paraglide/messages';
import { bounds, index, recordById, regions } from '$lib/site/dataset/dataset.server';
import { formatCount, formatKm, formatName, formatRange } from '$lib/site/text/format';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { voiceOf } from '$lib/site/text/voice';
import type { Cell, TableText } from '$lib/site/page/PlainTable.svelte';

/** How far each kind went in each direction, and the sentence on when the edge last moved. */
export function directionTable() {
  const directions = directionsFor(reachDataset, {}, bounds.lastYear);
  const kinds = REACH_KINDS.flatMap(
    (kind) => directions.find((table) => table.kind === kind) ?? [],
  );
  const exercises = kinds.find(({ kind }) => kind === 'exercise');
  const regionName = (id: string) => {
    const region = regions.find((candidate) => candidate.id === id);
    return region ? formatName(region.name) : id;
  };
  const table: TableText = {
    label: m.findings_directions(),
    columns: [
      { text: m.findings_direction() },
      ...kinds.flatMap(({ kind }): Cell[] => [
        { text: m.findings_farthest({ kind }), look: kind, span: 2 },
        { text: m.findings_returns(), look: 'number' },
        { text: m.findings_last_visit() },
      ]),
    ],
    rows: index.directions.directions.map(({ id, name }) => ({
      name: formatName(name),
      cells: kinds.flatMap(({ kind, rows }) => {
        const row = rows.find((candidate) => candidate.id === id);
        return row ? cellsOf(kind, row) : [];
      }),
    })),
  };
  return {
    edge: exercises ? edgeLines(exercises.edge, regionName, voiceOf(), reachDataset.periods) : [],
    table,
  };
}
export type DirectionTable = ReturnType<typeof directionTable>;

/** The farthest visit, how many returns came after it, and the last visit. */
function cellsOf(kind: ReachKind, { farthest, last, returns }: DirectionRow): Cell[] {
  if (!farthest || !last) {
    return [
      { text: '', look: kind },
      { text: m.findings_no_visit(), look: 'mute', span: 3 },
    ];
  }
  return [
    { text: reachText(farthest), look: kind },
    { text: datedName(farthest), href: `/record/${farthest.recordId}` },
    { text: formatCount(returns), look: 'number' },
    { text: String(last.year), href: `/record/${last.recordId}` },
  ];
}

/** A name that does not contain its year gets it. */
function datedName({ recordId, year }: DirectionVisit): string {
  const name = formatName(recordById.get(recordId)!.name);
  return name.includes(String(year)) ? name : `${name}, ${year}`;
}

const reachText = ({ reachKm, mostKm }: DirectionVisit) =>
  mostKm > reachKm ? formatRange(formatKm(reachKm), formatKm(mostKm)) : formatKm(reachKm);
