import { decode, textSheet, type Encoding, type Sheet } from './table';
import { ReadFault, LIMITS, type Fault } from './faults';
import { layerSheet } from './geojson';
import { readRecords, type SheetRecords } from './records';

export interface ReadResult extends SheetRecords {
  file: string;
  encoding?: Encoding;
  refusal?: Fault;
}

/** Never throws for the content of a file. `swapsPlaces`: latitude and longitude. */
export async function readFile(
  file: string,
  bytes: Uint8Array,
  swapsPlaces = false,
): Promise<ReadResult> {
  try {
    const { sheet, ...how } = await opened(file, bytes);
    return { file, ...how, ...readRecords(sheet, swapsPlaces) };
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    const nothing = { records: [], left: [], total: 0, isSwapped: false, ignored: [], thinned: 0 };
    return { file, ...nothing, unknown: [], refusal: error.fault };
  }
}

async function opened(
  file: string,
  bytes: Uint8Array,
): Promise<{ sheet: Sheet; encoding?: Encoding }> {
  if (bytes.length > LIMITS.bytes) throw new ReadFault('file-size');
  const ending = /\.[^./\\]*$/.exec(file.toLowerCase())?.[0] ?? file;
  // Most readers do not need its parser.
  if (ending === '.xlsx') return { sheet: await (await import('./xlsx')).workbookSheet(bytes) };
  const isTable = ['.csv', '.tsv', '.txt'].includes(ending);
  if (!isTable && !['.geojson', '.json'].includes(ending)) {
    const isLayer = ['.kml', '.kmz', '.gpx', '.shp', '.zip', '.gpkg', '.gml'].includes(ending);
    throw new ReadFault(isLayer ? 'layer-type' : 'table-type', { value: ending });
  }
  const { text, encoding } = decode(bytes);
  const plain = text.replace(/^\uFEFF/, '');
  return { sheet: isTable ? textSheet(plain) : layerSheet(plain), encoding };
}
