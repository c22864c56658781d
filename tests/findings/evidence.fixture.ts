/** The built data, and plainer ways to count them than those of geodata/analysis. */
import type { ClaimsFile, ZonesFile } from '#core/context/claims-file';
import type { ContextData } from '#core/context/context';
import { isTested } from '#core/context/claims';
import { testClaim } from '../../geodata/analysis/test-claim';
import type { DirectionSet } from '#core/reach/directions';
import { sampleOf, type Evidence } from '../../geodata/analysis/sample';
import type { Outcome } from '../../geodata/analysis/test-claim';
import type { AtlasData, AtlasRecord } from '#core/record/schema';
import type { Rule } from '#core/record/rules';
import type { RuleResults } from '#core/stall/prebuilt';
import { readJson } from '../json';

export const atlas = readJson<AtlasData>('static/data/events.json');
export const context = readJson<ContextData>('static/data/context.json');
export const { claims, indicators } = readJson<ClaimsFile>('geodata/russia-china/claims.json');
export const zones = readJson<ZonesFile>('static/data/watch-zones.geojson');
export const rules = readJson<Rule[]>('geodata/russia-china/rules.json');
const { visits, verdicts } = readJson<RuleResults>('static/data/sure-core.json');
const LAST_YEAR = Number(atlas.coverage.to.slice(0, 4));
export const evidence: Evidence = {
  records: atlas.records,
  rules,
  context,
  coverage: atlas.coverage,
  directions: readJson<DirectionSet>('static/data/directions.json'),
  newPlaces: { visits, verdicts: verdicts[LAST_YEAR]!, verdictsAt: verdicts },
};

export const checkOf = (id: string) =>
  claims.filter(isTested).find((claim) => claim.id === id)!.check;

/** What a claim's test finds by the standard rule. */
export function outcomeOf(id: string): Outcome {
  const check = checkOf(id);
  return testClaim(check, sampleOf(evidence, check.kind));
}

export const core = atlas.records.filter(({ scope }) => scope === 'core');
export const isPatrol = ({ kind }: AtlasRecord) => kind === 'patrol' || kind === 'passage';
export const exercises = core.filter((record) => !isPatrol(record));
export const inYears = (records: AtlasRecord[], from: number, to: number) =>
  records.filter(({ start, end }) => end >= `${from}` && start < `${to + 1}`);
export const perYear = (records: AtlasRecord[], from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => inYears(records, from + i, from + i).length);
export const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
export const volume = (from: number, to: number) =>
  context.armsTransfers.yearly
    .filter(({ year }) => year >= from && year <= to)
    .map(({ value }) => value);

/** C(n, k), factor by factor. */
const choose = (n: number, k: number) =>
  Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, x) => product * x, 1);
const binomial = (k: number, n: number, p: number) => choose(n, k) * p ** k * (1 - p) ** (n - k);

/** P of the numbers of n draws that are wanted. */
export const binomialSum = (n: number, p: number, wanted: (k: number) => boolean) =>
  Array.from({ length: n + 1 }, (_, k) => (wanted(k) ? binomial(k, n, p) : 0)).reduce(
    (sum, x) => sum + x,
    0,
  );
