import { DOUBTS, MAPPED_FIELDS, type Doubt, type MappedField, type Mapping } from './own-file';
import names from './column-names.json' with { type: 'json' };
import type { Row } from './table';
import { dayOrder, period } from './values';

export interface Guess {
  mapping: Mapping;
  doubts: Doubt[];
}

/** Names of columns in several languages, the likeliest first. */
const COLUMN_NAMES: Record<MappedField, string[]> = names;

const SAMPLE_SIZE = 500;
/** The share of cells that must look like a date, or a name, for a column to be taken as such. */
const MOST_CELLS = 0.8;

/** Letters and digits alone, in lower case, without accents. */
export const normalizeName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Which column holds which field, by its name, else by what is in it, and what remains doubtful. */
export function guess(columns: readonly string[], rows: readonly Row[]): Guess {
  const sample = rows.slice(0, SAMPLE_SIZE);
  const cellsOf = (column: string) =>
    sample
      .map(({ properties }) => properties[column])
      .filter((cell) => cell !== undefined && cell !== null && cell !== '');
  const mapped: Mapping['columns'] = {};
  const freeColumns = () => columns.filter((column) => !Object.values(mapped).includes(column));
  const columnOfCells = (test: (cell: unknown) => boolean) =>
    freeColumns().find((column) => {
      const cells = cellsOf(column);
      return cells.length > 0 && cells.filter(test).length >= MOST_CELLS * cells.length;
    });
  for (const field of MAPPED_FIELDS) {
    const filled = freeColumns().filter((column) => cellsOf(column).length > 0);
    const column = COLUMN_NAMES[field]
      .map(normalizeName)
      .map((name) => filled.find((candidate) => normalizeName(candidate) === name))
      .find((candidate) => candidate !== undefined);
    if (column !== undefined) mapped[field] = column;
  }
  mapped.start ??= columnOfCells((cell) => period(cell) !== null);
  mapped.name ??= columnOfCells((cell) => typeof cell === 'string' && /\p{L}{2}/u.test(cell));

  const { start, end, lat, lng } = mapped;
  const dateColumns = [start, end].filter((column) => column !== undefined);
  const orders = new Set(dateColumns.flatMap((column) => cellsOf(column).map(dayOrder)));
  const hasShapes = sample.some(({ shapes }) => shapes?.length);
  const hasSites = columns.some((column) => normalizeName(column) === 'sites');
  const isDoubtful: Record<Doubt, boolean> = {
    name: !mapped.name,
    start: !start,
    place: !hasShapes && !(lat && lng) && !hasSites,
    order: orders.has('both') && !orders.has('mdy') && !orders.has('dmy'),
  };
  return {
    mapping: {
      columns: mapped,
      fixed: {},
      isJoined: false,
      order: orders.has('mdy') && !orders.has('dmy') ? 'mdy' : 'dmy',
    },
    doubts: DOUBTS.filter((doubt) => isDoubtful[doubt]),
  };
}
