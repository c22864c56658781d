import { m } from '$lib/paraglide/messages';
import { fetchSelection } from '$lib/records/export/selection';
import { styledSheet, workbookBytes } from '$lib/exchange/sheet';
import { workbookSheets } from '$lib/records/export/workbook';
import { saveFile } from '$lib/site/network/files';
import { own } from '$lib/records/own/own.svelte';
import type { CompareState } from './compare.svelte';
import { SERIES_FIELDS } from '#core/reach/measures';
import { REACH_KINDS } from '#core/record/model';
import { HALVES } from './compare-link';
import { valueText, type RegionRow } from './regions';

export async function saveSpreadsheet(compare: CompareState) {
  const rows = compare.chosen.length ? compare.chosen : compare.used;
  const ids = rows.flatMap((row) =>
    HALVES.flatMap((half) => row[half].records.records.map(({ id }) => id)),
  );
  const selection = await fetchSelection(ids, compare.isOwn ? own.data : null);
  const sheets = [regionSheet(compare, rows), ...workbookSheets(selection)];
  saveFile('joint-reach-regions.xlsx', await workbookBytes(sheets));
}

function regionSheet(compare: CompareState, rows: readonly RegionRow[]) {
  const { spans, source, nameOf, measures } = compare;
  const measured = measures.map((measure) => `farthest_from_${measure.toLowerCase()}_km`);
  const cells = rows.flatMap((row) =>
    HALVES.map((half) => [
      row.region,
      nameOf(row.region),
      half,
      spans[half].from,
      spans[half].to,
      spans[half].length,
      ...REACH_KINDS.flatMap((kind) => {
        const n = row[half][kind].value!;
        return [n, spans[half].length ? n / spans[half].length : null];
      }),
      ...measures.flatMap((measure) => {
        const { value, recordId } = row[half][measure]!;
        return [value, valueText(value), value ? recordId : null];
      }),
      ...compare.groundCells(row.region, half),
    ]),
  );
  const columns = [
    ...['region', 'name', 'half', 'from', 'to', 'years'],
    ...['exercises', 'exercises_a_year', 'patrols', 'patrols_a_year'],
    ...measured.flatMap((name) => [name, `${name}_shown`, `${name}_record`]),
    ...Object.values(SERIES_FIELDS).flatMap((field) =>
      ['reachKm2', 'newKm2', 'share', 'reason'].map((part) => `ground.${field}.${part}`),
    ),
  ];
  return styledSheet('regions', columns, cells, [source, location.href, m.cmp_sheet_note()]);
}
