import { answer } from '$lib/core/questions/answer';
import { GROWTH, LULL, SINCE } from '$lib/core/claims/evidence';
import type { DirectionStateName } from '$lib/core/reach/directions';
import type { ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import { chanceInWords } from '$lib/core/stall/sentence';
import { say } from '../findings/sentences';
import { placeName, type Names } from '../findings/names';
import { formatCount, formatKm, formatKm2, formatName, formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { bounds, index, recordById } from '$lib/site/dataset.server';
import { evidence } from '$lib/site/evidence.server';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { directionText } from '$lib/site/terms';
import { enteredZones, marksIn, spanNumbers, type SpanNumbers } from './numbers';
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
    entered: enteredZones(tested().watched),
    where: answer(reachDataset, { kind: 'directions', choices: {} }),
  };
}

const STATES: readonly DirectionStateName[] = ['moving', 'held', 'visited-once', 'left'];

/** The story in the reader's language. Every number is a result; every verdict that of the tests. */
export function story(): StoryFile {
  const { spans, patrolYears, entered, where } = (counted ??= count());
  const { names, stall } = tested();
  const told = (step: keyof typeof spans) => m.story_count(countWords(spans[step]));
  const chance = (kind: ReachKind, { from }: YearSpan) =>
    chanceInWords(stall.chance.find((one) => one.kind === kind && one.from === from)!)[getLocale()];
  const marks = (span: YearSpan, kind: ReachKind) => marksText(where, span, kind);
  const states = where.directions
    .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))
    .map((of) => `${directionName(of.id)}: ${directionText(of)}`);
  const texts: Record<Step, { title: string; paragraphs: string[]; claims?: string[] }> = {
    before: {
      title: m.story_before_title(),
      paragraphs: [told('before'), marks(spans.before.years, 'exercise')],
    },
    growth: {
      title: m.story_growth_title(),
      paragraphs: [told('growth'), marks(GROWTH, 'exercise'), chance('exercise', GROWTH)],
      claims: ['C21', 'C22'],
    },
    lull: {
      title: m.story_lull_title(),
      paragraphs: [told('lull'), marks(LULL, 'exercise'), chance('exercise', LULL)],
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
        marks(patrolYears.years, 'patrol'),
        chance('patrol', LULL),
      ],
    },
    since: {
      title: m.story_since_title(),
      paragraphs: [
        told('since'),
        marks(SINCE, 'exercise'),
        marks(SINCE, 'patrol'),
        m.story_entered({
          ...{ n: formatCount(entered.entered), of: formatCount(entered.of) },
          list: listed(entered.zones, names.zones),
        }),
        m.coverage_note(),
      ],
    },
    stopped: {
      title: m.story_stopped_title(),
      paragraphs: [
        where.answer[getLocale()],
        `${states.join('. ')}.`,
        m.how_sure_note(),
        chance('exercise', SINCE),
        chance('patrol', SINCE),
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

// Names that have commas and “and” of their own.
const listed = (ids: readonly string[], of: Names['zones']) =>
  ids.map((id) => placeName(id, of)).join('; ');

const directionName = (id: string) =>
  formatName(index.directions.directions.find((one) => one.id === id)!.name);

/** The marks of one kind, by date: how far, in which direction. */
function marksText(where: Parameters<typeof marksIn>[0], span: YearSpan, kind: ReachKind): string {
  const years = formatYears(span.from, span.to, index.coverage.to);
  const found = marksIn(where, span, kind);
  const told = { years, group: m.findings_group({ group: kind }) };
  if (found.length === 0) return m.story_no_mark(told);
  const list = found.map(({ direction, recordId, year, reachKm }) =>
    m.story_mark({
      ...{ direction: directionName(direction), year, km: formatKm(reachKm) },
      record: formatName(recordById.get(recordId)!.name),
    }),
  );
  return m.story_marks({ ...told, n: formatCount(found.length), list: list.join('; ') });
}

/** A verdict of the first screen's test is told in the step itself. */
function claim(id: string): StoryStep['claims'][number] {
  const { claims, found } = tested();
  const finding = found.find(({ claimId }) => claimId === id)!;
  return {
    href: `/findings#${id}`,
    claim: claims.claims.find((one) => one.id === id)!.text,
    verdict: m.findings_verdict({ verdict: finding.verdict }),
    says: finding.chance ? '' : say(finding),
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
