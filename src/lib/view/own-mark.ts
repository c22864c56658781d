/** What a link says of a reader's own records. Not a choice: the next one drops it. */

/** As much of a file's name as fits in a link. */
const MAX_FILE_LENGTH = 80;
export const ownMark = (file: string): string =>
  Array.from(file).slice(0, MAX_FILE_LENGTH).join('');

export const withOwnMark = (query: string, file: string | null): string =>
  file === null ? query : `${query}${query ? '&' : '?'}own=${encodeURIComponent(ownMark(file))}`;

export const readOwnMark = (query: URLSearchParams): string | null =>
  ownMark(query.get('own') ?? '') || null;
