import { upper } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { latestAnswer, latestVaried, latestVerdicts } from '$lib/site/dataset/answer.server';
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
  const ofStudy = periodOfClaim();
  const more = howSure.lines.flatMap((line) => line.more);
  return {
    lines,
    text,
    howSure: { ...howSure, moreTitle: m.sure_more(), more: ofStudy ? [...more, ofStudy] : more },
    varied: variedTable(),
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

/** What it hangs on. */
function variedTable(): TableText {
  const [verdict] = latestVerdicts;
  const periods = verdict?.since
    ? [
        formatYears(verdict.before.from, verdict.before.to),
        upper(m.findings_since({ year: verdict.since.from })),
      ]
    : [];
  return {
    label: m.findings_hangs(),
    columns: [m.findings_variation(), ...periods, m.findings_as_large()],
    rows: latestVaried().map(({ name, before, since, odds }) => {
      return { name, cells: [formatCountOf(before), formatCountOf(since), odds] };
    }),
  };
}
