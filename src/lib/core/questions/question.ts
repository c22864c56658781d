import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { ReachChoices } from '../reach/dataset';
import type { DirectionState } from '../reach/directions';
import type { NewPlace } from '../reach/new-places';
import type { RegionFacts } from './region-facts';
import type { AreaKind, Measure, SpanMeasures } from '../reach/measures';
import type { Position, ReachKind } from '../record/model';
import type { GROUND_FATES, GroundChange } from '../reach/periods';
import type { HangsOn } from '../stall/hangs-on';
import type { Pace, PaceSettings } from '../stall/pace';
import type { RegionStatus } from '../stall/region-status';
import type { Answer as Said, Texts } from '../stall/sentence';
import type { SensitivityResult } from '../stall/sensitivity';
import type { StallAnalysis, StallAnalysisSettings } from '../stall/stall-analysis';
import type { YearSpan } from '../record/time';
import type { BandSettings, Bands } from '../reach/bands';
import type { EffortSettings, Rarefied } from '../reach/rarefied';

/** Everything that can be asked of the engine, by page, worker and command line alike. */
export type Question =
  | MeasuresQuestion
  | GroundQuestion
  | ExplainQuestion
  | StallQuestion
  | CompareQuestion
  | DirectionsQuestion
  | FirstReachedQuestion
  | RegionsQuestion;

interface Asked {
  /** Choices not made take their defaults (dataset.ts). */
  choices: Partial<ReachChoices>;
}

/** Every answer says what it was computed from and how, so that it can be repeated. */
interface Answered<Settings> {
  dataVersion: string;
  settings: Settings;
}

export interface MeasuresQuestion extends Asked {
  kind: 'measures';
  /** Spans wanted besides the single years: windows, periods. */
  spans?: readonly YearSpan[];
  /** Bands and rarefied measures cost some seconds: null leaves them out. */
  bands?: Partial<BandSettings> | null;
  adjusted?: Partial<EffortSettings> | null;
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

export interface GroundQuestion extends Asked {
  kind: 'ground';
  span: YearSpan;
}

export const GROUND_LAYERS = ['footprint', 'new-ground', 'earlier-ground'] as const;
export interface GroundProperties {
  layer: (typeof GROUND_LAYERS)[number];
  kind: ReachKind;
  km2: number;
}

export interface GroundAnswer extends Answered<ReachChoices> {
  span: YearSpan;
  /** Smoothed for drawing, cut at 180°; one feature per layer and kind that has any ground. */
  ground: FeatureCollection<MultiPolygon, GroundProperties>;
  extent: Position[] | null;
}

/** Why the numbers of a year are what they are, record by record. */
export interface ExplainQuestion extends Asked {
  kind: 'explain';
  span: YearSpan;
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

/** Did expansion stall, and where? reach.md, section 3. */
export interface StallQuestion extends Asked {
  kind: 'stall';
  stall?: Partial<StallAnalysisSettings>;
  /** Ask again under other radii, rules and precision: some ten times the work. */
  sensitivity?: boolean;
}

export interface StallAnswer extends Answered<ReachChoices & { stall: StallAnalysisSettings }> {
  analysis: StallAnalysis;
  regions: RegionStatus[];
  sensitivity: SensitivityResult<ReachChoices> | null;
}

export interface CompareQuestion extends Asked {
  kind: 'compare';
  a: YearSpan;
  b: YearSpan;
  outlines?: boolean;
}

export interface FateProperties {
  fate: (typeof GROUND_FATES)[number];
  kind: AreaKind;
  km2: number;
}

export interface CompareAnswer extends Answered<ReachChoices> {
  a: SpanMeasures;
  b: SpanMeasures;
  byKind: Record<AreaKind, GroundChange>;
  /** Inside each region only; regions by id. */
  byRegion: (GroundChange & { region: string })[];
  statusA: RegionStatus[];
  statusB: RegionStatus[];
  ground: FeatureCollection<MultiPolygon, FateProperties> | null;
}

/** Where did expansion stop? Marks, new places and their pace; reach.md, section 0. */
export interface DirectionsQuestion extends Asked {
  kind: 'directions';
  /** At the end of this year; by default the last of the choices. */
  year?: number;
  pace?: Partial<PaceSettings>;
  /** Also what the answer hangs on: some hundred variations, a second or two. */
  hangs?: boolean;
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

export interface FirstReachedQuestion extends Asked {
  kind: 'first-reached';
}

export const FIRST_REACHED_PERIODS: readonly YearSpan[] = [
  { from: 2003, to: 2013 },
  { from: 2014, to: 2016 },
  { from: 2017, to: 2019 },
  { from: 2020, to: 2022 },
  { from: 2023, to: Infinity },
];

export interface FirstReachedAnswer extends Answered<ReachChoices> {
  ground: FeatureCollection<MultiPolygon, YearSpan & { km2: number }>;
}

/** What the measures of all and of every region follow from, for any years. */
export interface RegionsQuestion extends Asked {
  kind: 'regions';
}

export interface RegionsAnswer extends Answered<ReachChoices> {
  regions: RegionFacts[];
}

interface Answers {
  regions: RegionsAnswer;
  directions: DirectionsAnswer;
  'first-reached': FirstReachedAnswer;
  measures: MeasuresAnswer;
  ground: GroundAnswer;
  explain: ExplainAnswer;
  stall: StallAnswer;
  compare: CompareAnswer;
}
export type Answer = Answers[Question['kind']];
export type AnswerTo<Asked extends Question> = Answers[Asked['kind']];
