/**
 * `npm run geodata`: checks the dataset and writes static/data/, or prints what is wrong, changes
 * nothing and ends with exit code 1.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build';
import { readAtlases, readFiles } from './disk';

const OUTPUT = fileURLToPath(new URL('../static/data/', import.meta.url));

const { outputs, problems } = build(readFiles(), readAtlases());
if (problems.length > 0) {
  for (const { message } of problems) console.error(message);
  console.error(`${problems.length} problem(s); static/data/ is unchanged`);
  process.exit(1);
}
mkdirSync(OUTPUT, { recursive: true });
for (const [file, content] of outputs) writeFileSync(OUTPUT + file, content);
console.log([...outputs].map(([file, { length }]) => `${file} ${length}`).join('\n'));
