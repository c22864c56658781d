// npm test: everything that must hold before a change lands, in one run that continues after a
// failure. `npm test -- unit ground` runs one script of package.json, `npm test -- changed` what
// takes less than a minute. `npm run test:deep` adds what takes long: lint with types, many more
// generated cases, and the browser tests tagged @deep.
import { install, npm, run } from './build.mjs';

const [word, ...words] = process.argv.slice(2);
const isDeep = word === '--deep';
if (isDeep) process.env.DEEP = '1';
install();
if (word && !isDeep) process.exit(npm(['run', word, '--', ...words]) ? 0 : 1);

// Types, lint and tests all read the files that this generates.
if (!run('sync')) process.exit(1);
const { runAll, summarize } = await import('./checks.mjs');
const scripts = (/** @type {string[]} */ ...names) =>
  runAll(names.map((name) => ({ name, command: `npm run --silent ${name}` })));
// The longest first; the browser needs both processors.
const ends = await scripts('pages', 'unit', 'types:check', 'geodata:check', 'lint', 'format:check');
summarize([...ends, ...(await scripts('browser'))]);
