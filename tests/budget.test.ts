import { readFileSync } from 'node:fs';
import { sum } from 'd3-array';
import { expect, it } from 'vitest';
import budget from './budget.json' with { type: 'json' };
import { walk } from './tree';

/* Programs, styles and SQL, blank lines too; messages and data are not counted. The totals may only fall. */

const isTest = (file: string) => /^tests\/|\.(test|fixture|spec)\.ts$/.test(file);
const files = [...walk()]
  .filter((file) => /\.(ts|js|mjs|svelte|css|sql)$/.test(file))
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').slice(0, -1) }));
const sources = files.filter(({ file }) => !isTest(file));
const total = sum(sources, ({ lines }) => lines.length);

it('lines stay within tests/budget.json', () => {
  const tests = sum(files, ({ lines }) => lines.length) - total;
  console.log(
    `${total} lines of ${budget.lines.sources}, ${tests} of tests of ${budget.lines.tests}`,
  );
  expect.soft(total).toBeLessThanOrEqual(budget.lines.sources);
  expect.soft(tests).toBeLessThanOrEqual(budget.lines.tests);
});

it('a file has at most 300 lines', () => {
  expect(sources.filter(({ lines }) => lines.length > 300).map(({ file }) => file)).toEqual([]);
});
