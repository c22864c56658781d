import { REACH_KINDS, type ReachKind } from '$lib/core/record/model';
import { directionsFor, type Verdict } from '$lib/core/stall/answer';
import { edgeLines } from '$lib/core/stall/how-sure';
import type { DirectionRow, DirectionVisit } from '$lib/core/reach/directions';
import type { PeriodCount } from '$lib/core/stall/verdict';
import { m } from '$lib/paraglide/messages';
import { latestAnswer, verdictsAt } from '$lib/site/answer.server';
import { bounds, index, recordById, regions } from '$lib/site/dataset.server';
import { formatCount, formatDecimal, formatKm, formatName, formatRange } from '$lib/site/format';
import { formatYears } from '$lib/site/format';
import { reachDataset } from '$lib/site/reach-dataset.server';
import { voiceOf } from '$lib/site/voice';

/** What stands above the claims, in the reader's language: the answer of the first screen, and how far by direction. */
export function answerText() {
  const { lines, text, howSure } = latestAnswer();
  return {
    lines,
    text,
    howSure,
    dots: verdictsAt(bounds.lastYear)
      .map(dotsOf)
      .filter(({ rows }) => rows.length > 0),
    directions: directionTable(),
  };
}
export type AnswerText = ReturnType<typeof answerText>;

/** One kind: a row of dots for each period, with what random order gives where that was asked. */
function dotsOf({ kind, earlier, before, since, later, chance }: Verdict) {
  const row = (period: PeriodCount | null, name: string, expected: number | null) => {
    // One record alone is told, not drawn.
    if (!period || period.n < 2) return [];
    const { k, n, atMost } = period;
    const counted = { k: formatCount(k), n: formatCount(n), most: formatCount(atMost) };
    return {
      period: name,
      k,
      n,
      perhaps: atMost - k,
      expected,
      text: m.findings_hits({
        ...counted,
        perhaps: atMost > k ? 'some' : 'none',
        chance: expected === null ? 'none' : formatDecimal(expected),
      }),
    };
  };
  const since0 = since ? m.findings_since({ year: since.from }) : '';
  return {
    kind,
    title: m.findings_dots({ kind }),
    rows: [
      row(earlier, m.findings_after_first({ years: formatYears(earlier.from, earlier.to) }), null),
      row(before, formatYears(before.from, before.to), chance?.expectedBefore ?? null),
      row(since, since0, chance?.expectedSince ?? null),
      row(later, later ? m.findings_since({ year: later.from }) : '', null),
    ].flat(),
  };
}

/** Each direction: the farthest exercise and the farthest patrol, the last visit of each, returns since. */
function directionTable() {
  const found = directionsFor(reachDataset, {}, bounds.lastYear);
  const exercises = found.find(({ kind }) => kind === 'exercise');
  const regionName = (id: string) => {
    const region = regions.find((one) => one.id === id);
    return region ? formatName(region.name) : id;
  };
  return {
    edge: exercises ? edgeLines(exercises.edge, regionName, voiceOf(), reachDataset.periods) : [],
    kinds: REACH_KINDS.filter((kind) => found.some((one) => one.kind === kind)),
    rows: index.directions.directions.map(({ id, name }) => ({
      name: formatName(name),
      cells: REACH_KINDS.flatMap((kind) => {
        const row = found.find((one) => one.kind === kind)?.rows.find((one) => one.id === id);
        return row ? cellOf(kind, row) : [];
      }),
    })),
  };
}

function cellOf(kind: ReachKind, { farthest, last, returns }: DirectionRow) {
  if (!farthest || !last) return { kind, farthest: null, reach: '', last: null, returns: '' };
  return {
    kind,
    farthest: linkTo(farthest),
    reach: reachText(farthest),
    last: last.recordId === farthest.recordId ? null : linkTo(last),
    returns: formatCount(returns),
  };
}

const linkTo = ({ recordId, year }: DirectionVisit) => ({
  href: `/record/${recordId}`,
  name: formatName(recordById.get(recordId)!.name),
  year,
});

const reachText = ({ reachKm, mostKm }: DirectionVisit) =>
  mostKm > reachKm ? formatRange(formatKm(reachKm), formatKm(mostKm)) : formatKm(reachKm);
