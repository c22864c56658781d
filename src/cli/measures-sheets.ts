import { MEASURES, valueOf, type Measure } from '../lib/core/reach/measures';
import type { MeasuresAnswer, SpanReach } from '../lib/core/questions/question';
import { sheetOf, type Cell, type Sheet } from './sheet';

type Columns = Record<string, (span: SpanReach) => Cell>;
const column = (measure: Measure) => (span: SpanReach) => valueOf(span, measure);

/** For reading: the measures that fit beside each other. */
const SHOWN: Columns = {
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
  'far RU': column('farthestKm.RU'),
  'far CN': column('farthestKm.CN'),
  spread: column('standardDistanceKm'),
};

export function measuresTables({ settings, years, spans }: MeasuresAnswer): Sheet[] {
  const region = settings.region === null ? '' : `, ${settings.region}`;
  const title = `rule ${settings.rule}${region}, ${settings.radiusKm} km; areas in km², distances in km`;
  const windows = spans.length > 0 ? [sheetOf('windows', SHOWN, spans)] : [];
  return [sheetOf(title, SHOWN, years), ...windows];
}

/** Everything: a row a span, and for each measure its band, rarefied value, deciding record and reason. */
export function measuresCsv({ settings, years, spans }: MeasuresAnswer): Sheet {
  const ofMeasures = MEASURES.map((measure): Columns => ({
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

export function yearsText({ from, to }: { from: number; to: number }): string {
  return from === to ? String(from) : `${from}–${to}`;
}
