import { existsSync, readFileSync } from 'node:fs';
import type { ComparedSet, ComparisonAnswers } from '#geodata/build/comparison';
import { COMPARED_SETS, IS_GALLERY, SHIPPED } from '../../../../tools/set.mjs';
import { standingOf, type ExercisesTested } from '#core/stall/comparison';
import type { Chance } from '#core/stall/chance';
import type { PeriodCount } from '#core/stall/counts';
import { answerIn, answerNames } from '#core/answer/answer';
import { answerInput } from '#core/answer/scope';
import { DEFAULT_CHOICES } from '#core/reach/dataset';
import { inDigits, joined, sentences, upper, when, withStop } from '#core/answer/voice';
import { yearOf, type YearSpan } from '#core/record/time';
import { m } from '$lib/paraglide/messages';
import { set as shownSet } from '$lib/site/dataset/set';
import {
  formatCount,
  formatCountryShort,
  formatDate,
  formatDecimal,
  formatKm,
  formatName,
  formatYears,
  formatCountOf,
} from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';
import { chartOf, type ChartInput } from '$lib/picture/charts/chart';
import { stillMarks } from '$lib/picture/charts/chart-marks';
import { periodBrackets } from '$lib/picture/charts/chart-records';
import { inSizes, type Size } from '$lib/site/boxes';

/* Sets side by side. Every compared set's site reads the same file. */

const { sets, bands }: ComparisonAnswers = existsSync(COMPARED_SETS)
  ? (JSON.parse(readFileSync(COMPARED_SETS, 'utf8')) as ComparisonAnswers)
  : { sets: [], bands: [] };
const shown = sets.find(({ id }) => id === shownSet.id);
const others = sets.filter((set) => set !== shown);

export const standings = () => [standingIn('before'), standingIn('since')] as const;

function standingIn(period: 'before' | 'since') {
  const count = shown!.common.verdict[period]!;
  const counted = others.filter(({ common }) => common.verdict[period]);
  const counts = counted.map(({ common }) => common.verdict[period]!);
  const named = counted.map((set, i) =>
    m.sets_named_count({ name: nameOf(set), count: countText(counts[i]!) }),
  );
  return {
    standing: standingOf(count, counts),
    count: countText(count),
    others: joined(voiceOf(), 'parts', named),
    when: when(voiceOf(), count, period === 'since'),
  };
}

export function comparedSentence() {
  if (!shown) return null;
  const name = nameOf(shown);
  const lines = standings().map((standing) => upper(m.sets_standing({ ...standing, name })));
  // The others are two states or one series: the partners alone are comparable.
  const { before, since } = shown.alone?.verdict ?? {};
  if (before && since) {
    const counts = { before: countText(before), since: countText(since) };
    lines.push(m.sets_alone_sentence({ name, ...counts }));
  }
  return sentences(voiceOf(), lines);
}

export function setsPage() {
  const { limitKm, before, since } = shown!.common.verdict;
  // From when all were searched: half of the picture would be what some were not.
  const searched = sets.map(({ coverage }) => yearOf(coverage.from));
  const years = sets.flatMap(({ common }) => common.visits.map(({ start }) => yearOf(start)));
  const from = Math.min(before.from, Math.max(...searched));
  const axis = { from, to: Math.max(...years) };
  const sinceYear = since!.from;
  return {
    sentence: sentences(voiceOf(), [comparedSentence()!, m.sets_stands_out()]),
    definition: m.sets_definition({ n: formatCount(sets.length), km: formatKm(limitKm) }),
    sets: sets.map((set) => setText(set, axis)),
    table: {
      columns: [
        m.sets_set(),
        m.sets_until({ year: before.from - 1 }),
        yearsOf(before),
        upper(m.findings_since({ year: sinceYear })),
        m.sets_by_chance(),
        m.findings_last_new(),
      ],
      rows: sets.flatMap(tableRows),
    },
    notSaid: notSaid(sinceYear),
    commands: sets.map(
      ({ id }) =>
        `SET=${id} npm run -s reach -- directions --km ${limitKm} --before ${before.from}..${before.to} --since ${sinceYear}`,
    ),
  };
}

function setText(set: ComparedSet, axis: YearSpan) {
  const { id, title, coverage, common } = set;
  const from = formatDate(coverage.from, 'month');
  const to = formatDate(coverage.to, 'month');
  const answer = answerOf(common);
  const earlier = common.visits.filter(({ start }) => yearOf(start) < axis.from).length;
  return {
    id,
    name: nameOf(set),
    title: formatName(title),
    folder: folderOf(id),
    years: sentences(voiceOf(), [
      m.sets_years({ from, to, n: formatCount(common.visits.length) }),
      ...(earlier > 0 ? [m.sets_earlier({ n: formatCount(earlier), year: axis.from })] : []),
    ]),
    charts: setCharts(set, axis, answer.counts),
    ...answer,
  };
}

/** For a wide page, a smaller one, half of it and a phone, px; the first two have room for context. */
const SIZES = {
  wide: { width: 1232, height: 216 },
  middle: { width: 696, height: 216 },
  half: { width: 560, height: 150 },
};
const PHONE = { narrow: { width: 358, height: 110 } };

function setCharts(
  { common: { verdict, visits }, coverage }: ComparedSet,
  axis: YearSpan,
  title: string,
) {
  const input = {
    kind: 'exercise' as const,
    axis,
    coveredFrom: coverage.from,
    coveredTo: coverage.lastDay,
    records: visits
      .map(({ id, start, status }) => {
        return { id, year: yearOf(start), status, label: null };
      })
      .filter(({ year }) => year >= axis.from),
    brackets: periodBrackets(visits, {
      periods: { before: verdict.before, since: verdict.since! },
      year: axis.to,
      limitKm: verdict.limitKm,
      coveredTo: coverage.to,
    }),
    contexts: bands,
  };
  const chosen = { from: verdict.since!.from, to: axis.to };
  const draw = (drawn: ChartInput) => (size: Size) => {
    return { ...size, title, marks: stillMarks(chartOf(drawn, size), chosen) };
  };
  // On a phone counts stand below: over short periods they would overlap.
  return { ...inSizes(SIZES, draw(input)), ...inSizes(PHONE, draw({ ...input, brackets: [] })) };
}

/** The lines shown name no place. */
const NO_NAMES = answerNames([], [], [], [], null);
const NO_RECORDS = { rules: [], standard: [], admitted: [], ofAnyType: [], records: [] };

function answerOf({ verdict, visits }: ExercisesTested) {
  const voice = voiceOf();
  const { earlier, since, limitKm } = verdict;
  const input = answerInput(
    { ...NO_RECORDS, names: NO_NAMES, visits, verdicts: [{ ...verdict, sensitivity: null }] },
    { ...DEFAULT_CHOICES, rule: '', newPlaceKm: limitKm, kind: 'exercise' },
    { from: earlier.from, to: since!.to, isVerdict: true, isLatest: true },
  );
  const { lines, howSure } = answerIn(voice, input);
  const km = inDigits(voice, limitKm);
  // Nobody could be at a new place: not a finding, but a floor.
  const floor = verdict.change === 'coarse' ? [voice.say('answer_coarse', { km })] : [];
  return {
    headline: withStop(voice, lines.headline),
    counts: sentences(voice, [lines.counts ?? '', ...floor]).trim(),
    sure:
      howSure.summary ?? withStop(voice, voice.say('answer_evidence', { certainty: 'too-few' })),
  };
}

function tableRows(set: ComparedSet) {
  const row = ({ verdict, visits }: ExercisesTested, test: string) => {
    const last = visits.findLast(({ status }) => status === 'new');
    return {
      name: { text: nameOf(set), below: test },
      cells: [
        countText(verdict.earlier),
        countText(verdict.before),
        verdict.since ? countText(verdict.since) : '',
        verdict.chance ? expectedText(verdict.chance) : '',
        last
          ? { text: formatName(set.names[last.id]!), below: formatDate(last.start, 'month') }
          : m.sets_none(),
      ],
    };
  };
  const { common, alone, own } = set;
  const rows = [row(common, m.sets_common())];
  if (alone) rows.push(row(alone, m.sets_alone()));
  if (!own) return rows;
  const { limitKm, before, since } = own.verdict;
  const test = m.sets_own({
    km: formatKm(limitKm),
    before: yearsOf(before),
    since: m.findings_since({ year: since!.from }),
  });
  return [...rows, row(own, test)];
}

const expectedText = ({ expectedBefore: a, expectedSince: b }: Chance) =>
  m.findings_two_counts({ before: formatDecimal(a), since: formatDecimal(b) });

function notSaid(year: number) {
  const counts = others.map(({ common }) => common.verdict.since!.n);
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const [low, high] = [most, least].map((n) => Math.round(100 / n));
  return [
    m.sets_few({ least, most, year, low: low!, high: high! }),
    m.sets_sea(),
    m.sets_incomplete(),
    m.sets_chosen(),
    m.sets_why(),
  ];
}

/** A series to which partners came later has its own name. */
function nameOf({ partners, together, short }: ComparedSet) {
  const names = (some: readonly string[]) => some.map(formatCountryShort).join(m.sets_between());
  if (partners.length === together) return names(partners);
  const first = names(partners.slice(0, together));
  const n = voiceOf().say('answer_number', { n: partners.length });
  return m.sets_series({ name: formatName(short), first, n });
}

const yearsOf = ({ from, to }: YearSpan) => formatYears(from, to);

const countText = (count: PeriodCount) => (count.n === 0 ? m.sets_none() : formatCountOf(count));

/** From the root of this site: `./` for this one; null where it is not built alongside. */
function folderOf(id: string) {
  if (id === shownSet.id) return './';
  if (!IS_GALLERY) return null;
  const top = shownSet.id === SHIPPED ? './' : '../';
  return id === SHIPPED ? top : `${top}${id}/`;
}
