import { checkSettings, completeChoices, geographyOf, once, recordsFor } from '../reach/dataset';
import type { ReachChoices, ReachDataset } from '../reach/dataset';
import { directionsAt } from '../reach/directions';
import type { DirectionSet, DirectionState, Travelled } from '../reach/directions';
import { neighbours, newPlaces, type NewPlace } from '../reach/new-places';
import type { OnProgress } from '../reach/measures';
import { roundByName, roundKm } from '../reach/round';
import { travelled } from '../reach/travelled';
import { InputError } from '../record/input-error';
import { touchesRegion, type ReachRecord } from '../record/model';
import { yearOf } from '../record/time';
import { hangsOn } from './hangs-on';
import { PACE_DEFAULTS, paceOf, pacePeriods, type Pace, type PaceSettings } from './pace';
import { answerLines, rulesBeside, type AnswerInput, type Lines } from './sentence';
import { sentences, type Texts, type Voice } from './voice';

export type DirectionsAnswer = ReturnType<typeof whereStopped>;

interface DirectionsSettings {
  /** At the end of this year; by default the last of the choices. */
  year?: number;
  pace?: Partial<PaceSettings>;
  /** Also what the answer hangs on: some hundred variations, a second or two. */
  hangs?: boolean;
  voices?: readonly Voice[];
}

/** Where did expansion stop? reach.md, section 0. Throws InputError where the data lack directions or regions. */
export function whereStopped(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  { year: asked, pace: wanted = {}, hangs = false, voices = [] }: DirectionsSettings = {},
  onProgress: OnProgress = () => {},
) {
  const choices = completeChoices(dataset, given);
  const year = asked ?? choices.to;
  checkSettings(choices, [{ from: Math.min(choices.from, year), to: year }]);
  const set = directionsOf(dataset);
  const { rules } = dataset;
  const records = visitorsFor(dataset, choices, year);
  const travels = travelledOf(dataset, records, set);
  onProgress({ stage: 'measures', done: 0.2 });
  const states = directionsAt(travels, set, year, choices);
  const settings = { ...PACE_DEFAULTS, ...wanted };
  const pace = paceUnder(dataset, choices, year, settings);
  onProgress({ stage: 'measures', done: 0.6 });
  const under = (rule: string) => visitorsFor(dataset, { ...choices, rule }, year);
  const beside = rulesBeside(rules, choices.rule);
  const hanging = hangs
    ? hangsOn({
        ...{ records, geography: geographyOf(dataset), set, places: choices, year, pace },
        periods: dataset.periods ? pacePeriods(dataset.periods) : null,
        otherOrigins: set.origin.others ?? [],
        rules: beside.map(({ id }) => ({ id, records: under(id) })),
      })
    : null;
  const names = new Map(records.map(({ id, name }) => [id, name]));
  const all = completeChoices(dataset, {});
  const telling: AnswerInput = {
    ...{ year, pace, states, hangsOn: hanging },
    latest: year >= all.to,
    rule: rules.find(({ id }) => id === choices.rule)!,
    standardRule: rules[0]!.id,
    periods: dataset.periods,
    filtered: Object.keys(choices.where).length > 0 || choices.region !== null || choices.precise,
    directions: set.directions,
    known: travels,
    others: beside.map(({ id, name }) => ({
      name,
      states: directionsAt(travelledOf(dataset, under(id), set), set, year, choices),
    })),
    nameOf: (id, language) => names.get(id)?.[language] ?? names.get(id)?.en ?? id,
  };
  const told = voices.map((voice) => ({ voice, lines: answerLines(telling, voice) }));
  const inEach = <Of>(of: (lines: Lines, voice: Voice) => Of) =>
    Object.fromEntries(told.map(({ voice, lines }) => [voice.language, of(lines, voice)]));
  return {
    dataVersion: dataset.dataVersion,
    settings: { ...choices, pace: settings },
    ...{ year, marginKm: settings.marginKm, origin: set.origin.position },
    answer: inEach(({ answer, pace, others }, voice) =>
      sentences(voice, [...answer, ...pace, ...(others === null ? [] : [others])]),
    ) as Texts,
    howSure: inEach(({ howSure }, voice) => sentences(voice, howSure)) as Texts,
    lines: inEach((lines) => lines) as Record<Voice['language'], Lines>,
    ...{ pace, hangsOn: hanging },
    directions: roundByName(states),
    newPlaces: newPlacesIn(dataset, choices, year).map(({ km, ...record }) => {
      return { ...record, km: roundKm(km) };
    }),
  };
}

export function paceUnder(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  year: number,
  settings = PACE_DEFAULTS,
): Pace[] {
  const choices = completeChoices(dataset, given);
  const set = directionsOf(dataset);
  const travels = travelledOf(dataset, visitorsFor(dataset, choices, year), set);
  const near = neighboursIn(dataset, choices);
  const { coveredTo } = dataset;
  if (!dataset.periods) return [];
  const periods = pacePeriods(dataset.periods);
  const input = { travels, neighbours: near, set, places: choices, year, periods, coveredTo };
  return paceOf(input, settings);
}

export function directionsIn(dataset: ReachDataset, choices: ReachChoices): DirectionState[] {
  const set = directionsOf(dataset);
  const travels = travelledOf(dataset, visitorsFor(dataset, choices, choices.to), set);
  return directionsAt(travels, set, choices.to, choices);
}

/** The distance of every record up to a year from the earlier ones of its kind: later ones change none. */
export function newPlacesIn(
  dataset: ReachDataset,
  choices: ReachChoices,
  year = choices.to,
): NewPlace[] {
  const all = newPlaces(neighboursIn(dataset, choices));
  return all.filter(({ start }) => yearOf(start) <= year);
}

function directionsOf({ directions }: ReachDataset): DirectionSet {
  if (directions) return directions;
  throw new InputError('settings', 'directions', null, 'data with directions');
}

function visitorsFor(dataset: ReachDataset, choices: ReachChoices, year: number): ReachRecord[] {
  const { region, staging, from } = choices;
  return recordsFor(dataset, choices).filter(
    (record) =>
      (region === null || touchesRegion(record, region, staging)) &&
      yearOf(record.start) >= from &&
      yearOf(record.start) <= year,
  );
}

export const travelledOf = (
  dataset: ReachDataset,
  records: readonly ReachRecord[],
  set: DirectionSet,
): Travelled[] =>
  records.map((record) =>
    once(dataset, ['travelled', record.id], () => travelled(record, geographyOf(dataset), set)),
  );

/** Those of all years, which every year asks for. */
function neighboursIn(dataset: ReachDataset, choices: ReachChoices) {
  const { rule, where, region, precise, staging, from } = choices;
  return once(dataset, ['neighbours', rule, where, region, precise, staging, from], () =>
    neighbours(visitorsFor(dataset, choices, Infinity), geographyOf(dataset), choices),
  );
}
