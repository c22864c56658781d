import { placeInSentence } from '#core/record/languages';
import { greatest, groups, rollups } from 'd3-array';
import { arcKm, toUnit } from '#core/earth/sphere';
import { REACH_KINDS, reachKind } from '#core/record/model';
import { inPeriod, yearOf, type YearSpan } from '#core/record/time';
import {
  formatCount,
  formatItems,
  formatList,
  formatName,
  formatYears,
} from '$lib/site/text/format';
import { directionOfRegion, HOME } from '#core/reach/directions';
import type { Visit } from '#core/reach/new-places';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import {
  allYears,
  answerAt,
  latestAnswer,
  latestVerdicts,
  placeOf,
  standardVisits,
} from '$lib/site/dataset/answer.server';
import { bounds, events, index, regions, rules } from '$lib/site/dataset/dataset.server';
import { hasPage, set } from '$lib/site/dataset/set';
import { upper } from '#core/answer/voice';
import { queryText } from '$lib/view/query';
import { defaultView, type View } from '$lib/view/view';
import { encodeView } from '$lib/view/view-link';
import { areaFigure } from '../findings/area.server';
import { comparedSentence, standings } from '../sets/sets.server';
import {
  claimsData,
  findingOf,
  periodOfClaim,
  statementOf,
  studySource,
  tested,
} from '../findings/claims.server';
import { watchNote, watchPlaces } from '../findings/watch.server';

const STEPS = [
  'before',
  'growth',
  'lull',
  'sets',
  'patrols',
  'watched',
  'curve',
  'periods',
] as const;
export type Step = (typeof STEPS)[number];

export function stepYears(step: Step): YearSpan {
  const { from, to } = allYears;
  const { before, since, later = since } = set.periods!;
  const sinceBreak = { from: since.from, to };
  const years = {
    before: { from, to: before.from - 1 },
    growth: before,
    lull: sinceBreak,
    sets: { from: before.from, to },
    patrols: sinceBreak,
    watched: { from: later.from, to },
    curve: allYears,
    periods: allYears,
  };
  return years[step];
}

interface StepText {
  title: string;
  texts?: (string | null)[];
  claims?: readonly string[] | undefined;
  evidence?: string | null;
}

const [exercises, patrols] = REACH_KINDS.map((kind) =>
  standardVisits.filter((visit) => reachKind(visit.kind) === kind),
) as [Visit[], Visit[]];

const isNew = ({ status }: Visit) => status === 'new';
const kmFromOrigin = ({ position }: Visit) =>
  arcKm(toUnit(index.directions.origin.position), toUnit(position));
const directionByRegion = directionOfRegion(index.directions);
const directionOf = ({ region }: Visit) => directionByRegion.get(region ?? '') ?? HOME;

const hasCurve = () => Boolean(latestVerdicts[0]?.curve);
const hasWatched = () => set.has.includes('watch-zones') && tested.watched.length > 0;
const watchRule = () => tested.watched[0]!.under[0]!.rule;

export function viewOf(step: Step): View {
  const { from, to } = stepYears(step);
  const view: View = { ...defaultView(bounds), from, to };
  const [patrol] = (bounds.seriesKinds ?? []).filter((kind) => reachKind(kind) === 'patrol');
  if (step === 'patrols' && patrol) return { ...view, kind: patrol };
  if (step === 'curve') return { ...view, chart: 'reach' };
  if (step !== 'watched') return view;
  return { ...view, rule: watchRule(), layers: [...view.layers, 'watch-zones'] };
}

export const storySteps = (): Step[] =>
  STEPS.filter((step) => {
    if (step === 'sets') return hasPage('/sets');
    if (step === 'watched') return hasWatched();
    if (step === 'curve') return hasCurve();
    const visits = step === 'patrols' ? patrols : exercises;
    return visits.some((visit) => inPeriod(visit, stepYears(step)));
  });

export function story() {
  const steps = storySteps();
  return steps.map((id, i) => {
    const years = stepYears(id);
    const { title, texts = [], claims = [], evidence: certainty = null } = STEP_TEXTS[id]();
    const [href, open] =
      id === 'sets'
        ? ['/sets', m.sets_link()]
        : [`/${queryText(encodeView(viewOf(id), bounds))}`, m.story_open()];
    const definition = i === 0 ? latestAnswer().lines.definition : null;
    return {
      id,
      years,
      step: m.story_step({ n: formatCount(i + 1), of: formatCount(steps.length) }),
      when: formatYears(years.from, years.to, events.coverage.to),
      title,
      texts: [definition, ...texts].filter((text) => text !== null),
      study: claims.length > 0 || id === 'watched' ? studyText() : null,
      claims: claims.map(claimOf),
      evidence: certainty,
      href,
      open,
    };
  });
}

const STEP_TEXTS: Record<Step, () => StepText> = {
  before: () => {
    const { soFar } = answerOf('before').lines;
    return { title: firstSentence(), texts: [soFar] };
  },
  growth: () => {
    const { headline, soFar } = answerOf('growth').lines;
    const opened = placesOpened(stepYears('growth'));
    const places = listPlaces(opened);
    const title = opened.length > 0 ? m.story_far({ headline, places }) : headline;
    return { title, texts: [soFar], claims: set.story?.growth };
  },
  lull: () => {
    const { howSure } = latestAnswer();
    return {
      title: answerOf('lull').lines.headline,
      texts: [areaFigure()?.says ?? null, periodOfClaim()],
      evidence: howSure.evidence,
      claims: set.story?.lull,
    };
  },
  sets: () => {
    const [{ standing, when }] = standings();
    return { title: m.story_sets({ standing, when: upper(when) }), texts: [comparedSentence()] };
  },
  patrols: () => {
    const others = latestAnswer().lines.others.map(({ text }) => text);
    const since = String(stepYears('patrols').from);
    const opened = patrols.filter((visit) => isNew(visit) && visit.start >= since);
    if (opened.length === 0) return { title: others.join(' ') };
    const told = groups(opened, ({ kind }) => kind).map(([kind, own]) => {
      const n = patrols.filter((visit) => visit.kind === kind && visit.start >= since).length;
      return m.story_patrols({
        kind,
        amount: 2 * own.length > n ? 'most' : 'few',
        k: formatCount(own.length),
        n: formatCount(n),
        places: listPlaces(own),
      });
    });
    return { title: upper(told.join(m.semicolon())), texts: others };
  },
  watched: () => {
    const places = watched();
    const n = places.filter(({ entered }) => entered).length;
    const rule = rules.find(({ id }) => id === watchRule())!;
    return {
      title: m.story_entered({ n: formatCount(n), of: formatCount(places.length) }),
      texts: [m.rec_counted({ rule: formatName(rule.name) }), watchNote()],
    };
  },
  curve: () => {
    const { howSure } = latestAnswer();
    return { title: howSure.curve ?? '', evidence: howSure.evidence };
  },
  periods: () => {
    const { lines, howSure } = latestAnswer();
    const sure = hasCurve() ? null : (howSure.lines[0]?.lead ?? null);
    return { title: lines.carried, texts: [lines.counts, sure], evidence: howSure.evidence };
  },
};

const answerOf = (step: Step) => answerAt(stepYears(step), false);

/** With non-breaking hyphens. */
const nameOf = (visit: Visit) =>
  placeInSentence(placeOf(visit, getLocale()), getLocale()).replaceAll('-', '‑');
const listPlaces = (visits: readonly Visit[]) => formatList([...new Set(visits.map(nameOf))]);

const MAX_NAMED = 3;

/** The farthest in each direction where exercises opened their first place in these years. */
function placesOpened(years: YearSpan): Visit[] {
  const earlier = new Set([
    HOME,
    ...exercises.filter(({ start }) => yearOf(start) < years.from).map(directionOf),
  ]);
  const opened = exercises.filter(
    (visit) => isNew(visit) && inPeriod(visit, years) && !earlier.has(directionOf(visit)),
  );
  return rollups(opened, (own) => greatest(own, kmFromOrigin)!, directionOf)
    .map(([, farthest]) => farthest)
    .sort((a, b) => kmFromOrigin(b) - kmFromOrigin(a))
    .slice(0, MAX_NAMED)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}

function firstSentence() {
  const years = stepYears('before');
  const visits = exercises.filter(({ start }) => yearOf(start) <= years.to);
  const timesIn = new Map(rollups(visits, (own) => own.length, directionOf));
  const places = exercises.filter((visit) => isNew(visit) && inPeriod(visit, years));
  const far = greatest(places, kmFromOrigin)!;
  const isApart = directionOf(far) !== HOME && timesIn.get(directionOf(far)) === 1;
  const regionNames = visits
    .filter((visit) => directionOf(visit) !== HOME && (!isApart || visit !== far))
    .flatMap(({ region }) => regions.find(({ id }) => id === region)?.name ?? []);
  const named = [...new Set(regionNames.map(formatName))].map((place) =>
    m.story_in({ place: placeInSentence(place, getLocale()) }),
  );
  const where = [...(timesIn.has(HOME) ? [m.story_near_home()] : []), ...named];
  const near = isApart ? 'both' : 'near';
  return m.story_first({
    form: where.length > 0 ? near : 'far',
    where: formatItems(where),
    place: nameOf(far),
    year: yearOf(far.start),
  });
}

export const watched = () =>
  watchPlaces().map(({ id, title, states }) => ({ id, title, ...states[0]! }));

function studyText() {
  const { publisher, issued } = studySource ?? {};
  const year = issued?.['date-parts'][0]?.[0];
  return publisher && year ? m.story_study({ publisher, year }) : null;
}

function claimOf(id: string) {
  return {
    href: `/findings#${id}`,
    claim: statementOf(claimsData.claims.find((claim) => claim.id === id)!),
    verdict: m.findings_verdict({ verdict: findingOf(id).verdict }),
  };
}
