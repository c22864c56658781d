import land50m from 'world-atlas/land-50m.json' with { type: 'json' };
import { cached } from '#core/record/cached';
import { buildLayers, type Built } from '../build/build';
import { readAtlases, readFiles } from '../build/disk';
import { landOf, type NaturalEarth } from '../files/natural-earth';
import { dateOf } from '#core/record/record';
import type { EventFile } from '#core/record/schema';
import { fieldAt, type FileContents } from '../files/read';
import { validate } from './validate';

/* Errors planted in the shipped set, and what the checks say of them. */

export const files = readFiles();
/** With the land that the command line has, too: the checks index its coasts once an object. */
export const atlases = { ...readAtlases(), land50m: land50m as unknown as NaturalEarth };

/** The checks ask for the same coasts after each planted error. */
const land = landOf(atlases.land50m);
const coast = land.coast.bind(land);
const coasts = new Map<string, ReturnType<typeof coast>>();
land.coast = (unit) => cached(coasts, unit.join(), () => coast(unit));
const contains = land.contains.bind(land);
const contained = new Map<string, boolean>();
land.contains = (position) => cached(contained, position.join(), () => contains(position));

const layers = new Map<string, Built>();
/** The layers of a set as they lie on disk, built once for all tests of a worker. */
export const layersOf = (set: string): Built =>
  cached(layers, set, () => buildLayers(readFiles(`geodata/${set}`), atlases));

export const contentOf = <File extends keyof FileContents>(file: File) =>
  JSON.parse(files.get(file)!) as FileContents[File];

/** What the checks say of the dataset with some of its files replaced. */
export const checkedWith = (replaced: Record<string, string>) =>
  validate(new Map([...files, ...Object.entries(replaced)]), atlases.land50m);
export const problemsOf = (replaced: Record<string, string>) => checkedWith(replaced).problems;

/** The problems after one file was changed. */
export function plantIn<File extends keyof FileContents>(
  file: File,
  change: (content: FileContents[File]) => void,
): string[] {
  const content = contentOf(file);
  change(content);
  return problemsOf({ [file]: JSON.stringify(content) });
}

/** The problems after one record was changed. */
export const plant = (id: string, change: (event: EventFile) => void) =>
  plantIn(`events/${id}.json`, change);

type Node = Record<string, unknown>;

/**
 * A file with a value planted in a field, in which `[#a]` is the entry of that id, and the path by which a problem
 * names it. The value is JSON; `-` takes the field away.
 */
export function plantedIn(file: string, field: string, value: string) {
  const content = JSON.parse(file) as Node;
  let path = '';
  let node = content;
  const keys = field.split(/[.[\]]+/).filter(Boolean);
  keys.forEach((name, i) => {
    const entries = node as unknown as { id: string }[];
    const key = name.startsWith('#')
      ? String(entries.findIndex(({ id }) => `#${id}` === name))
      : name;
    path = fieldAt(path, /^\d+$/.test(key) ? Number(key) : key);
    if (i < keys.length - 1) node = (node[key] ??= /^\d+$/.test(keys[i + 1]!) ? [] : {}) as Node;
    else if (value === '-') Reflect.deleteProperty(node, key);
    else node[key] = JSON.parse(value);
  });
  return { text: JSON.stringify(content), path };
}

export const first = (problems: readonly string[]) => problems[0] ?? 'no problem';

/** A record that the checks find sound, made up for a day, and its one source. */
export function madeUp(day: string, name = 'made-up') {
  const id = `${name}-${day.slice(0, 4)}`;
  const {
    firsts: _,
    stages: _stages,
    ...like
  } = contentOf('events/joint-sea-2016.json') as EventFile;
  const source = { ...contentOf('sources.json')[0]!, id: `zz-${id}`, issued: dateOf(day) };
  const record: EventFile = {
    ...like,
    id,
    start: day,
    end: day,
    practices: [],
    forces: {},
    firsts: [],
    disputes: [],
    confidence: 'low',
    weakParticipation: 'CN: made up.',
    sources: [{ id: source.id, supports: ['dates', 'place', 'participants'] }],
  };
  return { id, record, source: { ...source, URL: `https://made-up.example/${id}` } };
}
