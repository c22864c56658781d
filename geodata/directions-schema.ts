import * as v from 'valibot';
import { position, slug, text, names } from './fields';

/** `directions.json`: named groups of regions, and the point from which distances in them are measured. */
export const directionsFile = v.strictObject({
  origin: v.strictObject({
    position,
    name: names,
    /** As it follows "km from". */
    from: names,
    note: text,
  }),
  directions: v.array(
    v.strictObject({
      id: slug,
      name: names,
      /** In a row of the table of where they went. */
      label: v.optional(names),
      regions: v.pipe(v.array(slug), v.nonEmpty('at least one region')),
      note: text,
    }),
  ),
  /** Regions of no direction: home waters and home land. */
  home: v.array(slug),
});
export type DirectionsFile = v.InferOutput<typeof directionsFile>;
