import { holdsUnder } from '#core/stall/breaks';
import type { Verdict } from '#core/stall/verdict';
import { upper } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { latestAnswer, latestConfidence, latestVerdicts } from '$lib/site/dataset/answer.server';
import { set } from '$lib/site/dataset/set';
import type { TableText } from '$lib/site/page/PlainTable.svelte';
import { formatCountOf, formatYears } from '$lib/site/text/format';
import { withMedian } from '$lib/timeline/chart/chart-records';
import { chartsOf, standardChart, standardCurve } from '../standard-chart.server';
import { areaFigure } from './area.server';
import { periodOfClaim } from './claims.server';
import { directionTable } from './directions.server';
import { dotPicture } from './dots.server';

export function findingsAnswer() {
  const { lines, text, howSure } = latestAnswer();
  return {
    lines,
    text,
    evidence: howSure.evidence,
    sure: sureText(),
    picture: dotPicture(),
    curve: standardCurve(),
    distances: distanceCharts(),
    area: areaFigure(),
    directions: directionTable(),
  };
}
export type FindingsAnswer = ReturnType<typeof findingsAnswer>;

const CHART_SIZES = { wide: { width: 1000, height: 216 }, narrow: { width: 358, height: 250 } };

function distanceCharts() {
  if (!set.periods) return null;
  const chart = standardChart(() => '');
  const title = m.timeline_distance_of({ kind: 'exercise' });
  const charts = chartsOf(
    {
      ...chart,
      brackets: chart.brackets.map(withMedian),
      distances: { limitKm: set.newPlace.km, title },
    },
    CHART_SIZES,
  );
  // Without links, each in its place, signs need no columns.
  const bare = { main: [], lane: [] };
  return { wide: { ...charts.wide, ...bare }, narrow: { ...charts.narrow, ...bare } };
}

function sureText() {
  const { lines, odds, varied } = latestConfidence();
  const [verdict] = latestVerdicts;
  const periods = verdict?.since
    ? [
        formatYears(verdict.before.from, verdict.before.to),
        upper(m.findings_since({ year: verdict.since.from })),
      ]
    : [];
  const table: TableText = {
    label: m.findings_hangs(),
    columns: [m.findings_variation(), ...periods, m.findings_as_large()],
    rows: varied.map(({ name, before, since, odds: text }) => {
      return { name, cells: [formatCountOf(before), formatCountOf(since), text] };
    }),
  };
  const ofStudy = periodOfClaim();
  return {
    lines: ofStudy ? [...lines, ofStudy] : lines,
    odds,
    tables: [table, ...(verdict ? [breakTable(verdict)] : [])],
  };
}

function breakTable({ breaks: strips, change }: Verdict) {
  const years = strips[0]?.breaks.map(({ year }) => String(year)) ?? [];
  // Of a set at sea alone nothing was elsewhere.
  const counted = strips.filter(({ breaks }) =>
    breaks.some(({ before, since }) => before.n + since.n),
  );
  return {
    label: m.findings_breaks(),
    columns: ['', ...years],
    rows: counted.map(({ part, breaks }) => ({
      name: m.findings_break_part({ part }),
      cells: breaks.map(({ before, since, change: own }) => ({
        text: m.findings_two_counts({ before: formatCountOf(before), since: formatCountOf(since) }),
        below: m.findings_break_holds({ holds: holdsUnder(own, change) }),
      })),
    })),
  };
}
