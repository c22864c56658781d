import { LANGUAGES, type Language } from '#core/record/languages';
import table from './columns.json' with { type: 'json' };

export type ImportField = keyof typeof table;
export const FIELDS = Object.keys(table) as readonly ImportField[];

interface Column {
  /** By language of the site, the usual one first. */
  headings: readonly (readonly string[])[];
  /** A closed list, with equivalents in other languages. */
  words?: Readonly<Record<string, readonly string[]>>;
  example: string | number;
}
export const COLUMNS: Readonly<Record<ImportField, Column>> = table;

export const REQUIRED: readonly ImportField[] = ['name', 'start'];
export const REQUIRED_OF_TABLE: readonly ImportField[] = [...REQUIRED, 'lat', 'lng'];

const plain = (heading: string) =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const FIELD_BY_HEADING = new Map(
  FIELDS.flatMap((field) =>
    COLUMNS[field].headings.flat().map((heading) => [plain(heading), field] as const),
  ),
);

export function columnsIn(headings: readonly string[]): Map<ImportField, number> {
  const columns = new Map<ImportField, number>();
  headings.forEach((heading, i) => {
    const field = FIELD_BY_HEADING.get(plain(heading));
    if (field && !columns.has(field)) columns.set(field, i);
  });
  return columns;
}

export const headingsIn = (language: Language, field: ImportField) =>
  COLUMNS[field].headings[LANGUAGES.indexOf(language)]!;

export const template = (language: Language): [string[], (string | number)[]] => [
  FIELDS.map((field) => headingsIn(language, field)[0]!),
  FIELDS.map((field) => COLUMNS[field].example),
];
