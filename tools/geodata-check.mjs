// npm run geodata:check: static/data and the answer are committed, and must be what geodata/ gives.
import { existsSync, readFileSync } from 'node:fs';
import { MEASURED_HASH, hash, measured, run, stop } from './build.mjs';
import { SET_FOLDER } from './set.mjs';

const COMMITTED = ['static/data', `${SET_FOLDER}/answer.txt`];

const isMeasured = existsSync(MEASURED_HASH) && readFileSync(MEASURED_HASH, 'utf8') === measured();
if (!isMeasured || process.env.DEEP) {
  const committed = hash(COMMITTED);
  if (!run('geodata')) stop('The data are not sound.');
  if (hash(COMMITTED) !== committed)
    stop(
      `${COMMITTED.join(' or ')} was out of step with geodata/. Both are rebuilt now: commit them.`,
    );
}
