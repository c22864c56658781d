import { countsByYear, sampleOf } from '$lib/core/claims/sample';
import type { WatchFinding } from '$lib/core/claims/watch';
import { whereStopped } from '$lib/core/questions/where';
import type { DirectionsAnswer } from '$lib/core/questions/where';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { formatCount, formatName, formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { bounds, recordById } from '$lib/site/dataset.server';
import { evidence, reachDataset } from '$lib/site/reach-dataset.server';
import { visitText } from '$lib/site/terms';
import { tested } from '../findings/tested.server';
import { STEPS, stepQuery, stepYears, type Step } from './steps';

/** A mark told in a step: where, when, by which record, how far. */
interface ToldMark {
  recordId: string;
  record: string;
  text: string;
}

export interface StoryStep {
  id: Step;
  /** `Step 2 of 6 · 2014–2019 · the years …`. */
  about: string;
  /** The answer at the end of these years, clause by clause as the first screen has it. */
  title: string;
  texts: string[];
  marks: ToldMark[];
  claims: { href: string; claim: string; verdict: string }[];
  howSure: string[];
  query: string;
  years: YearSpan;
}

const answers = new Map<number, DirectionsAnswer>();
function answerAt(year: number): DirectionsAnswer {
  const found = answers.get(year) ?? whereStopped(reachDataset, {}, { year });
  answers.set(year, found);
  return found;
}

/** The story in the reader's language: each sentence is that of the first screen in its year. */
export function story(): StoryStep[] {
  const linesAt = (year: number) => answerAt(year).lines[getLocale()];
  const told: Record<Step, Partial<StoryStep> & { title: string; kinds: readonly ReachKind[] }> = {
    before: { title: exercisesAt('before'), kinds: ['exercise'] },
    growth: { title: exercisesAt('growth'), kinds: ['exercise'], claims: claims('C21', 'C22') },
    lull: {
      title: exercisesAt('lull'),
      kinds: ['exercise'],
      claims: claims('C24', 'C25'),
      howSure: linesAt(stepYears('lull', bounds).to).pace,
    },
    patrols: { title: linesAt(bounds.lastYear).answer[1]!, kinds: ['patrol'] },
    since: {
      title: entered(tested().watched),
      kinds: REACH_KINDS,
      texts: linesAt(bounds.lastYear).answer.slice(2),
    },
    stopped: {
      title: linesAt(bounds.lastYear).answer[0]!,
      kinds: [],
      texts: linesAt(bounds.lastYear).answer.slice(1),
      howSure: linesAt(bounds.lastYear).pace,
    },
  };
  return STEPS.map((id, i) => {
    const { kinds, ...step } = told[id];
    const years = stepYears(id, bounds);
    const about = [
      m.story_step({ n: formatCount(i + 1), of: formatCount(STEPS.length) }),
      formatYears(years.from, years.to, evidence.coverage.to),
      m.story_about({ step: id }),
    ].join(' · ');
    return {
      ...{ id, about, years, texts: [], claims: [], howSure: [] },
      ...{ marks: marksOf(years, kinds), query: stepQuery(id, bounds) },
      ...step,
    };
  });

  function exercisesAt(step: Step): string {
    return linesAt(stepYears(step, bounds).to).answer[0]!;
  }
}

/** The marks of some kinds within the years, by date. */
function marksOf({ from, to }: YearSpan, kinds: readonly ReachKind[]): ToldMark[] {
  return answerAt(bounds.lastYear)
    .directions.flatMap(({ id, marks }) => marks.map((mark) => ({ direction: id, ...mark })))
    .filter(({ kind, year }) => kinds.includes(kind) && year >= from && year <= to)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ direction, recordId, year, ...visit }) => ({
      recordId,
      record: formatName(recordById.get(recordId)!.name),
      text: `${directionName(direction)}, ${year}: ${visitText(visit)}`,
    }));
}

const directionName = (id: string) =>
  formatName(reachDataset.directions!.directions.find((one) => one.id === id)!.name);

/** Of the places to watch, those that records of any rule have entered since. */
function entered(watched: readonly WatchFinding[]): string {
  const { names } = tested();
  const all = watched.flatMap(({ under }) => under.filter(({ rule }) => rule === 'all'));
  const entered = all.filter(({ since }) => since.length > 0);
  const zones = [...new Set(entered.flatMap(({ since }) => since.map(({ zone }) => zone)))];
  return m.story_entered({
    n: formatCount(entered.length),
    of: formatCount(all.length),
    list: zones.map((zone) => formatName(names.zones.get(zone)!)).join('; '),
  });
}

/** What the study claims of a step, with the verdict of our test. */
function claims(...ids: string[]): StoryStep['claims'] {
  const { claims: all, found } = tested();
  return ids.map((id) => {
    const { text, translated } = all.claims.find((one) => one.id === id)!;
    const { verdict } = found.find(({ claimId }) => claimId === id)!;
    return {
      href: `/findings#${id}`,
      claim: { en: text, ...translated }[getLocale()] ?? text,
      verdict: m.findings_verdict({ verdict }),
    };
  });
}

const span = { from: bounds.firstYear, to: bounds.lastYear };
const [exercises, patrols] = REACH_KINDS.map((kind) =>
  countsByYear(sampleOf(evidence, { kind }).counted, span),
);
/** Records of every year by kind, and how many of them set a mark. */
export const storyYears = () => {
  const marks = new Set(
    answerAt(bounds.lastYear).directions.flatMap((one) =>
      one.marks.map(({ recordId }) => recordId),
    ),
  );
  const setters = [...marks].map((id) => recordById.get(id)!);
  return yearsOf(span).map((year, i) => ({
    ...{ year, exercise: exercises![i]!, patrol: patrols![i]! },
    marks: setters.filter(({ start }) => start.startsWith(String(year))).length,
  }));
};
