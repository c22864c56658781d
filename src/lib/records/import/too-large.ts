/** A packed file that unfolds beyond the limit. */
export class TooLargeError extends Error {}
