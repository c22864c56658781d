import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { citationText } from '$lib/core/record/record';
import { LICENCE, type Selection } from '../export/selection';
import { recordTable, siteTable, type Table } from '../export/tables';

/** Of the places; the record's own columns stand once, on the first sheet. */
const OF_PLACES =
  /^(record_id|name_en|kind|start|end|year|site_index|place.*|role|precision|region|basis|lng|lat)$/;

export async function toWorkbook(selection: Selection): Promise<Uint8Array> {
  const records = recordTable(selection);
  const sites = siteTable(selection);
  const columns = sites.columns.filter(({ name }) => OF_PLACES.test(name));
  const sheets: Record<string, SheetData> = {
    records: sheetOf(records),
    places: sheetOf({ ...sites, columns }),
    sources: [
      ['source_id', 'type', 'language', 'citation', 'url'].map(heading),
      ...Object.values(selection.sources).map((source) => [
        ...[source.id, source.custom.sourceType, source.language],
        ...[citationText(source), source.URL ?? null],
      ]),
    ],
    columns: [
      ['column', 'type', 'meaning'].map(heading),
      ...[...columns, ...records.columns].map(({ name, type, about }) => [name, type, about]),
      ['data_version', 'text', selection.dataVersion],
      ['license', 'text', LICENCE],
    ],
  };
  const written = await writeExcelFile(
    Object.entries(sheets).map(([sheet, data]) => ({ sheet, data, stickyRowsCount: 1 })),
  ).toBuffer();
  // Packed again: the library writes the time of day into the archive.
  return zip(unzipSync(written));
}

const heading = (text: string) => ({ value: text, fontWeight: 'bold' as const });

/** Texts stay texts: a cell of a workbook is a formula only if it says so. */
const sheetOf = ({ columns, features }: Table): SheetData => [
  columns.map(({ name }) => heading(name)),
  ...features.map(({ properties }) => columns.map(({ name }) => properties[name] ?? null)),
];

/** An archive whose bytes depend on what is in it alone: every file has the date at which ZIP begins. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const entries = Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }]] as const);
  return zipSync(Object.fromEntries(entries) as unknown as Zippable, { level: 9 });
}
