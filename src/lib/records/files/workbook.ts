import { BASE } from '$lib/core/record/languages';
import writeExcelFile from 'write-excel-file/node';
import { unzipSync } from 'fflate';
import { citationText } from '$lib/core/record/record';
import { LICENCE, type Selection } from '../export/selection';
import { FILTERS, sheetOf } from '../export/sheet';
import { recordTable, siteTable, type Table } from '../export/tables';
import { zip } from '../export/zip';

/** Columns of the sheet of places: most of the record's own are on the first sheet alone. */
const PLACE_COLUMNS = RegExp(
  `^(record_id|name_${BASE}|kind|start|end|year|site_index|place.*|role|precision|region|basis|lng|lat)$`,
);

export async function toWorkbook(selection: Selection): Promise<Uint8Array> {
  const records = recordTable(selection);
  const sites = siteTable(selection);
  const columns = sites.columns.filter(({ name }) => PLACE_COLUMNS.test(name));
  const sheets = [
    tableSheet('records', records),
    tableSheet('places', { ...sites, columns }),
    sheetOf(
      'sources',
      ['source_id', 'type', 'language', 'citation', 'url'].map((name) => ({ name })),
      Object.values(selection.sources).map((source) => [
        source.id,
        source.custom.sourceType,
        source.language,
        citationText(source),
        source.URL ?? null,
      ]),
    ),
    sheetOf(
      'columns',
      ['column', 'type', 'meaning'].map((name) => ({ name })),
      [...columns, ...records.columns].map(({ name, type, about }) => [name, type, about]),
      [`data_version ${selection.dataVersion}`, `license ${LICENCE}`, COUNT_NOTE],
    ),
  ];
  return written(sheets);
}

export async function written(sheets: ReturnType<typeof sheetOf>[]) {
  const bytes = await writeExcelFile(sheets, { features: [FILTERS] }).toBuffer();
  // Zipped again without the time of day that the library puts into the archive.
  return zip(unzipSync(bytes));
}

/** A record has several rows on `places`, and wherever sources are joined to it. */
const COUNT_NOTE = 'To count exercises and patrols, count record_id, not rows.';

const tableSheet = (name: string, { columns, features }: Table) =>
  sheetOf(
    name,
    columns,
    features.map(({ properties }) => columns.map((column) => properties[column.name])),
  );
