import { unzipSync } from 'fflate';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { citationText } from '$lib/core/record/citation';
import type { Column } from '../export/columns';
import { LICENCE, type Selection } from '../export/selection';
import { recordTable, siteTable, type Table } from '../export/tables';
import { zip } from './zip';

/** Records, places, sources, and what each column means: one sheet each, the first row kept in sight. */
export async function toWorkbook(selection: Selection): Promise<Uint8Array> {
  const records = recordTable(selection);
  const sites = siteTable(selection);
  // The record's own columns stand once, on the first sheet.
  const ofSites = sites.columns.filter(({ name }) =>
    /^(record_id|name_en|kind|start|end|year|site_index|place.*|role|precision|region|basis|lng|lat)$/.test(
      name,
    ),
  );
  const sheets = {
    records: sheetOf(records),
    places: sheetOf({ ...sites, columns: ofSites }),
    sources: sourceSheet(selection),
    columns: columnSheet([...ofSites, ...records.columns], selection),
  };
  const written = await writeExcelFile(
    Object.entries(sheets).map(([sheet, data]) => ({ sheet, data, stickyRowsCount: 1 })),
  ).toBuffer();
  // Packed again: the library writes the time of day into the archive.
  return zip(unzipSync(written));
}

const heading = (text: string) => ({ value: text, fontWeight: 'bold' as const });

/** Texts stay texts: a cell of a workbook is a formula only if it says so. */
function sheetOf({ columns, features }: Table): SheetData {
  return [
    columns.map(({ name }) => heading(name)),
    ...features.map(({ properties }) => columns.map(({ name }) => properties[name] ?? null)),
  ];
}

function sourceSheet({ sources }: Selection): SheetData {
  return [
    ['source_id', 'type', 'language', 'citation', 'url'].map(heading),
    ...Object.values(sources).map((source) => [
      ...[source.id, source.custom.sourceType, source.language],
      ...[citationText(source), source.URL ?? null],
    ]),
  ];
}

function columnSheet(columns: readonly Column[], { dataVersion }: Selection): SheetData {
  return [
    ['column', 'type', 'meaning'].map(heading),
    ...columns.map(({ name, type, about }) => [name, type, about]),
    ...[
      ['data_version', 'text', dataVersion],
      ['license', 'text', LICENCE],
    ],
  ];
}
