import writeXlsx from 'write-excel-file/browser';
import { saveFile } from '$lib/site/network/files';
import { FILTERS, type styledSheet } from './sheet';

/** Saves sheets as a workbook, in the browser. */
export async function saveWorkbook(file: string, sheets: ReturnType<typeof styledSheet>[]) {
  const blob = await writeXlsx(sheets, { features: [FILTERS] }).toBlob();
  saveFile(`${file}.xlsx`, blob.type, [blob]);
}
