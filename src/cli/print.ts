import type { CompareAnswer, ExplainAnswer } from '../lib/core/reach/explain';
import type { MeasuresAnswer, SpanReach } from '../lib/core/reach/measure-years';
import type { StallAnswer } from '../lib/core/stall/stalled';
import { AREA_KINDS, measuresOf, valueOf, type Measure } from '../lib/core/reach/measures';
import type { MeasureTest } from '../lib/core/stall/stall';
import { STALL_GROUPS, type StallAnalysis } from '../lib/core/stall/stall-analysis';
import { sheetOf, type Cell, type Sheet } from './sheet';

export const yearsText = ({ from, to }: { from: number; to: number }): string =>
  from === to ? String(from) : `${from}–${to}`;

type Columns = Record<string, (span: SpanReach) => Cell>;
const column = (measure: Measure) => (span: SpanReach) => valueOf(span, measure);

const partnersOf = ([first]: readonly SpanReach[]) => Object.keys(first?.farthestKm ?? {});

/** For reading: the measures that fit beside each other. */
const shown = (partners: readonly string[]): Columns => ({
  years: yearsText,
  records: column('records'),
  sites: column('sites'),
  regions: column('regions'),
  footprint: column('footprintKm2.all'),
  'new ground': column('newGroundKm2.all'),
  exercises: column('newGroundKm2.exercise'),
  patrols: column('newGroundKm2.patrol'),
  extent: column('extentKm2'),
  frontier: column('frontierKm'),
  ...Object.fromEntries(
    partners.map((partner) => [`far ${partner}`, column(`farthestKm.${partner}`)]),
  ),
  spread: column('standardDistanceKm'),
});

export function measuresTables({ settings, years, spans }: MeasuresAnswer): Sheet[] {
  const region = settings.region === null ? '' : `, ${settings.region}`;
  const title = `rule ${settings.rule}${region}, ${settings.radiusKm} km; areas in km², distances in km`;
  const columns = shown(partnersOf(years));
  const windows = spans.length > 0 ? [sheetOf('windows', columns, spans)] : [];
  return [sheetOf(title, columns, years), ...windows];
}

/** Everything: a row a span, and for each measure its band, rarefied value, deciding record and reason. */
export function measuresCsv({ settings, years, spans }: MeasuresAnswer): Sheet {
  const ofMeasures = measuresOf(partnersOf(years)).map((measure): Columns => ({
    [measure]: column(measure),
    ...(settings.bands && {
      [`${measure}.low`]: ({ band }) => band[measure]?.[0],
      [`${measure}.high`]: ({ band }) => band[measure]?.[1],
    }),
    ...(settings.adjusted && { [`${measure}.adjusted`]: ({ adjusted }) => adjusted[measure] }),
    [`${measure}.decidedBy`]: ({ decidingRecord }) => decidingRecord[measure]?.recordId,
    [`${measure}.reason`]: ({ reasons }) => reasons[measure],
  }));
  const columns: Columns = {
    from: ({ from }) => from,
    to: ({ to }) => to,
    ...Object.assign({}, ...ofMeasures),
    newPlaces: ({ newPlaces }) => newPlaces?.join(' '),
    centreLng: ({ centre }) => centre?.[0],
    centreLat: ({ centre }) => centre?.[1],
    regionalShare: ({ regionalShare }) =>
      Object.entries(regionalShare)
        .map(([region, share]) => `${region}=${share}`)
        .join(' '),
  };
  return sheetOf('', columns, [...years, ...spans]);
}

export function compared({ a, b, byKind, byRegion, statusA, statusB }: CompareAnswer): Sheet {
  const status = (of: typeof statusA, name: string) =>
    of.find(({ region }) => region === name)?.status ?? '';
  const changes = [
    ...AREA_KINDS.map((kind) => ({ name: kind, ...byKind[kind] })),
    ...byRegion.map(({ region, ...change }) => ({ name: region, ...change })),
  ].map((of) => ({ ...of, atEndOfA: status(statusA, of.name), ofB: status(statusB, of.name) }));
  return sheetOf(
    `${yearsText(a)} against ${yearsText(b)}; km²`,
    {
      ...{ 'ground of': 'name', gained: 'gainedKm2', kept: 'keptKm2', left: 'leftKm2' },
      ...{ 'records a': 'recordsA', 'records b': 'recordsB' },
      ...{ 'at end of a': 'atEndOfA', 'of b': 'ofB' },
    },
    changes,
  );
}

export const explained = ({ span, records }: ExplainAnswer): Sheet =>
  sheetOf(
    `${yearsText(span)}, record by record; areas in km², distances in km`,
    {
      ...{ record: 'id', start: 'start', end: 'end', footprint: 'footprintKm2' },
      ...{ 'new ground': 'newGroundKm2', 'sole ground': 'soleGroundKm2', frontier: 'frontierKm' },
      ...Object.fromEntries(
        Object.keys(records[0]?.farthestKm ?? {}).map((partner) => [
          `far ${partner}`,
          ({ farthestKm }: (typeof records)[number]) => farthestKm[partner],
        ]),
      ),
      regions: ({ regions }) => Object.keys(regions).join(' '),
      decides: ({ decides }) => decides.join(' '),
    },
    records,
  );

const periodsOf = ({ groups }: StallAnalysis) =>
  STALL_GROUPS.flatMap((group) => groups[group].periods.map((period) => ({ group, ...period })));

/** What a measure that could be tested has; nothing of one that could not. */
const tested =
  (value: (test: Exclude<MeasureTest, { verdict: 'cannot-be-tested' }>) => Cell) =>
  ({ test }: { test: MeasureTest }) =>
    test.verdict === 'cannot-be-tested' ? null : value(test);

/** One row a group, period and measure: the verdict with what it rests on. */
export function verdicts({ analysis, settings }: StallAnswer): Sheet {
  const { shuffles, seed } = settings.stall;
  return sheetOf(
    `verdicts against ${shuffles} shuffles of the years (seed ${seed})`,
    {
      ...{ group: 'group', period: yearsText, records: 'records' },
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
        ...{ group: 'group', period: yearsText, records: 'records' },
        ...{ verdict: 'verdict', agree: 'agree', of: 'of' },
      },
      periodsOf(analysis).map(({ headline, ...period }) => ({ ...period, ...headline })),
    ),
    verdicts(answer),
    sheetOf(
      'the last year before a stall, if there is one',
      {
        group: 'group',
        year: ({ scan }) => scan?.lastYear,
        p: ({ scan }) => scan?.p,
        found: ({ scan }) => (!scan ? 'too few records' : scan.found ? 'yes' : 'no'),
      },
      STALL_GROUPS.map((group) => ({ group, scan: analysis.groups[group].scan })),
    ),
    sheetOf(
      'joinpoints (Kim et al. 2000)',
      {
        ...{ group: 'group', series: 'series' },
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
        region: 'region',
        status: ({ status }) => status ?? 'no record yet',
        ...{ first: 'firstYear', last: 'lastYear', 'last new ground': 'lastNewGroundYear' },
        records: 'records',
      },
      regions,
    ),
    ...(sensitivity ? [fragile(sensitivity)] : []),
  ];
}

const fragile = ({ rows, settings }: NonNullable<StallAnswer['sensitivity']>): Sheet =>
  sheetOf(
    `fragile verdicts, of ${rows.length}, under ${settings.length} other settings`,
    {
      group: 'group',
      period: ({ period }) => yearsText(period),
      ...{ subject: 'subject', verdict: 'base' },
      others: ({ base, verdicts }) =>
        [...new Set(verdicts.filter((verdict) => verdict !== base))].join(', '),
      'p from': ({ pRange }) => pRange?.[0],
      'p to': ({ pRange }) => pRange?.[1],
    },
    rows.filter(({ fragile }) => fragile),
  );
