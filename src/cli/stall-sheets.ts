import type { StallAnswer } from '../lib/core/questions/question';
import { STALL_GROUPS } from '../lib/core/stall/stall-analysis';
import { yearsText } from './measures-sheets';
import type { Cell, Sheet } from './sheet';

/** One row a group, period and measure: the verdict with what it rests on. */
export function verdictSheet({ analysis, settings }: StallAnswer): Sheet {
  const { shuffles, seed } = settings.stall;
  return {
    title: `verdicts against ${shuffles} shuffles of the years (seed ${seed})`,
    columns: [
      ...['group', 'period', 'records', 'measure', 'verdict', 'observed'],
      ...['p025', 'median', 'p975', 'pSlower', 'pFaster', 'p', 'reason'],
    ],
    rows: STALL_GROUPS.flatMap((group) =>
      analysis.groups[group].periods.flatMap(({ from, to, records, measures }) =>
        measures.map((test): Cell[] => {
          const start = [group, yearsText({ from, to }), records, test.measure, test.verdict];
          if (test.verdict === 'cannot-be-tested') {
            return [...start, ...Array<null>(7).fill(null), test.reason];
          }
          const { observed, p025, median, p975, p } = test;
          return [...start, observed, p025, median, p975, p.slower, p.faster, p.twoSided, null];
        }),
      ),
    ),
  };
}

export function stallSheets(answer: StallAnswer): Sheet[] {
  const { analysis, regions, sensitivity } = answer;
  return [
    {
      title: 'headline',
      columns: ['group', 'period', 'records', 'verdict', 'agree', 'of'],
      rows: STALL_GROUPS.flatMap((group) =>
        analysis.groups[group].periods.map(({ from, to, records, headline }) => [
          group,
          yearsText({ from, to }),
          records,
          headline.verdict,
          headline.agree,
          headline.of,
        ]),
      ),
    },
    verdictSheet(answer),
    {
      title: 'the last year before a stall, if there is one',
      columns: ['group', 'year', 'p', 'found'],
      rows: STALL_GROUPS.map((group) => {
        const scan = analysis.groups[group].scan;
        return scan
          ? [group, scan.lastYear, scan.p, scan.found ? 'yes' : 'no']
          : [group, null, null, 'too few records'];
      }),
    },
    {
      title: 'joinpoints (Kim et al. 2000)',
      columns: ['group', 'series', 'result'],
      rows: analysis.joinpoints.map(({ group, series, result }) => [
        group,
        series,
        result.kind === 'too-short'
          ? `too short: ${result.points} years, ${result.needed} needed`
          : result.joinpoints
              .map(({ year, interval: [from, to] }) => `${year} (${yearsText({ from, to })})`)
              .join(', ') || 'no joinpoint',
      ]),
    },
    {
      title: 'regions',
      columns: ['region', 'status', 'first', 'last', 'last new ground', 'records'],
      rows: regions.map((region) => [
        region.region,
        region.status ?? 'no record yet',
        region.firstYear,
        region.lastYear,
        region.lastNewGroundYear,
        region.records,
      ]),
    },
    ...(sensitivity
      ? [
          {
            title: `fragile verdicts, of ${sensitivity.rows.length}, under ${sensitivity.settings.length} other settings`,
            columns: ['group', 'period', 'subject', 'verdict', 'others', 'p from', 'p to'],
            rows: sensitivity.rows
              .filter(({ fragile }) => fragile)
              .map((row) => [
                row.group,
                yearsText(row.period),
                row.subject,
                row.base,
                [...new Set(row.verdicts.filter((verdict) => verdict !== row.base))].join(', '),
                row.pRange?.[0],
                row.pRange?.[1],
              ]),
          },
        ]
      : []),
  ];
}
