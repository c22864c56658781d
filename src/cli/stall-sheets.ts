import type { StallAnswer } from '../lib/core/questions/question';
import type { MeasureTest } from '../lib/core/stall/stall';
import { STALL_GROUPS, type StallAnalysis } from '../lib/core/stall/stall-analysis';
import { yearsText } from './measures-sheets';
import { sheetOf, type Cell, type Sheet } from './sheet';

const periodsOf = ({ groups }: StallAnalysis) =>
  STALL_GROUPS.flatMap((group) => groups[group].periods.map((period) => ({ group, ...period })));

/** What a measure that could be tested has; nothing of one that could not. */
const tested =
  (value: (test: Exclude<MeasureTest, { verdict: 'cannot-be-tested' }>) => Cell) =>
  ({ test }: { test: MeasureTest }) =>
    test.verdict === 'cannot-be-tested' ? null : value(test);

/** One row a group, period and measure: the verdict with what it rests on. */
export function verdictSheet({ analysis, settings }: StallAnswer): Sheet {
  const { shuffles, seed } = settings.stall;
  return sheetOf(
    `verdicts against ${shuffles} shuffles of the years (seed ${seed})`,
    {
      group: ({ group }) => group,
      period: yearsText,
      records: ({ records }) => records,
      measure: ({ test }) => test.measure,
      verdict: ({ test }) => test.verdict,
      observed: tested(({ observed }) => observed),
      p025: tested(({ p025 }) => p025),
      median: tested(({ median }) => median),
      p975: tested(({ p975 }) => p975),
      pSlower: tested(({ p }) => p.slower),
      pFaster: tested(({ p }) => p.faster),
      p: tested(({ p }) => p.twoSided),
      reason: ({ test }) => ('reason' in test ? test.reason : null),
    },
    periodsOf(analysis).flatMap((period) => period.measures.map((test) => ({ ...period, test }))),
  );
}

export function stallSheets(answer: StallAnswer): Sheet[] {
  const { analysis, regions, sensitivity } = answer;
  return [
    sheetOf(
      'headline',
      {
        group: ({ group }) => group,
        period: yearsText,
        records: ({ records }) => records,
        verdict: ({ headline }) => headline.verdict,
        agree: ({ headline }) => headline.agree,
        of: ({ headline }) => headline.of,
      },
      periodsOf(analysis),
    ),
    verdictSheet(answer),
    sheetOf(
      'the last year before a stall, if there is one',
      {
        group: ({ group }) => group,
        year: ({ scan }) => scan?.lastYear,
        p: ({ scan }) => scan?.p,
        found: ({ scan }) => (!scan ? 'too few records' : scan.found ? 'yes' : 'no'),
      },
      STALL_GROUPS.map((group) => ({ group, scan: analysis.groups[group].scan })),
    ),
    sheetOf(
      'joinpoints (Kim et al. 2000)',
      {
        group: ({ group }) => group,
        series: ({ series }) => series,
        result: ({ result }) =>
          result.kind === 'too-short'
            ? `too short: ${result.points} years, ${result.needed} needed`
            : result.joinpoints
                .map(({ year, interval: [from, to] }) => `${year} (${yearsText({ from, to })})`)
                .join(', ') || 'no joinpoint',
      },
      analysis.joinpoints,
    ),
    sheetOf(
      'regions',
      {
        region: ({ region }) => region,
        status: ({ status }) => status ?? 'no record yet',
        first: ({ firstYear }) => firstYear,
        last: ({ lastYear }) => lastYear,
        'last new ground': ({ lastNewGroundYear }) => lastNewGroundYear,
        records: ({ records }) => records,
      },
      regions,
    ),
    ...(sensitivity ? [fragileSheet(sensitivity)] : []),
  ];
}

function fragileSheet({ rows, settings }: NonNullable<StallAnswer['sensitivity']>): Sheet {
  return sheetOf(
    `fragile verdicts, of ${rows.length}, under ${settings.length} other settings`,
    {
      group: ({ group }) => group,
      period: ({ period }) => yearsText(period),
      subject: ({ subject }) => subject,
      verdict: ({ base }) => base,
      others: ({ base, verdicts }) =>
        [...new Set(verdicts.filter((verdict) => verdict !== base))].join(', '),
      'p from': ({ pRange }) => pRange?.[0],
      'p to': ({ pRange }) => pRange?.[1],
    },
    rows.filter(({ fragile }) => fragile),
  );
}
