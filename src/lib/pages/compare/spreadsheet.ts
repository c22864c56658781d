import type { SheetData } from 'write-excel-file/browser';
import { citationText, type AtlasData } from '$lib/core/record/record';
import type { CompareState } from './compare.svelte';
import { HALVES, KINDS } from './compare-link';

/** Three sheets: the chosen regions, or all, as the table has them; their records; a row a source of those. */
export function sheetsOf(
  compare: Pick<
    CompareState,
    'chosen' | 'used' | 'spans' | 'source' | 'nameOf' | 'records' | 'measures'
  >,
  data: Pick<AtlasData, 'records' | 'sources'>,
  address: string,
) {
  const { chosen, used, spans, source, nameOf, measures } = compare;
  const partners = measures.filter((measure) => measure !== 'ground');
  const farthest = partners.map((id) => `farthest_from_${id.toLowerCase()}_km`);
  const measured = [...farthest, 'new_ground_km2'];
  const halves = (chosen.length ? chosen : used).flatMap((row) =>
    HALVES.map((half) => ({ region: row.region, half, cells: row[half] })),
  );
  const table = halves.map(({ region, half, cells }) => [
    ...[region, nameOf(region), half, spans[half].from, spans[half].to],
    ...[...KINDS, ...measures].map((column) => cells[column]!.value),
  ]);
  const behind = halves.flatMap(({ region, half, cells }) =>
    cells.records.records.map(({ id, km }) => {
      const { name, kind, start, end } = compare.records.get(id)!;
      const decides = measured.filter((_, i) => cells[measures[i]!]!.recordId === id);
      const far = partners.map((partner) => km[partner] ?? null);
      return [region, half, id, name, kind, start, end, ...far, decides.join(' ')];
    }),
  );
  const ids = new Set(behind.map(([, , id]) => id));
  const records = data.records.filter(({ id }) => ids.has(id));
  const cited = records.flatMap(({ id, name, sources }) =>
    sources.map((one) => {
      const source = data.sources[one.id]!;
      const { language, URL = null } = source;
      return [id, name.en, source.id, citationText(source), language, URL];
    }),
  );
  const all = [...table, [], [source], [address]];
  return [
    sheet('table', `region name half from to exercises patrols ${measured.join(' ')}`, all),
    sheet(
      'records',
      ['region half record_id name kind start end', ...farthest, 'decides'].join(' '),
      behind,
    ),
    sheet('sources', 'record_id record source_id citation language url', cited),
  ];
}

/** Texts stay texts: a cell of a workbook is a formula only if it says so. */
function sheet(name: string, columns: string, rows: (string | number | null)[][]) {
  const head = columns.split(' ').map((value) => ({ value, fontWeight: 'bold' as const }));
  return { sheet: name, data: [head, ...rows] as SheetData, stickyRowsCount: 1 };
}
