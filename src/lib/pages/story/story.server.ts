import { countsByYear, sampleOf } from '$lib/core/claims/sample';
import { whereStopped, type DirectionsAnswer } from '$lib/core/stall/where-stopped';
import { kept } from '$lib/core/record/kept';
import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { formatCount, formatName, formatYears } from '$lib/site/format';
import type { Picture } from '$lib/map/still/marks';
import { viewParts } from '$lib/map/still/still.server';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { bounds, recordById } from '$lib/site/dataset.server';
import { evidence, reachDataset } from '$lib/site/reach-dataset.server';
import { set } from '$lib/site/set';
import { visitText } from '$lib/site/terms';
import { VOICES } from '$lib/site/voice';
import { tested } from '../findings/tested.server';
import { STEPS, stepQuery, stepView, stepYears, type Step } from './steps';

/** What a step tells of its years. */
interface StepText {
  /** The answer at the end of these years, clause by clause as the first screen has it. */
  title: string;
  texts?: string[];
  /** Whose marks are listed. */
  kinds: readonly ReachKind[];
  claims?: string[];
  howSure?: string[];
}

const answers = new Map<number, DirectionsAnswer>();
const answerAt = (year: number) =>
  kept(answers, year, () => whereStopped(reachDataset, {}, { year, voices: VOICES }));

/** The story in the reader's language: each sentence is that of the first screen in its year. */
export function story() {
  const linesAt = (year: number) => answerAt(year).lines[getLocale()];
  const exercisesAt = (step: Step) => linesAt(stepYears(step, bounds).to).answer[0]!;
  const { answer, pace } = linesAt(bounds.lastYear);
  const texts: Record<Step, StepText> = {
    before: { title: exercisesAt('before'), kinds: ['exercise'] },
    growth: { title: exercisesAt('growth'), kinds: ['exercise'], claims: set.story?.growth },
    lull: {
      title: exercisesAt('lull'),
      kinds: ['exercise'],
      claims: set.story?.lull,
      howSure: linesAt(stepYears('lull', bounds).to).pace,
    },
    patrols: { title: answer[1]!, kinds: ['patrol'] },
    since: { title: entered(), kinds: REACH_KINDS, texts: answer.slice(2) },
    stopped: { title: answer[0]!, kinds: [], texts: answer.slice(1), howSure: pace },
  };
  return STEPS.map((id, i) => {
    const { title, texts: more = [], kinds, claims = [], howSure = [] } = texts[id];
    const years = stepYears(id, bounds);
    // `Step 2 of 6 · 2001–2009 · the years …`
    const about = [
      m.story_step({ n: formatCount(i + 1), of: formatCount(STEPS.length) }),
      formatYears(years.from, years.to, evidence.coverage.to),
      m.story_about({ step: id }),
    ].join(' · ');
    return {
      ...{ id, about, years, title, texts: more, howSure, claims: claims.map(claimOf) },
      ...{ marks: marksOf(years, kinds), query: stepQuery(id, bounds) },
    };
  });
}

/** The marks of some kinds within the years, by date. */
function marksOf({ from, to }: YearSpan, kinds: readonly ReachKind[]) {
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
function entered(): string {
  const { watched, zoneNames } = tested();
  const all = watched.flatMap(({ under }) => under.at(-1)!);
  const entered = all.filter(({ since }) => since.length > 0);
  const zones = [...new Set(entered.flatMap(({ since }) => since.map(({ zone }) => zone)))];
  return m.story_entered({
    n: formatCount(entered.length),
    of: formatCount(all.length),
    list: zones.map((zone) => formatName(zoneNames.get(zone)!)).join('; '),
  });
}

/** What the study claims of a step, with the verdict of our test. */
function claimOf(id: string) {
  const { claims, found } = tested();
  const { text, translated } = claims.claims.find((one) => one.id === id)!;
  const { verdict } = found.find(({ claimId }) => claimId === id)!;
  return {
    href: `/findings#${id}`,
    claim: formatName({ en: text, ...translated }),
    verdict: m.findings_verdict({ verdict }),
  };
}

const span = { from: bounds.firstYear, to: bounds.lastYear };
const [exercises, patrols] = REACH_KINDS.map((kind) =>
  countsByYear(sampleOf(evidence, { kind }).counted, span),
);
/** Records of every year by kind, and how many of them set a mark. */
export const storyYears = () => {
  const all = answerAt(bounds.lastYear).directions.flatMap(({ marks }) => marks);
  const setters = [...new Set(all.map(({ recordId }) => recordId))].map((id) =>
    recordById.get(id)!,
  );
  return yearsOf(span).map((year, i) => ({
    ...{ year, exercise: exercises![i]!, patrol: patrols![i]! },
    marks: setters.filter(({ start }) => start.startsWith(String(year))).length,
  }));
};

/** What grows with the map, for the file that the pages of all languages use. */
export const storyDrawings = () =>
  Object.fromEntries(STEPS.map((step) => [step, viewParts(stepView(step, bounds)).below]));

/** The map of a step as the atlas draws it: signs and names in the reader's language. */
export function storyPicture(step: Step): Picture {
  const { frame, over } = viewParts(stepView(step, bounds));
  return { ...frame, marks: over, file: 'story', part: step };
}
