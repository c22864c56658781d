const PREFIX = 'own:';

/** The id that marks a record as the reader's: their file may hold records of ours, changed or not. */
export const toOwnId = (id: string): string => PREFIX + id;

export const isOwnId = (id: string): boolean => id.startsWith(PREFIX);
