// npm run geodata:check: static/data is committed, and must be what geodata/ gives.
import { existsSync, readFileSync } from 'node:fs';
import { MEASURED_HASH, hash, measured, run, stop } from './build.mjs';

const isMeasured = existsSync(MEASURED_HASH) && readFileSync(MEASURED_HASH, 'utf8') === measured();
if (!isMeasured || process.env.DEEP) {
  const committed = hash(['static/data']);
  if (!run('geodata')) stop('The data are not sound.');
  if (hash(['static/data']) !== committed)
    stop('static/data was out of step with geodata/. It is rebuilt now: commit it.');
}
