import type { CompareAnswer, ExplainAnswer } from '../lib/core/reach/explain';
import type { MeasuresAnswer, SpanReach } from '../lib/core/reach/measure-years';
import { AREA_KINDS, shownMeasures, valueOf, type AreaKind } from '../lib/core/reach/measures';
import { yearColumns } from '../lib/core/reach/year-table';
import { REACH_KINDS } from '../lib/core/record/model';
import { sheetOf, type Cell, type Sheet } from './sheet';

export const yearsText = ({ from, to }: { from: number; to: number }): string =>
  from === to ? String(from) : `${from}–${to}`;

const partnersOf = ([first]: readonly SpanReach[]) => Object.keys(first?.farthestKm ?? {});

type Columns = Record<string, (span: SpanReach) => Cell>;

/** For reading: a table of all records, and one of each kind where there are both. */
export function measuresTables({ settings, years, spans }: MeasuresAnswer): Sheet[] {
  const region = settings.region === null ? '' : `, ${settings.region}`;
  const title = `rule ${settings.rule}${region}, ${settings.radiusKm} km; areas in km², distances in km`;
  const shown = shownMeasures(partnersOf(years));
  const table = (name: string, kind: AreaKind, rows: readonly SpanReach[]) => {
    const columns: Columns = { years: yearsText };
    for (const { id, partner, all, byKind } of shown) {
      const measure = kind === 'all' ? all : byKind?.[kind];
      const heading = [id.replaceAll('-', ' '), partner ?? []].flat().join(' ');
      if (measure) columns[heading] = (span) => valueOf(span, measure);
    }
    return sheetOf(name, columns, rows);
  };
  const kinds = REACH_KINDS.filter((kind) => years.some((year) => year.recordsByKind[kind] > 0));
  return [
    table(title, 'all', years),
    ...(kinds.length > 1 ? kinds.map((kind) => table(`${kind}s`, kind, years)) : []),
    ...(spans.length > 0 ? [table('windows', 'all', spans)] : []),
  ];
}

/** Everything: a row a span, and of each measure all that is known. */
export const measuresCsv = ({ settings, years, spans }: MeasuresAnswer): Sheet =>
  sheetOf('', yearColumns(partnersOf(years), settings.bands !== null), [...years, ...spans]);

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
      ...{ 'new ground': 'newGroundKm2', 'sole ground': 'soleGroundKm2', nearest: 'nearestKm' },
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
