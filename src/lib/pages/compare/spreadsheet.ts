import type { SheetData } from 'write-excel-file/browser';
import { citationText } from '$lib/core/record/citation';
import type { AtlasData } from '$lib/core/record/record';
import type { CompareState } from './compare.svelte';
import { HALVES, KINDS, MEASURES } from './compare-link';

const MEASURED = {
  ...{ CN: 'farthest_from_china_km', RU: 'farthest_from_russia_km' },
  ground: 'new_ground_km2',
};

/** Three sheets: the chosen regions, or all, as the table has them; their records; a row a source of those. */
export function sheetsOf(
  compare: Pick<CompareState, 'chosen' | 'used' | 'spans' | 'source' | 'nameOf' | 'records'>,
  { records, sources }: Pick<AtlasData, 'records' | 'sources'>,
  address: string,
) {
  const { chosen, used, spans, source, nameOf } = compare;
  const rows = (chosen.length ? chosen : used).flatMap((row) =>
    HALVES.map((half) => ({ row, half })),
  );
  const table = rows.map(({ row, half }) => [
    ...[row.region, nameOf(row.region), half, spans[half].from, spans[half].to],
    ...[...KINDS, ...MEASURES].map((column) => row[half][column].value),
  ]);
  const behind = rows.flatMap(({ row, half }) =>
    row[half].records.records.map(({ id, km }) => {
      const { name, kind, start, end } = compare.records.get(id)!;
      const decides = MEASURES.filter((column) => row[half][column].recordId === id);
      const names = decides.map((column) => MEASURED[column]).join(' ');
      return [row.region, half, id, name, kind, start, end, km.CN, km.RU, names];
    }),
  );
  const ids = new Set(behind.map(([, , id]) => id));
  const cited = records
    .filter(({ id }) => ids.has(id))
    .flatMap((record) => record.sources.map(({ id }) => ({ record, of: sources[id]! })))
    .map(({ record: { id, name }, of }) => {
      return [id, name.en, of.id, citationText(of), of.language, of.URL ?? null];
    });
  const kilometres = [MEASURED.CN, MEASURED.RU];
  return [
    sheet('table', 'region name half from to exercises patrols', Object.values(MEASURED), [
      ...[...table, [], [source], [address]],
    ]),
    sheet(
      'records',
      'region half record_id name kind start end',
      [...kilometres, 'decides'],
      behind,
    ),
    sheet('sources', 'record_id record source_id citation language url', [], cited),
  ];
}

/** Texts stay texts: a cell of a workbook is a formula only if it says so. */
function sheet(name: string, columns: string, more: string[], rows: (string | number | null)[][]) {
  const head = [...columns.split(' '), ...more].map((value) => {
    return { value, fontWeight: 'bold' as const };
  });
  return { sheet: name, data: [head, ...rows] as SheetData, stickyRowsCount: 1 };
}
