/** Loaded with the facts, for numbers that are not prebuilt. */
export { measureSpan } from '$lib/core/reach/measure-span';
export { select } from '$lib/core/reach/select';
