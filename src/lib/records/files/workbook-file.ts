import { unzipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { FILTERS, type styledSheet } from '../export/sheet';
import { zip } from '../export/zip';

/** The bytes of a workbook, zipped again without the time of writing, so that equal sheets give equal bytes. */
export async function written(sheets: ReturnType<typeof styledSheet>[]) {
  const bytes = await writeExcelFile(sheets, { features: [FILTERS] }).toBuffer();
  return zip(unzipSync(bytes));
}
