import { holdsUnder } from '$lib/core/stall/breaks';
import type { Counted } from '$lib/core/stall/counts';
import type { Verdict } from '$lib/core/stall/verdict';
import { upper } from '$lib/core/stall/voice';
import { m } from '$lib/paraglide/messages';
import { latestAnswer, latestConfidence, verdictsAt } from '$lib/site/dataset/answer.server';
import { bounds } from '$lib/site/dataset/dataset.server';
import { formatCounted, formatYears } from '$lib/site/text/format';
import { areaFigure } from './area.server';
import { distanceCharts } from './distances.server';
import { directionTable } from './directions.server';
import { dotPicture } from './dots.server';
import type { Cell, TableText } from '$lib/site/page/PlainTable.svelte';

export function findingsAnswer() {
  const { lines, text, howSure } = latestAnswer();
  return {
    lines,
    text,
    evidence: howSure.evidence,
    sure: sureText(),
    picture: dotPicture(),
    distances: distanceCharts(),
    area: areaFigure(),
    directions: directionTable(),
  };
}
export type AnswerText = ReturnType<typeof findingsAnswer>;

function sureText() {
  const { lines, odds, varied } = latestConfidence();
  const [verdict] = verdictsAt(bounds.lastYear);
  const countIn = (count: Counted): Cell => ({ text: countText(count) });
  const periods = verdict?.since
    ? [
        formatYears(verdict.before.from, verdict.before.to),
        upper(m.findings_since({ year: verdict.since.from })),
      ]
    : [];
  const table: TableText = {
    label: m.findings_hangs(),
    columns: [m.findings_variation(), ...periods, m.findings_as_large()].map((text) => ({ text })),
    rows: varied.map(({ name, before, since, odds: text }) => {
      return { name, cells: [countIn(before), countIn(since), { text }] };
    }),
  };
  return {
    lines,
    odds,
    breaks: verdict?.breaks.length ? breakPicture(verdict) : null,
    tables: [table, ...(verdict ? [breakTable(verdict)] : [])],
  };
}

const countText = (count: Counted): string =>
  m.findings_count({ k: formatCounted(count), n: count.n });

/** The share at a new place before and since each break tried, surely and perhaps. */
function breakPicture({ breaks: strips, change, since: ofSet }: Verdict) {
  const shares = ({ k, atMost, n }: Counted) => ({ sure: n && k / n, most: n && atMost / n });
  return {
    title: m.findings_breaks_title(),
    note: m.findings_breaks_note(),
    strips: strips.map(({ part, breaks }) => ({
      name: m.findings_break_part({ part }),
      breaks: breaks.map(({ year, before, since, change: own }) => ({
        year,
        periods: [shares(before), shares(since)],
        holds: holdsUnder(own, change) === 'stays',
        isOfSet: year === ofSet?.from,
      })),
    })),
  };
}
export type BreakPicture = ReturnType<typeof breakPicture>;

function breakTable({ breaks: strips, change }: Verdict): TableText {
  const years = strips[0]?.breaks.map(({ year }) => String(year)) ?? [];
  return {
    label: m.findings_breaks(),
    columns: ['', ...years].map((text) => ({ text })),
    rows: strips.map(({ part, breaks }) => ({
      name: m.findings_break_part({ part }),
      cells: breaks.map(({ before, since, change: own }) => ({
        text: m.findings_two_counts({ before: countText(before), since: countText(since) }),
        below: m.findings_break_holds({ holds: holdsUnder(own, change) }),
      })),
    })),
  };
}
