/** Of a table: a text, or one that leads somewhere, has more below it or a look of its own. */
export type Cell = string | { text: string; href?: string; below?: string; look?: string };
