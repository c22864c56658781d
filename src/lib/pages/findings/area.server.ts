import { sum } from 'd3-array';
import { yearsCovered, type YearSpan } from '$lib/core/record/time';
import { upper } from '$lib/core/stall/voice';
import { m } from '$lib/paraglide/messages';
import { verdictsAt } from '$lib/site/dataset/answer.server';
import { bounds, first, index } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import { formatKm, formatKm2, formatShare, formatYears } from '$lib/site/text/format';

const LATEST_YEARS = 2;
/** A ratio or share that changes by less than this is about the same. */
const ALIKE = 0.15;

interface Area extends YearSpan {
  km2: number;
  newKm2: number;
  /** Of the sum, what was new; NaN where nothing was reached. */
  share: number;
}

export function areaFigure() {
  const verdict = verdictsAt(bounds.lastYear).find(({ kind }) => kind === 'exercise');
  if (!verdict?.since) return null;
  const { earlier, before } = verdict;
  const since = areaOf(verdict.since);
  const latest = areaOf({ from: bounds.lastYear - LATEST_YEARS + 1, to: bounds.lastYear });
  const row = (area: Area, period: string, isPart = false) => ({
    ...area,
    period: upper(period),
    text: m.findings_area_row({ area: formatKm2(area.km2), share: formatShare(area.share) }),
    isPart,
  });
  const closed = [areaOf(earlier), areaOf(before)];
  const rows = [
    ...closed.map((area) => row(area, formatYears(area.from, area.to))),
    row(since, m.findings_since({ year: since.from })),
    ...(latest.from > since.from
      ? [row(latest, m.findings_area_part({ year: latest.from }), true)]
      : []),
  ].filter(({ km2 }) => km2 > 0);
  if (rows.length === 0) return null;
  return {
    title: m.findings_area(),
    note: m.findings_area_note({ km: formatKm(set.newPlace.km) }),
    rows,
    mostKm2: Math.max(...rows.map(({ km2 }) => km2)),
    says: areaSentence(areaOf(before), since, latest),
  };
}
export type AreaFigure = NonNullable<ReturnType<typeof areaFigure>>;

function areaOf({ from, to }: YearSpan): Area {
  const years = (first?.yearlyGround ?? []).filter(({ year }) => year >= from && year <= to);
  const km2 = sum(years, ({ ground }) => ground.exercise.reachKm2);
  const newKm2 = sum(years, ({ ground }) => ground.exercise.newKm2);
  return { from, to, km2, newKm2, share: newKm2 / km2 };
}

/** Whether they reach as much a year as before, and whether as much of it is new; null where a period reached nothing. */
function areaSentence(before: Area, since: Area, latest: Area): string | null {
  if (before.km2 === 0 || since.km2 === 0) return null;
  const aYear = (area: Area) => area.km2 / yearsCovered(area, index.coverage.to);
  const ratio = aYear(since) / aYear(before);
  const moreOrLess = ratio < 1 ? 'less' : 'more';
  const amount = m.findings_area_amount({
    amount: Math.abs(ratio - 1) < ALIKE ? 'same' : moreOrLess,
    year: since.from,
    years: formatYears(before.from, before.to),
    since: formatKm2(aYear(since)),
    before: formatKm2(aYear(before)),
  });
  const difference = since.share - before.share;
  const fellOrRose = difference < 0 ? 'fell' : 'rose';
  const change = Math.abs(difference) < ALIKE ? 'same' : fellOrRose;
  const text = m.findings_area_change({
    change,
    before: formatShare(before.share),
    since: formatShare(since.share),
  });
  const isTold = latest.km2 > 0 && latest.from > since.from;
  const withLatest = m.findings_area_latest({
    change: change === 'fell' && latest.share < since.share ? 'fell' : 'other',
    text,
    share: formatShare(latest.share),
    year: latest.from,
  });
  return m.findings_stop({
    text: amount + m.findings_separator() + (isTold ? withLatest : text),
  });
}
