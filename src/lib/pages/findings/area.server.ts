import { sum } from 'd3-array';
import { yearsCovered, type YearSpan } from '#core/record/time';
import { sentences, upper, withStop } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { allYears, exerciseVerdict } from '$lib/site/dataset/answer.server';
import { first, index } from '$lib/site/dataset/dataset.server';
import { newShare } from '$lib/site/dataset/reach-dataset.server';
import { set } from '$lib/site/dataset/set';
import { formatKm, formatKm2, formatRange, formatShare, formatYears } from '$lib/site/text/format';
import { voiceOf } from '$lib/site/text/voice';

const LATEST_YEARS = 2;
/** Smaller changes of a ratio or share are none. */
const ALIKE = 0.15;

type Area = ReturnType<typeof areaOf>;

export function areaFigure() {
  if (!exerciseVerdict?.since) return null;
  const earlier = areaOf(exerciseVerdict.earlier);
  const before = areaOf(exerciseVerdict.before);
  const since = areaOf(exerciseVerdict.since);
  const latest = areaOf({ from: allYears.to - LATEST_YEARS + 1, to: allYears.to });
  const row = (area: Area, period: string, isPart = false) => ({
    ...area,
    period: upper(period),
    text: m.findings_area_row({ area: formatKm2(area.km2), share: formatShare(area.share) }),
    isPart,
  });
  const rows = [
    row(earlier, formatYears(earlier.from, earlier.to)),
    row(before, formatYears(before.from, before.to)),
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
    says: before.km2 && since.km2 ? areaSentence(before, since, latest) : null,
  };
}

/** `share`: the new part, NaN if nothing was reached. */
function areaOf({ from, to }: YearSpan) {
  const years = (first?.yearlyGround ?? []).filter(({ year }) => year >= from && year <= to);
  const km2 = sum(years, ({ ground }) => ground.exercise.reachKm2);
  return { from, to, km2, share: sum(years, ({ ground }) => ground.exercise.newKm2) / km2 };
}

function areaSentence(before: Area, since: Area, latest: Area) {
  const perYear = (area: Area) => area.km2 / yearsCovered(area, index.coverage.to);
  const amount = m.findings_area_amount({
    amount: changeOf(perYear(since) / perYear(before) - 1, 'less', 'more'),
    year: since.from,
    years: formatYears(before.from, before.to),
    since: formatKm2(perYear(since)),
    before: formatKm2(perYear(before)),
  });
  const change = changeOf(since.share - before.share, 'fell', 'rose');
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
  const voice = voiceOf();
  return sentences(voice, [
    withStop(voice, amount + m.semicolon() + (isTold ? withLatest : text)),
    ...drawnSentence(),
  ]);
}

function drawnSentence(): string[] {
  if (!newShare?.before || !newShare.since) return [];
  const [before, since] = [newShare.before, newShare.since].map((ends) => {
    const [low, high] = ends.map(formatShare) as [string, string];
    return low === high ? low : formatRange(low, high);
  });
  return [m.findings_area_drawn({ before: before!, since: since! })];
}

function changeOf<Word>(difference: number, down: Word, up: Word) {
  if (Math.abs(difference) < ALIKE) return 'same';
  return difference < 0 ? down : up;
}
