import type { Band } from '$lib/core/context/context';
import type { DirectionSet } from '$lib/core/reach/directions';
import type { Visit } from '$lib/core/reach/new-places';
import type { AreaByKind, SpanMeasures } from '$lib/core/reach/measures';
import type { SetData, Vocabulary } from '$lib/core/record/set';
import type { Rule } from '$lib/core/record/rules';
import type { Verdict } from '$lib/core/stall/verdict';
import type { Names, ReachRecord } from '$lib/core/record/model';

/**
 * What the atlas needs of every record before anything else is loaded: names, dates, places. It is
 * inlined in the prerendered page; forces, notes and sources come with the record's own page.
 */
export interface IndexRecord extends ReachRecord {
  /** Largest published number of people, null when none is published. */
  personnel: number | null;
  /** Ships and aircraft together, null when none is published. */
  craft: number | null;
  confidence: 'high' | 'medium' | 'low';
}

export interface AtlasIndex {
  dataVersion: string;
  /** First and last month that were searched, and what that means. */
  coverage: { from: string; to: string; lastDay: string; note: string };
  firstYear: number;
  lastYear: number;
  records: IndexRecord[];
  directions: DirectionSet;
}

/** What the pages of the atlas show. */
export interface AtlasPage extends AtlasPageData {
  set: SetData;
  vocabulary: Vocabulary;
  /** What stands at the foot of pages and pictures, where the set is of a reader's own records. */
  own?: { file: string; coverage: string; credits: string };
}

/** What is built for the view that links leave out. */
export interface FirstReach {
  /** Measures of all its years. */
  span: SpanMeasures | null;
  /** What each record was. */
  visits: Visit[];
  /** At the end of the last year. */
  verdicts: Verdict[];
}

/** static/data/atlas.json. */
export interface AtlasPageData {
  index: AtlasIndex;
  rules: Rule[];
  /** In their order. */
  regions: { id: string; name: Rule['name'] }[];
  /** New ground of every year under the standard rule. */
  curve: { year: number; newGroundKm2: AreaByKind }[];
  /** Under the standard rule without a filter; null where nothing is built. */
  first: FirstReach | null;
  /** What stood in the way, over the years of the chart. */
  bands: (Band & { name: Names })[];
}
