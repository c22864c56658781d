import { countsByYear, sampleOf } from '$lib/core/claims/sample';
import { REACH_KINDS } from '$lib/core/record/model';
import { yearsOf } from '$lib/core/record/time';
import { formatCount, formatName, formatYears } from '$lib/site/format';
import type { Picture } from '$lib/map/still/marks';
import { viewParts } from '$lib/map/still/still.server';
import { m } from '$lib/paraglide/messages';
import { bounds } from '$lib/site/dataset.server';
import { answerAt, latestAnswer } from '$lib/site/answer.server';
import { evidence } from '$lib/site/reach-dataset.server';
import { set } from '$lib/site/set';
import { tested } from '../findings/tested.server';
import { STEPS, stepQuery, stepView, stepYears, type Step } from './steps';

/** What a step tells of its years. */
interface StepText {
  title: string;
  texts?: string[];
  claims?: string[];
  howSure?: string[];
}

/** The story in the reader's language: each sentence is that of the first screen for its years. */
export function story() {
  const inYears = (step: Step) => answerAt(stepYears(step, bounds), false).lines;
  const { lines, howSure } = latestAnswer();
  const sure = howSure.lines.slice(0, 2);
  const before = inYears('before');
  const growth = inYears('growth');
  const lull = inYears('lull');
  const texts: Record<Step, StepText> = {
    before: { title: before.headline, texts: told(before.soFar) },
    growth: {
      title: growth.headline,
      texts: told(lines.definition, growth.soFar),
      claims: set.story?.growth,
    },
    lull: { title: lull.headline, texts: told(lull.soFar), claims: set.story?.lull },
    patrols: { title: lines.others ?? before.headline },
    since: { title: entered() },
    stopped: {
      title: lines.headline,
      texts: told(lines.counts, lines.definition, howSure.evidence),
      howSure: sure,
    },
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

const told = (...lines: (string | null)[]): string[] => lines.filter((line) => line !== null);

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
