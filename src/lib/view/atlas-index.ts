import type { Names } from '#core/record/languages';
import type { ClaimVerdict } from '#core/context/claims';
import type { ReachKind } from '#core/record/model';
import type { Band } from '#core/context/context';
import type { DirectionSet } from '#core/reach/directions';
import type { Visit, VisitStatus } from '#core/reach/new-places';
import type { YearGround } from '#core/stall/prebuilt';
import type { SetData, Vocabulary } from '#core/record/set';
import type { Rule } from '#core/record/rules';
import type { Counted } from '#core/stall/counts';
import type { Verdict } from '#core/stall/verdict';
import type { ReachRecord } from '#core/record/schema';

export interface AtlasIndex {
  dataVersion: string;
  /** First and last month searched, with a note on what that means. */
  coverage: { from: string; to: string; lastDay: string; note: string };
  firstYear: number;
  lastYear: number;
  records: ReachRecord[];
  directions: DirectionSet;
}

export interface AtlasPage extends AtlasPageData {
  set: SetData;
  vocabulary: Vocabulary;
  /** For a reader's own records. */
  own?: {
    file: string;
    coverage: string;
    credits: string;
    /** In place of the certainty where there are too many records to test. */
    untested: { chance: string; variations: string };
  };
}

/** Built for the standard view. */
export interface FirstReach {
  visits: Visit[];
  /** At the end of the last year. */
  verdicts: Verdict[];
  yearlyGround: YearGround[];
}

/** What a study said of its own years since the break, tested on them alone. */
export interface Lull {
  claimId: string;
  short: Names;
  kind: ReachKind;
  verdict: ClaimVerdict;
  /** At a new place. */
  counted: Pick<Counted, 'k' | 'atMost' | 'n'>;
}

/** Reported but not certain enough to count: drawn apart from records. */
export interface Candidate {
  record: ReachRecord;
  /** As if counted; null without a measured place, or if the rule excludes it. */
  status: VisitStatus | null;
}

/** static/data/atlas.json. */
export interface AtlasPageData {
  index: AtlasIndex;
  rules: Rule[];
  regions: { id: string; name: Rule['name'] }[];
  /** Null where nothing is built. */
  first: FirstReach | null;
  /** Constraints, such as closed borders, marked above the chart's years. */
  bands: (Band & { name: Names })[];
  candidates: Candidate[];
  lull?: Lull;
}
