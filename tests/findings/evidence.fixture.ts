/** The built data, and plainer ways to count them than those of src/lib/core/claims. */
import { readFileSync } from 'node:fs';
import type { ClaimsFile } from '../../geodata/context/claims-schema';
import type { ContextData } from '../../src/lib/core/context/context';
import { ownSample, testClaim } from '../../src/lib/core/claims/findings';
import { boundsLookup } from '../../src/lib/core/earth/bounds';
import { regionLookup, type Regions } from '../../src/lib/core/earth/regions';
import type { DirectionSet } from '../../src/lib/core/reach/directions';
import type { Outcome } from '../../src/lib/core/claims/outcome';
import type { WatchZones } from '../../src/lib/core/claims/watch';
import type { AtlasData, AtlasRecord } from '../../src/lib/core/record/record';
import type { Rule } from '../../src/lib/core/record/rules';

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
export const atlas = read<AtlasData>('static/data/events.json');
export const context = read<ContextData>('static/data/context.json');
export const { claims, indicators } = read<ClaimsFile>('geodata/russia-china/claims.json');
export const zones = read<WatchZones>('static/data/watch-zones.geojson');
export const rules = read<Rule[]>('geodata/russia-china/rules.json');
const features = read<Regions>('static/data/regions.geojson');
export const evidence = {
  ...{ records: atlas.records, rules, context, coverage: atlas.coverage },
  directions: read<DirectionSet>('static/data/directions.json'),
  geography: { regionAt: regionLookup(features), boundsOf: boundsLookup(features) },
};

/** What a claim's test finds under its own choices, without the others and what they decide. */
export function outcomeOf(id: string): Outcome {
  const { check } = claims.find((one) => one.id === id)!;
  return testClaim(check!, ownSample(check, evidence));
}
export function numbersOf(claim: string): Record<string, number | null> {
  const { numbers, p, oneSided } = outcomeOf(claim);
  // Recomputed on the side that the claim names.
  return { ...numbers, p: oneSided ?? p };
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

/** C(n, k) by Pascal's rule. */
export function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  return k === 0 || k === n ? 1 : choose(n - 1, k - 1) + choose(n - 1, k);
}
export const binomial = (k: number, n: number, p: number) =>
  choose(n, k) * p ** k * (1 - p) ** (n - k);
export const from0 = (n: number) => Array.from({ length: n + 1 }, (_, i) => i);

/** Share of all orders of the values whose slope is at least that observed. */
export function risingOrders(values: number[]): number {
  const orders: number[][] = [];
  const extend = (order: number[], left: number[]) => {
    if (left.length === 0) orders.push(order);
    left.forEach((x, i) => extend([...order, x], left.toSpliced(i, 1)));
  };
  extend([], values);
  const slope = (order: number[]) => order.reduce((sum, x, i) => sum + i * x, 0);
  return orders.filter((o) => slope(o) >= slope(values) - 1e-9).length / orders.length;
}
