import { readFileSync } from 'node:fs';

/** What a file of the project holds, by its path from the top. */
export const readJson = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
