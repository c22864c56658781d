import { LULL, SINCE } from '$lib/core/claims/evidence';
import type { StallGroup } from '$lib/core/stall/stall-analysis';
import type { YearSpan } from '$lib/core/record/time';
import type { StallFinding } from '../findings/headline';
import { answerOf, openScanOf } from '../findings/headline-text';
import { say } from '../findings/sentences';
import { placeName, type Names } from '../findings/names';
import { formatCount, formatKm, formatKm2, formatName, formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { bounds, index, recordById } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/evidence.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { enteredZones, openedRegions, spanNumbers, type SpanNumbers } from './numbers';
import { STEPS, stepQuery, stepView, type Step } from './steps';
import type { StoryFile, StoryStep } from './story';
import { tested } from '../findings/tested.server';

let counted: ReturnType<typeof count> | undefined;

function count() {
  const of = (step: Step) => spanNumbers(reachDataset, evidence, stepView(step, bounds));
  return {
    spans: { before: of('before'), growth: of('growth'), lull: of('lull'), since: of('since') },
    /** The years that the look at patrols shows, for both kinds. */
    patrolYears: of('patrols'),
    opened: openedRegions(reachDataset),
    entered: enteredZones(tested().watched),
  };
}

/** The story in the reader's language. Every number is a result; every verdict that of the tests. */
export function story(): StoryFile {
  const { spans, patrolYears, opened, entered } = (counted ??= count());
  const { stall, names } = tested();
  const answer = (group: StallGroup, { from }: YearSpan) =>
    answerOf(
      stall.cells.find((cell) => cell.group === group && cell.from === from)!,
      index.coverage.to,
    );
  const listed = (ids: readonly string[], of: Names['zones']) =>
    // Names that have commas and “and” of their own.
    ids.map((id) => placeName(id, of)).join('; ');
  const told = (step: keyof typeof spans) => m.story_count(countWords(spans[step]));
  const texts: Record<Step, { title: string; paragraphs: string[]; claims?: string[] }> = {
    before: {
      title: m.story_before_title(),
      paragraphs: [told('before'), m.story_farthest(farWords(spans.before))],
    },
    growth: {
      title: m.story_growth_title(),
      paragraphs: [
        told('growth'),
        m.story_opened({ n: formatCount(opened.length), list: listed(opened, names.regions) }),
        m.story_farthest(farWords(spans.growth)),
      ],
      claims: ['C21', 'C22'],
    },
    lull: {
      title: m.story_lull_title(),
      paragraphs: [told('lull'), answer('exercise', LULL)],
      claims: ['C24', 'C25'],
    },
    patrols: {
      title: m.story_patrols_title(),
      paragraphs: [
        m.story_patrols({
          years: formatYears(patrolYears.years.from, patrolYears.years.to, index.coverage.to),
          patrols: formatCount(patrolYears.kinds.patrol),
          patrolGround: formatKm2(patrolYears.newGroundKm2.patrol),
          exercises: formatCount(patrolYears.kinds.exercise),
          exerciseGround: formatKm2(patrolYears.newGroundKm2.exercise),
        }),
        m.story_patrols_apart(),
        answer('patrol', LULL),
      ],
    },
    chance: {
      title: m.story_chance_title(),
      paragraphs: [
        m.story_chance({ shuffles: formatCount(stall.shuffles) }),
        ...chanceGround(stall),
        openScanOf('exercise', stall),
        m.findings_answer_caution(),
      ],
    },
    since: {
      title: m.story_since_title(),
      paragraphs: [
        told('since'),
        answer('exercise', SINCE),
        answer('patrol', SINCE),
        m.story_entered({
          ...{ n: formatCount(entered.entered), of: formatCount(entered.of) },
          list: listed(entered.zones, names.zones),
        }),
        m.coverage_note(),
      ],
    },
  };
  return {
    steps: STEPS.map((id, i) => {
      const { title, paragraphs, claims = [] } = texts[id];
      return {
        ...{ id, title, paragraphs, claims: claims.map(claim), query: stepQuery(id, bounds) },
        count: m.story_step({ n: formatCount(i + 1), of: formatCount(STEPS.length) }),
      };
    }),
    words: {
      title: m.story_title(),
      previous: m.story_previous(),
      next: m.story_next(),
      close: m.story_close(),
      again: m.story_again(),
      whole: m.story_whole(),
      steps: m.story_steps(),
    },
  };
}

/** The new ground of exercises in the lull beside what chance gives; nothing where it is not tested. */
function chanceGround({ cells }: StallFinding): string[] {
  const cell = cells.find(({ group, from }) => group === 'exercise' && from === LULL.from)!;
  if (cell.ground.verdict === 'cannot-be-tested') return [];
  const { observed, p025, p975 } = cell.ground;
  const years = formatYears(LULL.from, LULL.to);
  const range = { low: formatKm2(p025), high: formatKm2(p975) };
  return [m.story_chance_ground({ years, observed: formatKm2(observed), ...range })];
}

function claim(id: string): StoryStep['claims'][number] {
  const { claims, found } = tested();
  const finding = found.find(({ claimId }) => claimId === id)!;
  return {
    href: `/findings#${id}`,
    claim: claims.claims.find((one) => one.id === id)!.text,
    verdict: m.findings_verdict({ verdict: finding.verdict }),
    says: say(finding),
  };
}

function countWords({ years, records, kinds, regions: n, newGroundKm2 }: SpanNumbers) {
  return {
    years: formatYears(years.from, years.to, index.coverage.to),
    records: formatCount(records),
    exercises: formatCount(kinds.exercise),
    patrols: formatCount(kinds.patrol),
    regions: formatCount(n),
    ground: formatKm2(newGroundKm2.all),
  };
}

function farWords({ farthest: { CN, RU } }: SpanNumbers) {
  const name = (id: string | undefined) => formatName(recordById.get(id ?? '')!.name);
  return {
    ...{ cn: formatKm(CN?.km ?? null), cnRecord: name(CN?.recordId) },
    ...{ ru: formatKm(RU?.km ?? null), ruRecord: name(RU?.recordId) },
  };
}
