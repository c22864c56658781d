import { expectTypeOf, it } from 'vitest';
import type { ReachRecord, AtlasRecord } from '$lib/core/record/schema';
import type { OwnRecord } from '$lib/records/import/own-record';

/** Said by the types: `npm run types` fails where the reader's own records drift from ours. */
it('is one record on the page, in the measures and in a file of the reader', () => {
  expectTypeOf<AtlasRecord>().toExtend<ReachRecord>();
  expectTypeOf<keyof OwnRecord>().toExtend<keyof AtlasRecord>();
  expectTypeOf<OwnRecord>().toExtend<ReachRecord>();
});
