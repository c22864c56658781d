import type { SetFile } from './set-file';
import { BASE } from './languages';
import type { AtlasData } from './schema';

/** Fills `{blanks}`. */
export const filled = (text: string, blanks: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name]));

/** For texts that go with files. */
export const blanksOf = (
  { dataVersion, counts, coverage }: Pick<AtlasData, 'dataVersion' | 'counts' | 'coverage'>,
  { title, newPlace, citation }: Pick<SetFile, 'title' | 'newPlace' | 'citation'>,
) => ({
  ...counts,
  ...coverage,
  title: title[BASE],
  version: dataVersion,
  date: dataVersion.slice(0, 10),
  newPlaceKm: newPlace.km,
  cited: JSON.stringify(citation.title),
  authors: JSON.stringify(citation.authors),
});
