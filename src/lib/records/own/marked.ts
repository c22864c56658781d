const PREFIX = 'own:';

/** The id that marks a record as the reader's: their file may hold records of ours, changed or not. */
export const markedId = (id: string): string => PREFIX + id;

/** Whether an id is that of a reader's own record. */
export const isOwnId = (id: string): boolean => id.startsWith(PREFIX);

/** The id in the reader's file. */
export const givenId = (id: string): string => id.slice(PREFIX.length);
