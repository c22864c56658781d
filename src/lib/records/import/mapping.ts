import { DOUBTS, MAPPED, type Doubt, type Mapped, type Mapping } from './own-file';
import names from './column-names.json' with { type: 'json' };
import type { Row } from './table';
import { dayOrder, period } from './values';

export interface Guess {
  mapping: Mapping;
  doubts: Doubt[];
}

/** In lower case without `_`, `-`, spaces; the likelier first. */
const NAMES: Record<Mapped, string[]> = names;

export function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

const SAMPLE = 500;

export function guess(columns: readonly string[], rows: readonly Row[]): Guess {
  const sample = rows.slice(0, SAMPLE);
  const cells = (column: string) =>
    sample
      .map(({ properties }) => properties[column])
      .filter((cell) => cell !== undefined && cell !== null && cell !== '');
  const found: Mapping['columns'] = {};
  const free = () => columns.filter((column) => !Object.values(found).includes(column));
  const mostly = (test: (cell: unknown) => boolean) =>
    free().find((column) => {
      const all = cells(column);
      return all.length > 0 && all.filter(test).length >= 0.8 * all.length;
    });
  for (const field of MAPPED) {
    const known = free().filter((column) => cells(column).length > 0);
    const name = NAMES[field].find((name) => known.some((column) => plain(column) === name));
    const column = known.find((column) => plain(column) === name);
    if (column !== undefined) found[field] = column;
  }
  found.start ??= mostly((cell) => period(cell) !== null);
  found.name ??= mostly((cell) => typeof cell === 'string' && /\p{L}{2}/u.test(cell));
  const { start, end, lat, lng } = found;

  const isDrawn = sample.some(({ shapes }) => shapes?.length);
  const orders = new Set([start, end].flatMap((at) => (at ? cells(at).map(dayOrder) : [])));
  const isDecided = orders.has('mdy') || orders.has('dmy');
  const order = orders.has('mdy') && !orders.has('dmy') ? 'mdy' : 'dmy';
  const doubts: Record<Doubt, boolean> = {
    name: !found.name,
    start: !start,
    place: !isDrawn && !(lat && lng) && !columns.some((name) => plain(name) === 'sites'),
    order: orders.has('both') && !isDecided,
  };
  return {
    mapping: { columns: found, fixed: {}, order },
    doubts: DOUBTS.filter((doubt) => doubts[doubt]),
  };
}
