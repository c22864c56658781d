import type { ZonesFile, StraitsFile } from '../../../../geodata/context/claims-schema';

/** Of an area to watch or an air defence zone; in `static/data/` its citations are written out. */
export type ZoneProperties = ZonesFile['features'][number]['properties'];
export type StraitProperties = StraitsFile['features'][number]['properties'];
