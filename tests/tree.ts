import { readdirSync } from 'node:fs';
import { posix } from 'node:path';

/** By path: a folder further down may have such a name and be ours, as geodata/build is. */
const GENERATED =
  /^(node_modules|build(-[^/]*)?|dist|coverage|test-results|src\/lib\/paraglide|(.*\/)?\.(?!ci|npmrc)[^/]*)$/;

/** Every file of the repository that somebody wrote, by its path from the top. */
export function* walk(folder = '.'): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (GENERATED.test(path)) continue;
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}
