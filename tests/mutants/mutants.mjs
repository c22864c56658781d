/* Which changes of a room's code its own tests notice: `npm run test:mutants -- core/reach view`. */
import { existsSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

/** @param {string} room A folder, or one file of it. */
async function mutate(room) {
  const path = [`src/lib/${room}`, room].find((name) => existsSync(name));
  if (!path) throw new Error(`"${room}" is no room: expected a folder of src/lib/ or geodata/.`);
  process.env.ROOM = path.replace(/\/[^/]+\.ts$/, '');
  const results = await new Stryker({
    mutate: path.endsWith('.ts') ? [path] : [`${path}/**/!(*.test|*.fixture).ts`],
    testRunner: 'vitest',
    vitest: { configFile: 'tests/mutants/vitest.config.ts' },
    // Each needs all modules loaded anew.
    ignoreStatic: true,
    // So that each test is heard, not only the first to notice.
    disableBail: true,
    concurrency: 2,
    reporters: ['progress'],
    tempDirName: '.stryker',
    ignorePatterns: ['/build', '/.svelte-kit/output', '/dist', '/.sets'],
  }).runMutationTest();
  const having = (/** @type {string[]} */ ...statuses) =>
    results.filter(({ status }) => statuses.includes(status));
  const noticed = having('Killed', 'Timeout');
  const [survived, uncovered] = [having('Survived'), having('NoCoverage')];
  for (const { status, fileName, location, replacement = '' } of [...survived, ...uncovered]) {
    const place = `${fileName.slice(fileName.indexOf(path))}:${location.start.line}`;
    console.log(status === 'Survived' ? ' ' : '-', place, replacement.replace(/\s+/g, ' '));
  }
  /** By file of tests, what it notices, and what no other does. */
  const byFile = /** @type {Record<string, { noticed: number, alone: number }>} */ ({});
  for (const { killedBy = [] } of noticed) {
    const files = new Set(killedBy.map((test) => test.replace(/#.*/s, '')));
    for (const file of files) {
      const counts = (byFile[file] ??= { noticed: 0, alone: 0 });
      counts.noticed++;
      if (files.size === 1) counts.alone++;
    }
  }
  console.table(byFile);
  const counts = {
    killed: noticed.length,
    survived: survived.length,
    uncovered: uncovered.length,
  };
  const mutants = noticed.length + survived.length + uncovered.length;
  return { room, mutants, ...counts, score: `${Math.round((100 * noticed.length) / mutants)} %` };
}

const rooms = [];
for (const room of process.argv.slice(2)) rooms.push(await mutate(room));
console.table(rooms);
