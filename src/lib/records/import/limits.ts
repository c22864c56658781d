/** What a page can read, draw and measure; a file beyond it is refused whole. */
export const LIMITS = {
  bytes: 50_000_000,
  records: 10_000,
  /** Of a packed file: a small one may unfold without end. */
  unpackedBytes: 200_000_000,
};
export type Limits = typeof LIMITS;
