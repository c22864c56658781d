import { countsByYear, sampleOf } from '$lib/core/claims/sample';
import { whereStopped, type DirectionsAnswer } from '$lib/core/stall/where-stopped';
import { kept } from '$lib/core/record/kept';
import { REACH_KINDS } from '$lib/core/record/model';
import { yearsOf } from '$lib/core/record/time';
import { formatCount, formatName, formatYears } from '$lib/site/format';
import type { Picture } from '$lib/map/still/marks';
import { viewParts } from '$lib/map/still/still.server';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { bounds } from '$lib/site/dataset.server';
import { evidence, reachDataset } from '$lib/site/reach-dataset.server';
import { set } from '$lib/site/set';
import { VOICES } from '$lib/site/voice';
import { tested } from '../findings/tested.server';
import { STEPS, stepQuery, stepView, stepYears, type Step } from './steps';

/** What a step tells of its years. */
interface StepText {
  /** The answer at the end of these years, clause by clause as the first screen has it. */
  title: string;
  texts?: string[];
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
    before: { title: exercisesAt('before') },
    growth: { title: exercisesAt('growth'), claims: set.story?.growth },
    lull: {
      title: exercisesAt('lull'),
      claims: set.story?.lull,
      howSure: linesAt(stepYears('lull', bounds).to).pace,
    },
    patrols: { title: answer[1]! },
    since: { title: entered(), texts: answer.slice(2) },
    stopped: { title: answer[0]!, texts: answer.slice(1), howSure: pace },
  };
  return STEPS.map((id, i) => {
    const { title, texts: more = [], claims = [], howSure = [] } = texts[id];
    const years = stepYears(id, bounds);
    // `Step 2 of 6 · 2001–2009 · the years …`
    const about = [
      m.story_step({ n: formatCount(i + 1), of: formatCount(STEPS.length) }),
      formatYears(years.from, years.to, evidence.coverage.to),
      m.story_about({ step: id }),
    ].join(' · ');
    return {
      ...{ id, about, years, title, texts: more, howSure, claims: claims.map(claimOf) },
      query: stepQuery(id, bounds),
    };
  });
}

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
/** Records of every year by kind. */
export const storyYears = () =>
  yearsOf(span).map((year, i) => ({ year, exercise: exercises![i]!, patrol: patrols![i]! }));

/** What grows with the map, for the file that the pages of all languages use. */
export const storyDrawings = () =>
  Object.fromEntries(STEPS.map((step) => [step, viewParts(stepView(step, bounds)).below]));

/** The map of a step as the atlas draws it: signs and names in the reader's language. */
export function storyPicture(step: Step): Picture {
  const { frame, over } = viewParts(stepView(step, bounds));
  return { ...frame, marks: over, file: 'story', part: step };
}
