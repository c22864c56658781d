import { posix } from 'node:path';

/** What is re-exported, and what is loaded later, too. */
export function importsIn(file: string, text: string) {
  const imports = text.matchAll(
    /^\s*(?:import|export)\s(type\s)?(?:[\w\s{},*$]*\sfrom\s)?\s*['"](.+?)['"]|\bimport\(\s*()['"](.+?)['"]/gm,
  );
  return [...imports].map(({ 0: line, 1: type, 2: from, 4: later, index }) => ({
    line,
    isType: Boolean(type),
    isLater: later !== undefined,
    name: resolve(file, from ?? later ?? ''),
    row: text.slice(0, index).split('\n').length,
  }));
}

/** The path from the top of the tree, or the package as written. */
function resolve(file: string, from: string): string {
  const path = from
    .replace(/\?.*$/, '')
    .replace('#core/', 'src/lib/core/')
    .replace('#geodata/', 'geodata/')
    .replace('$lib/', 'src/lib/');
  return path.startsWith('.') ? posix.join(posix.dirname(file), path) : path;
}
