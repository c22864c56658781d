import { it } from 'vitest';
import { buildLayers, validate } from '../geodata/build';
import { readAtlases, readFiles } from '../geodata/disk';
import { reach } from './cli/run.fixture';
const cpu = <T>(name: string, work: () => T) => { const b = process.cpuUsage(); const r = work(); const { user, system } = process.cpuUsage(b); console.log('CPU', name, ((user + system) / 1e6).toFixed(2)); return r; };
it('t', () => {
  const at = readAtlases();
  const f = readFiles();
  cpu('validate', () => validate(f, at.land50m));
  cpu('validate', () => validate(f, at.land50m));
  cpu('layers', () => buildLayers(f, at));
  for (let i = 0; i < 3; i++) cpu('quick', () => reach('--quick'));
});
