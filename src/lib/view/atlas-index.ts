import type { Names } from '$lib/core/record/languages';
import type { Band } from '$lib/core/context/context';
import type { DirectionSet } from '$lib/core/reach/directions';
import type { GroundPiece } from '$lib/core/reach/ground';
import type { Visit } from '$lib/core/reach/new-places';
import type { YearGround } from '$lib/core/stall/prebuilt';
import type { SetData, Vocabulary } from '$lib/core/record/set';
import type { Rule } from '$lib/core/record/rules';
import type { Verdict } from '$lib/core/stall/verdict';
import type { ReachRecord } from '$lib/core/record/schema';

/** What the atlas needs of every record at once; forces, notes and sources come with the page of the record. */
export interface IndexRecord extends ReachRecord {
  /** Largest published number of people, null when none is published. */
  personnel: number | null;
  /** Ships and aircraft together, null when none is published. */
  craft: number | null;
  confidence: 'high' | 'medium' | 'low';
}

export interface AtlasIndex {
  dataVersion: string;
  /** First and last month that were searched, with a note on what that means. */
  coverage: { from: string; to: string; lastDay: string; note: string };
  firstYear: number;
  lastYear: number;
  records: IndexRecord[];
  directions: DirectionSet;
}

export interface AtlasPage extends AtlasPageData {
  set: SetData;
  vocabulary: Vocabulary;
  /** Of a reader's own records: the file, and the texts at the foot of pages and pictures. */
  own?: {
    file: string;
    coverage: string;
    credits: string;
    /** In place of the certainty, where there are too many records for a test. */
    untested: { chance: string; variations: string };
  };
}

/** Built for the standard view. */
export interface FirstReach {
  visits: Visit[];
  /** At the end of the last year. */
  verdicts: Verdict[];
  /** Of exercises, as it is drawn. */
  ground: GroundPiece[];
  yearlyGround: YearGround[];
}

/** static/data/atlas.json. */
export interface AtlasPageData {
  index: AtlasIndex;
  rules: Rule[];
  regions: { id: string; name: Rule['name'] }[];
  /** Null where nothing is built. */
  first: FirstReach | null;
  /** Constraints, such as closed borders, marked above the years of the chart. */
  bands: (Band & { name: Names })[];
}
