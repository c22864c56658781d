import { distance } from '@turf/turf';
import { cellToChildren, cellToLatLng, getRes0Cells } from 'h3-js';
import { regionLookup } from '../../lib/core/earth/region-at';
import { RESOLUTION } from '../../lib/core/reach/cells';
import { directionOfRegion } from '../../lib/core/reach/directions';
import type { Position } from '../../lib/core/record/model';
import { readPlaces } from '../input';
import { quoted } from './positions';
import { duckdb } from './work';

/** Of each cell that lies in a direction, by its centre: which, and how far from the origin in km. */
export async function writeDistances(output: string): Promise<void> {
  const { regions, directions } = readPlaces();
  const regionAt = regionLookup(regions);
  const directionOf = directionOfRegion(directions);
  const { DuckDBInstance } = await duckdb();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('CREATE TABLE found (cell BIGINT, direction TEXT, km DOUBLE)');
  const to = await connection.createAppender('found');
  for (const coarse of getRes0Cells()) {
    for (const cell of cellToChildren(coarse, RESOLUTION)) {
      const [lat, lng] = cellToLatLng(cell);
      const position: Position = [lng, lat];
      const direction = directionOf.get(regionAt(position) ?? '');
      if (direction === undefined) continue;
      to.appendBigInt(BigInt(`0x${cell}`));
      to.appendVarchar(direction);
      to.appendDouble(distance(directions.origin.position, position, { units: 'kilometers' }));
      to.endRow();
    }
  }
  to.closeSync();
  const format = output.endsWith('.parquet') ? 'FORMAT parquet' : 'FORMAT csv, HEADER';
  await connection.run(`COPY (FROM found ORDER BY cell) TO ${quoted(output)} (${format})`);
  connection.closeSync();
  instance.closeSync();
}
