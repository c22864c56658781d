import * as v from 'valibot';
import * as field from '../../src/lib/core/record/fields';

/** `directions.json`: named groups of regions, and the point from which distances in them are measured. */
export const directionsFile = v.strictObject({
  origin: v.strictObject({
    position: field.lngLat,
    name: field.localized,
    /** As it follows "km from". */
    from: field.localized,
    note: field.text,
  }),
  directions: v.array(
    v.strictObject({
      id: field.slug,
      name: field.localized,
      /** In a row of the table of where they went. */
      label: v.optional(field.localized),
      regions: v.pipe(v.array(field.slug), v.nonEmpty('at least one region')),
      note: field.text,
    }),
  ),
  /** Regions of no direction: home waters and home land. */
  home: v.array(field.slug),
});
export type DirectionsFile = v.InferOutput<typeof directionsFile>;
