import { readdirSync } from 'node:fs';
import { posix } from 'node:path';

const GENERATED =
  /^(node_modules|build(-.*)?|dist|coverage|test-results|paraglide|cache|\.(?!ci|npmrc).*)$/;

/** Every file of the repository that somebody wrote, by its path from the top. */
export function* walk(folder = '.'): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (GENERATED.test(entry.name)) continue;
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}
