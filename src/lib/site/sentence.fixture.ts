import type { Position, ReachKind } from '$lib/core/record/model';
import {
  directionsAt,
  type DirectionSet,
  type FarPlace,
  type Travelled,
} from '$lib/core/reach/directions';
import type { Periods } from '$lib/core/reach/dataset';
import { inOrder } from '$lib/core/record/time';
import { VOICES } from './voice';
import { answerLines, type AnswerInput, type Lines } from '$lib/core/stall/sentence';
import type { Language } from '$lib/core/stall/voice';

const named = (en: string, ru: string, zh: string) => ({
  name: { en, ru, zh },
  short: { en, ru, zh },
  where: { en, ru, zh },
});
const ORIGIN: Position = [130.7, 42.3];
export const SET: DirectionSet = {
  origin: { position: ORIGIN },
  directions: [
    { id: 'north', ...named('in the Arctic', 'в Арктике', '北极'), regions: ['n'] },
    { id: 'south', ...named('in the Pacific', 'в Тихом океане', '太平洋'), regions: ['s'] },
    { id: 'west', ...named('in the Baltic', 'на Балтике', '波罗的海'), regions: ['w'] },
  ],
};
export const ALL = { precise: false, staging: false, region: null };
export const CORE = {
  id: 'core',
  name: { en: 'Core rule', ru: 'Основное правило', zh: '核心规则' },
};
export const EVERY = { id: 'all', name: { en: 'All records', ru: 'Все записи', zh: '全部记录' } };

export const PERIODS: Periods = {
  ...{ before: { from: 2014, to: 2019 }, since: { from: 2020 }, later: { from: 2023 } },
  reached: [],
};

export type Km = number | [least: number, most: number];
export const went = (
  kind: ReachKind,
  date: string,
  places: Record<string, Km>,
  account?: FarPlace['account'],
): Travelled => ({
  id: `${kind}-${date}`,
  ...{ kind, start: date },
  places: Object.entries(places).map(([region, km]): FarPlace => {
    const [least, most] = Array.isArray(km) ? km : [km, undefined];
    const bounds = most === undefined ? {} : { mostKm: most, ...(account && { account }) };
    return { region, precision: 'site', km: least, position: ORIGIN, ...bounds };
  }),
});
export const exercise = (date: string, places: Record<string, Km> = { n: 1000 }) =>
  went('exercise', date, places);
export const patrol = (date: string, places: Record<string, Km> = { s: 1000 }) =>
  went('patrol', date, places);

export function said(records: readonly Travelled[], year = 2026, more: Partial<AnswerInput> = {}) {
  const known = inOrder(records).filter(({ start }) => Number(start.slice(0, 4)) <= year);
  const input: AnswerInput = {
    ...{ year, latest: true, rule: CORE, standardRule: 'core', filtered: false, periods: PERIODS },
    ...{ directions: SET.directions, states: directionsAt(known, SET, year, ALL), known },
    ...{ pace: [], hangsOn: null, others: [], nameOf: (id) => id },
    ...more,
  };
  const said = VOICES.map((voice) => [voice.language, answerLines(input, voice)]);
  return Object.fromEntries(said) as Record<Language, Lines>;
}
/** What is said of exercises and of patrols. */
export const first = (...of: Parameters<typeof said>) => {
  const { en, ru, zh } = said(...of);
  const lines = [en, ru, zh].map(({ answer }) => answer.slice(0, 2));
  return lines as [en: string[], ru: string[], zh: string[]];
};
