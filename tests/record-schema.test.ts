import { expectTypeOf, it } from 'vitest';
import type { EventFile } from '$geodata/schema';
import type { ReachRecord } from '$lib/core/record/model';
import type { AtlasRecord, AtlasSite, AtlasTrack } from '$lib/core/record/record';
import type { OwnRecord } from '$lib/records/export/own-record';

/** A record of the page without what the build adds to that of the file. */
type Stored = Omit<AtlasRecord, 'sites' | 'track'> & {
  sites: Omit<AtlasSite, 'region'>[];
  track: Omit<AtlasTrack, 'positions' | 'regionShare'> | null;
};

/** Said by the types: `npm run types` fails where one of the three drifts from the others. */
it('is one record in the file, on the page and in a file of the reader', () => {
  expectTypeOf<EventFile>().toExtend<Stored>();
  expectTypeOf<Stored>().toExtend<EventFile>();
  expectTypeOf<keyof EventFile>().toEqualTypeOf<keyof AtlasRecord>();
  expectTypeOf<keyof OwnRecord>().toEqualTypeOf<keyof AtlasRecord>();
  expectTypeOf<OwnRecord>().toExtend<ReachRecord>();
});
