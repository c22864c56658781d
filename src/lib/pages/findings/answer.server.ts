import { travelledOf, whereStopped } from '$lib/core/stall/where-stopped';
import { completeChoices, geographyOf, recordsFor } from '$lib/core/reach/dataset';
import { neighbours } from '$lib/core/reach/new-places';
import type { YearSpan } from '$lib/core/record/time';
import { PACE_DEFAULTS, type Pace } from '$lib/core/stall/pace';
import { countIn, seriesOf, type Series } from '$lib/core/stall/pace-series';
import { readPace } from '$lib/core/stall/sentence-pace';
import { seededRandom, shuffle } from '$lib/core/statistics/random';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { formatCount, formatDecimal, formatYears } from '$lib/site/format';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { VOICES } from '$lib/site/voice';

let known: ReturnType<typeof compute> | undefined;

/** The answer of the first screen, and what its dots are expected to be by chance. */
function compute() {
  const choices = completeChoices(reachDataset, {});
  const set = reachDataset.directions!;
  const records = recordsFor(reachDataset, choices);
  const travels = travelledOf(reachDataset, records, set);
  const near = neighbours(records, geographyOf(reachDataset), choices);
  const input = { travels, neighbours: near, set, places: choices, year: choices.to };
  const { lines, hangsOn, pace } = whereStopped(reachDataset, {}, { hangs: true, voices: VOICES });
  const rows = pace.map((one) => {
    const series = seriesOf(input, one.kind, one.measure, PACE_DEFAULTS);
    return { pace: one, expected: expectedHits(series, periodsOf(one)) };
  });
  return { lines, hangsOn: hangsOn!, rows };
}

const periodsOf = ({ before, since, later }: Pace) =>
  [before, since, later].filter((period) => period !== null);

const ORDERS = 999;

/** Hits of each period on average over random orders of the same records. */
function expectedHits({ years, hits }: Series, periods: readonly YearSpan[]): number[] {
  const random = seededRandom(1);
  const hit = new Uint8Array(years.length);
  const order = [...years.keys()];
  const sums = periods.map(() => 0);
  for (let n = 0; n < ORDERS; n++) {
    shuffle(order, random);
    hits(order, hit);
    periods.forEach((period, i) => (sums[i]! += countIn(years, hit, period).k));
  }
  return sums.map((sum) => sum / ORDERS);
}

/** What stands above the claims, in the reader's language. */
export function answerText() {
  const { lines, hangsOn, rows } = (known ??= compute());
  const { answer, pace, others, howSure } = lines[getLocale()];
  const [exercises = '', patrols = '', ...lacks] = answer;
  const { stands, of } = hangsOn.lastMark.exercise;
  return {
    ...{ answer: [exercises, patrols], pace },
    /** What the records lack, and what other rules say. */
    beside: [...lacks, ...(others === null ? [] : [others])],
    hangs: m.findings_hangs({ stands: formatCount(stands), of: formatCount(of) }),
    howSure,
    dots: rows
      .map(({ pace, expected }) => dotsOf(pace, expected))
      .filter(({ rows }) => rows.length),
  };
}
export type AnswerText = ReturnType<typeof answerText>;

/** One measure of one kind: a row of dots for each period; the change since is read by the one table. */
function dotsOf(pace: Pace, expected: readonly number[]) {
  const { kind, measure, before, since } = pace;
  const certainty = readPace(pace)?.certainty;
  return {
    ...{ kind, title: m.findings_dots({ kind, measure }) },
    rows: periodsOf(pace).flatMap((period, i) => {
      const { k, n, from, to } = period;
      // One record alone is told, not drawn.
      if (n < 2) return [];
      const isRead = period === since && certainty;
      const counted = { k: formatCount(k), n: formatCount(n), chance: formatDecimal(expected[i]!) };
      return {
        ...{ k, n, expected: Math.round(expected[i]! * 10) / 10 },
        period: period === before ? formatYears(from, to) : m.findings_since({ year: from }),
        text: m.findings_hits(counted) + (isRead ? m.findings_colon() : ''),
        read: isRead ? m.findings_certainty({ certainty }) : null,
      };
    }),
  };
}
