const PREFIX = 'own:';

/** Marks an id as the reader's, whose file may hold records of ours, changed or not. */
export const toOwnId = (id: string): string => PREFIX + id;

export const isOwnId = (id: string): boolean => id.startsWith(PREFIX);
