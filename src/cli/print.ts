import type { CompareAnswer, ExplainAnswer } from '../lib/core/reach/explain';
import type { MeasuresAnswer, SpanReach } from '../lib/core/reach/measure-years';
import { AREA_KINDS, measuresOf, valueOf, type Measure } from '../lib/core/reach/measures';
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

/** Everything: a row a span, and for each measure its band, deciding record and reason. */
export function measuresCsv({ settings, years, spans }: MeasuresAnswer): Sheet {
  const ofMeasures = measuresOf(partnersOf(years)).map((measure): Columns => ({
    [measure]: column(measure),
    ...(settings.bands && {
      [`${measure}.low`]: ({ band }) => band[measure]?.[0],
      [`${measure}.high`]: ({ band }) => band[measure]?.[1],
    }),
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

export function compared({ a, b, byKind, byRegion }: CompareAnswer): Sheet {
  const changes = [
    ...AREA_KINDS.map((kind) => ({ name: kind, ...byKind[kind] })),
    ...byRegion.map(({ region, ...change }) => ({ name: region, ...change })),
  ];
  return sheetOf(
    `${yearsText(a)} against ${yearsText(b)}; km²`,
    {
      'ground of': 'name',
      gained: 'gainedKm2',
      kept: 'keptKm2',
      left: 'leftKm2',
      'records a': 'recordsA',
      'records b': 'recordsB',
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
