import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { ReachChoices } from '../reach/dataset';
import type { DirectionState } from '../reach/directions';
import type { NewPlace } from '../reach/new-places';
import type { AreaKind, Measure, SpanMeasures } from '../reach/measures';
import type { Position, ReachKind } from '../record/model';
import type { GroundChange } from '../reach/periods';
import type { HangsOn } from '../stall/hangs-on';
import type { Pace, PaceSettings } from '../stall/pace';
import type { RegionStatus } from '../stall/region-status';
import type { Answer as Said, Texts } from '../stall/sentence';
import type { SensitivityResult } from '../stall/sensitivity';
import type { StallAnalysis, StallAnalysisSettings } from '../stall/stall-analysis';
import type { YearSpan } from '../record/time';
import type { BandSettings, Bands } from '../reach/bands';
import type { EffortSettings, Rarefied } from '../reach/rarefied';

/** Every answer says what it was computed from and how, so that it can be repeated. */
interface Answered<Settings> {
  dataVersion: string;
  settings: Settings;
}

/** A span with its uncertainty and its rarefied measures; both empty when not asked for. */
export interface SpanReach extends SpanMeasures {
  band: Bands;
  /** Mean over all ways to keep the common number of records; absent where the year has fewer. */
  adjusted: Rarefied;
}

export interface MeasuresSettings extends ReachChoices {
  bands: BandSettings | null;
  adjusted: (EffortSettings & { records: number }) | null;
}

export interface MeasuresAnswer extends Answered<MeasuresSettings> {
  years: SpanReach[];
  /** From the first year to each; without bands and rarefied measures. */
  cumulative: SpanMeasures[];
  spans: SpanReach[];
}

export const GROUND_LAYERS = ['footprint', 'new-ground', 'earlier-ground'] as const;
export interface GroundProperties {
  layer: (typeof GROUND_LAYERS)[number];
  kind: ReachKind;
  km2: number;
}

export interface GroundAnswer {
  /** Smoothed for drawing, cut at 180°; one feature per layer and kind that has any ground. */
  ground: FeatureCollection<MultiPolygon, GroundProperties>;
  extent: Position[] | null;
}

export interface RecordReach {
  id: string;
  name: string;
  start: string;
  end: string;
  footprintKm2: number;
  /** Cells that no record of an earlier year occupied. */
  newGroundKm2: number;
  /** Cells that no other record of the span occupies. */
  soleGroundKm2: number;
  frontierKm: number | null;
  farthestKm: { RU: number | null; CN: number | null };
  regions: Record<string, number>;
  decides: Measure[];
}

export interface ExplainAnswer extends Answered<ReachChoices> {
  span: SpanMeasures;
  records: RecordReach[];
}

export interface StallAnswer extends Answered<ReachChoices & { stall: StallAnalysisSettings }> {
  analysis: StallAnalysis;
  regions: RegionStatus[];
  sensitivity: SensitivityResult<ReachChoices> | null;
}

export interface CompareAnswer extends Answered<ReachChoices> {
  a: SpanMeasures;
  b: SpanMeasures;
  byKind: Record<AreaKind, GroundChange>;
  /** Inside each region only; regions by id. */
  byRegion: (GroundChange & { region: string })[];
  statusA: RegionStatus[];
  statusB: RegionStatus[];
}

export interface DirectionsAnswer extends Answered<ReachChoices & { pace: PaceSettings }> {
  year: number;
  marginKm: number;
  origin: Position;
  directions: DirectionState[];
  newPlaces: NewPlace[];
  pace: Pace[];
  hangsOn: HangsOn | null;
  answer: Texts;
  howSure: Texts;
  /** The same, clause by clause. */
  lines: Said['lines'];
}

export const FIRST_REACHED_PERIODS: readonly YearSpan[] = [
  { from: 2003, to: 2013 },
  { from: 2014, to: 2016 },
  { from: 2017, to: 2019 },
  { from: 2020, to: 2022 },
  { from: 2023, to: Infinity },
];

export type FirstReached = FeatureCollection<MultiPolygon, YearSpan & { km2: number }>;
