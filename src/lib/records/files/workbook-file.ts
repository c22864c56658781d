import { unzipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { FILTERS, type styledSheet } from '../export/sheet';
import { zip } from '../export/zip';

/** Of sheets a file, the same bytes each time: zipped again without the time of day that the library puts in. */
export async function written(sheets: ReturnType<typeof styledSheet>[]) {
  const bytes = await writeExcelFile(sheets, { features: [FILTERS] }).toBuffer();
  return zip(unzipSync(bytes));
}
