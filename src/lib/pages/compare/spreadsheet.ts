import { yearOf } from '#core/record/time';
import { m } from '$lib/paraglide/messages';
import { fetchSelection } from '$lib/records/export/selection';
import { styledSheet, workbookBytes } from '$lib/exchange/sheet';
import { workbookSheets } from '$lib/records/export/workbook';
import { saveCsv, saveFile } from '$lib/site/network/files';
import { formatName } from '$lib/site/text/format';
import { own } from '$lib/records/own/own.svelte';
import type { CompareState } from './compare.svelte';
import { HALVES, WHOLE } from './compare-link';
import { rateOf } from './sentence';

const COLUMNS = [
  ...['row', 'id', 'name', 'kind', 'half', 'from', 'to', 'years', 'records', 'records_a_year'],
  ...['new_place', 'new_place_at_most', 'reach_km2', 'new_km2', 'share', 'ground_at_least'],
  ...['last_new_year', 'last_new_record', 'last_year', 'last_record'],
];

/** All rows, also of closed directions; a workbook has the records behind them, too. */
export async function saveSpreadsheet(compare: CompareState, ending: 'xlsx' | 'csv') {
  const cells = cellsOf(compare);
  const name = 'joint-reach-regions';
  if (ending === 'csv') return saveCsv([COLUMNS, ...cells], name);
  const ids = HALVES.flatMap((half) => compare.whole[half].records.map(({ id }) => id));
  const selection = await fetchSelection(ids, compare.isOwn ? own.data : null);
  const notes = [sourceOf(compare), location.href, m.cmp_sheet_note()];
  const sheet = styledSheet('regions', COLUMNS, cells, notes);
  saveFile(`${name}.xlsx`, await workbookBytes([sheet, ...workbookSheets(selection)]));
}

function sourceOf({ data, rule: { name }, view: { kind }, whole }: CompareState) {
  const kinds = m.cmp_kinds({ kind });
  const n = whole.records.length;
  return m.cmp_source({ version: data.dataVersion, rule: formatName(name), kinds, n });
}

function cellsOf(compare: CompareState) {
  const { spans, rows, view } = compare;
  return rows.flatMap((row) =>
    HALVES.map((half) => {
      const { from, to, length } = spans[half];
      const { records, counted } = row[half];
      const cut = compare.isOwn ? null : compare.groundIn(row, half);
      const isWhole = row.id === WHOLE;
      const place = row.direction ? 'direction' : 'region';
      const lasts = [row.lastNew, row.last].flatMap((record) =>
        record ? [yearOf(record.start), record.id] : [null, null],
      );
      return [
        ...[isWhole ? WHOLE : place, row.id, row.name, view.kind, half, from, to, length],
        ...[records.length, length ? rateOf(records.length, length) : null],
        ...[counted.k, counted.atMost],
        ...(cut ? [cut.reachKm2, cut.newKm2, isWhole ? null : cut.share] : [null, null, null]),
        cut?.atLeast ? 'yes' : null,
        ...lasts,
      ];
    }),
  );
}
