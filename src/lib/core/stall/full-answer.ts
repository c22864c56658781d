import { completeChoices, recordsFor } from '../reach/dataset';
import type { ReachChoices, ReachDataset } from '../reach/dataset';
import { placeName } from '../reach/place-name';
import type { Visit } from '../reach/new-places';
import { roundByName } from '../reach/round';
import { inLanguage, type Language } from '../record/model';
import { yearOf } from '../record/time';
import { visitsFor } from '../reach/visits';
import { directionsFor, verdictsFor } from './answer';
import type { Verdict, VerdictOptions } from './answer';
import { edgeLines, howSure, NO_COMPARISON, type HowSure, type HowSureInput } from './how-sure';
import { kindsShown, leadOf, scopeText } from './scope';
import { answerLines, answerText, type AnswerInput } from './sentence';
import type { Voice } from './voice';

/** The whole answer at the end of a year, with its words: what pages and the command line tell. */
export type FullAnswer = ReturnType<typeof fullAnswer>;

interface AnswerSettings extends Pick<VerdictOptions, 'settings'> {
  /** By default the last year of the choices. */
  year?: number;
  voices: readonly Voice[];
}

/** Throws InputError. */
export function fullAnswer(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  { year: asked, settings = {}, voices }: AnswerSettings,
) {
  const choices = completeChoices(dataset, given);
  const year = asked ?? choices.to;
  const visits = visitsFor(dataset, choices).filter(({ start }) => yearOf(start) <= year);
  const verdicts = verdictsFor(dataset, choices, year, { settings, sensitivity: true });
  const directions = directionsFor(dataset, choices, year);
  const names = namesIn(dataset);
  const last = completeChoices(dataset, {}).to;
  const input: Omit<AnswerInput, 'scope'> = {
    years: { from: choices.from, to: year },
    isVerdict: true,
    isLatest: year >= last,
    visits,
    verdicts,
    limitKm: choices.newPlaceKm,
    kinds: kindsShown(dataset.records, recordsFor(dataset, choices)),
    placeOf: names.place,
  };
  const told = voices.map((voice) => {
    const lines = answerLines({ ...input, scope: scopeIn(dataset, choices, voice) }, voice);
    const edge = directions.find(({ kind }) => kind === leadOf(input))?.edge;
    return [
      voice.language,
      {
        text: answerText(voice, lines),
        lines,
        howSure: howSureOf(dataset, verdicts, visits, input.isLatest, voice),
        edge: edge ? edgeLines(edge, names.region, voice, dataset.periods) : [],
      },
    ] as const;
  });
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    year,
    answer: Object.fromEntries(told) as Record<Language, (typeof told)[number][1]>,
    verdicts,
    directions: roundByName(directions),
    visits,
  };
}

/** Of the kind that leads the verdicts; nothing where none is compared with chance. */
export function howSureOf(
  dataset: Named,
  verdicts: readonly Verdict[],
  visits: readonly Visit[],
  isLatest: boolean,
  voice: Voice,
): HowSure {
  const input = sureInput(dataset, verdicts, visits, isLatest);
  return input ? howSure(input, voice) : NO_COMPARISON;
}

/** Null where there is no verdict. */
export function sureInput(
  dataset: Named,
  verdicts: readonly Verdict[],
  visits: readonly Visit[],
  isLatest: boolean,
): HowSureInput | null {
  const [verdict] = verdicts;
  if (!verdict) return null;
  const names = namesIn(dataset);
  return {
    verdict,
    otherVisits: visits.filter(({ kind }) => kind !== verdict.kind),
    isLatest,
    recordName: names.record,
    ruleName: names.rule,
    placeOf: names.place,
  };
}

function scopeIn(dataset: ReachDataset, choices: ReachChoices, voice: Voice): string | null {
  const { rules } = dataset;
  const { where, region, precise, staging } = choices;
  const { domains = [], ...others } = where;
  const isDomain = domains.length === 1 && Object.keys(others).length === 0;
  return scopeText(
    voice,
    { rule: rules.find(({ id }) => id === choices.rule)!, standardRule: rules[0]!.id },
    {
      ruled: recordsFor(dataset, { ...choices, where: {} }),
      left: recordsFor(dataset, choices),
    },
    {
      isMeasuredOtherwise: region !== null || precise || staging,
      domain: isDomain ? domains[0]! : null,
    },
  );
}

type Named = Pick<ReachDataset, 'records' | 'regions' | 'rules'>;

const namesIn = ({ records, regions, rules }: Named) => {
  const record = (id: string) => records.find((one) => one.id === id)!;
  const region = (id: string) =>
    regions?.features.find(({ properties }) => properties.id === id)?.properties.name ?? null;
  return {
    record: (id: string, language: Language) => inLanguage(record(id).name, language),
    rule: (id: string, language: Language) =>
      inLanguage(rules.find((one) => one.id === id)!.name, language),
    region: (id: string, language: Language) => {
      const name = region(id);
      return name ? inLanguage(name, language) : id;
    },
    place: (visit: Visit, language: Language) =>
      placeName(visit, record(visit.id), region, language),
  };
};
