import type { ExplainAnswer } from '$lib/core/questions/question';
import { PARTNERS, reachKind, type Partner } from '$lib/core/record/model';
import type { AtlasRecord } from '$lib/core/record/record';

/** Each record, and how far from home each partner was at its place farthest from that partner's land. */
export type Travel = ReturnType<typeof travelOf>[number];
export function travelOf(records: readonly AtlasRecord[], { records: reach }: ExplainAnswer) {
  const byId = new Map(records.map((record) => [record.id, record]));
  return reach.flatMap(({ id, farthestKm, regions }) => {
    const record = byId.get(id);
    if (!record) return [];
    const { name, start, kind } = record;
    return {
      ...{ id, name, year: Number(start.slice(0, 4)), kind: reachKind(kind), km: farthestKm },
      ...{ regions: Object.keys(regions), hosting: hostingOf(record) },
    };
  });
}

/** Whose ground or waters: a partner's, those of several in turn, a third state's, or nobody's. */
export const HOSTINGS = ['RU', 'CN', 'several', 'third', 'none'] as const;
export type Hosting = (typeof HOSTINGS)[number];

export function hostingOf({ hosts }: Pick<AtlasRecord, 'hosts'>): Hosting {
  const [host] = hosts;
  if (host === undefined) return 'none';
  if (hosts.length > 1) return 'several';
  return PARTNERS.find((partner) => partner === host) ?? 'third';
}

/** How many records of each hosting start in each of the years. */
export function hostingByYear(
  records: readonly Pick<Travel, 'hosting' | 'year'>[],
  years: readonly number[],
): Record<Hosting, number[]> {
  const count = (hosting: Hosting, year: number) =>
    records.filter((record) => record.year === year && record.hosting === hosting).length;
  return Object.fromEntries(
    HOSTINGS.map((hosting) => [hosting, years.map((year) => count(hosting, year))]),
  ) as Record<Hosting, number[]>;
}

export const SENT = ['personnel', 'ships', 'aircraft'] as const;
export type SentWhat = (typeof SENT)[number];

/** Every published pair of numbers; a side without a number was not counted, so it is no zero. */
export function sentOf(records: readonly AtlasRecord[]) {
  return records.flatMap((record) =>
    SENT.flatMap((what) => {
      const [RU, CN] = PARTNERS.map((partner) => record.forces.bySide?.[partner]?.[what]);
      if (RU === undefined || CN === undefined) return [];
      const { id, name, start } = record;
      const year = Number(start.slice(0, 4));
      return { id, name, year, what, RU, CN };
    }),
  );
}

/** In how many pairs each partner sent more. */
export function balanceOf(sent: readonly Record<Partner, number>[]) {
  return {
    RU: sent.filter(({ RU, CN }) => RU > CN).length,
    CN: sent.filter(({ RU, CN }) => CN > RU).length,
    equal: sent.filter(({ RU, CN }) => RU === CN).length,
  };
}
