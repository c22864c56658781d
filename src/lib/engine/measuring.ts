/** Loaded with the facts, once numbers are needed that were not prebuilt. */
export { measureSpan } from '$lib/core/reach/measure-span';
export { select } from '$lib/core/reach/select';
