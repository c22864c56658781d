// npm run geodata:check: static/data and the answer are committed, and must be what geodata/ gives.
import { hash, isMeasured, run, stop } from './build.mjs';
import { SET_FOLDER } from './set.mjs';

const COMMITTED = ['static/data', `${SET_FOLDER}/answer.txt`];

if (!isMeasured() || process.env.DEEP) {
  const committed = hash(COMMITTED);
  if (!run('geodata')) stop('The data are not sound.');
  if (hash(COMMITTED) !== committed)
    stop(
      `${COMMITTED.join(' or ')} was out of step with geodata/. Both are rebuilt now: commit them.`,
    );
}
