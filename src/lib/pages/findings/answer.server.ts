import { upper } from '#core/answer/voice';
import { m } from '$lib/paraglide/messages';
import { latestAnswer, latestVaried, latestVerdicts } from '$lib/site/dataset/answer.server';
import type { TableText } from '$lib/site/page/PlainTable.svelte';
import { formatCountOf, formatYears } from '$lib/site/text/format';
import { standardStrips } from '$lib/picture/maps/paint.server';
import { standardCurve } from '../standard-chart.server';
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
    distances: standardStrips(),
    area: areaFigure(),
    directions: directionTable(),
  };
}
export type FindingsAnswer = ReturnType<typeof findingsAnswer>;

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
