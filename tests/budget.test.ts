import { posix } from 'node:path';
import { sum } from 'd3-array';
import { describe, expect, it } from 'vitest';
import budget from './budget.json' with { type: 'json' };
import { isSource, isTest, lines, walk } from './tree';

/** The room of a file: `core/reach`, `pages/data`, `map`, `geodata`, `routes`; else `other`. */
function roomOf(file: string): string {
  return (
    /^(?:src\/lib\/|src\/(?=cli|routes)|(?=geodata|tools))((?:core\/|pages\/)?[^/]+)\//.exec(
      file,
    )?.[1] ?? 'other'
  );
}

const paths = [...walk()];
const files = paths.filter(isSource).map((file) => ({ file, lines: lines(file) }));

/**
 * Lines of TypeScript, JavaScript, Svelte and CSS by room, with those of all of `core/`, of all rooms (`total`), and of
 * all tests. A budget is what a room had when it was last looked at, and 5 % of air: nobody shall pack a line.
 */
const rooms: Record<string, number> = {
  total: 0,
  core: 0,
  tests: sum(paths.filter(isTest), lines),
};
for (const { file, lines: length } of files) {
  const room = roomOf(file);
  const sums = room.startsWith('core/') ? ['total', 'core', room] : ['total', room];
  for (const name of sums) rooms[name] = (rooms[name] ?? 0) + length;
}

describe('lines, without messages and data', () => {
  const allowed: Record<string, number> = budget.lines;

  it('stay within tests/budget.json', () => {
    const names = Object.keys(rooms).sort();
    console.log(
      names.map((room) => `${room.padEnd(20)} ${rooms[room]} of ${allowed[room]}`).join('\n'),
    );
    const over = names.filter((room) => !((rooms[room] ?? 0) <= (allowed[room] ?? 0)));
    expect(over.map((room) => `${room}: ${rooms[room]}, budget ${allowed[room]}`)).toEqual([]);
  });

  it('have a budget for no room that is gone', () => {
    expect(Object.keys(allowed).filter((room) => !(room in rooms))).toEqual([]);
  });

  it('are at most 300 in a file', () => {
    expect(files.filter(({ lines: length }) => length > 300)).toEqual([]);
  });
});

it('no flat folder holds more than 25 source files', () => {
  const counts = new Map<string, number>();
  for (const { file } of files) {
    const folder = posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, n]) => n > 25)).toEqual([]);
});

describe('rooms', () => {
  it.each([
    ['src/lib/core/reach/disc.ts', 'core/reach'],
    ['src/lib/pages/data/Citation.svelte', 'pages/data'],
    ['src/lib/map/gl/style.ts', 'map'],
    ['src/routes/(text)/data/+page.svelte', 'routes'],
    ['src/cli/main.ts', 'cli'],
    ['geodata/checks/words.ts', 'geodata'],
    ['src/hooks.ts', 'other'],
    ['vite.config.ts', 'other'],
  ])('%s is of %s', (file, room) => {
    expect(roomOf(file)).toBe(room);
  });
});
