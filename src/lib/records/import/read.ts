import { decode, textSheet, type Encoding, type Sheet } from './table';
import { ReadFault, Faults, LIMITS, type Fault } from './faults';
import { layerSheet } from './geojson';
import { readRecords, type SheetRecords } from './records';

/** Every row is in `records`, or in `left` with a fault. */
export interface ReadResult extends SheetRecords {
  file: string;
  faults: Fault[];
  encoding?: Encoding;
}

/** Never throws for the content of a file: a fault without a row says why nothing was read. */
export async function readFile(
  file: string,
  bytes: Uint8Array,
  swapsPlaces = false,
): Promise<ReadResult> {
  const faults = new Faults();
  try {
    const { sheet, ...how } = await opened(file, bytes, faults);
    return { file, ...how, ...readRecords(sheet, faults, swapsPlaces), faults: faults.list };
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    const nothing = { records: [], left: [], leftNames: new Map(), total: 0, isSwapped: false };
    return { file, ...nothing, ignored: [], unknown: {}, thinned: 0, faults: [error.fault] };
  }
}

async function opened(
  file: string,
  bytes: Uint8Array,
  faults: Faults,
): Promise<{ sheet: Sheet; encoding?: Encoding }> {
  if (bytes.length > LIMITS.bytes) throw new ReadFault('file-size');
  const ending = /\.[^./\\]*$/.exec(file.toLowerCase())?.[0] ?? file;
  if (ending === '.xlsx') {
    // Most readers do not need its parser.
    const { workbookSheet } = await import('./xlsx');
    return { sheet: await workbookSheet(bytes, faults) };
  }
  const isTable = ['.csv', '.tsv', '.txt'].includes(ending);
  if (!isTable && !['.geojson', '.json'].includes(ending)) {
    const isLayer = ['.kml', '.kmz', '.gpx', '.shp', '.zip', '.gpkg', '.gml'].includes(ending);
    throw new ReadFault(isLayer ? 'layer-type' : 'table-type', { value: ending });
  }
  const { text, encoding } = decode(bytes);
  const plain = text.replace(/^\uFEFF/, '');
  return { sheet: isTable ? textSheet(plain, faults) : layerSheet(plain, faults), encoding };
}
