const PREFIX = 'own:';

/** Marks an id as the reader's, whose file may hold records of ours, changed or not. */
export const toOwnId = (id: string): string => PREFIX + id;

export const isOwnId = (id: string): boolean => id.startsWith(PREFIX);

/** Which set is shown: the reader's records or the atlas. */
export const OWN_SETS = ['own', 'ours'] as const;
export type OwnSet = (typeof OWN_SETS)[number];
