/** What a page can draw and search without a pause; a file beyond it is refused whole. */
export const LIMITS = { bytes: 10_000_000, records: 2_000 };
export type Limits = typeof LIMITS;
