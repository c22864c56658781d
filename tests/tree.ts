import { readFileSync, readdirSync } from 'node:fs';
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

/** Programs and styles: no tests, no messages, no data. */
export function isSource(file: string): boolean {
  return (
    /\.(ts|js|mjs|svelte|css)$/.test(file) &&
    !/^tests\/|^playwright\.config|\.(test|fixture|spec)\.ts$/.test(file)
  );
}

/** Tests, their fixtures and what measures speed. */
export function isTest(file: string): boolean {
  return /\.(ts|js|mjs)$/.test(file) && /^tests\/|\.(test|fixture|spec)\.ts$/.test(file);
}

/** As `wc -l` counts them. */
export function lines(file: string): number {
  return readFileSync(file, 'utf8').split('\n').length - 1;
}
