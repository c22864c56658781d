import { MEASURES, valueOf, type Measure } from '../lib/core/reach/measures';
import type { MeasuresAnswer, SpanReach } from '../lib/core/questions/question';
import type { Cell, Sheet } from './sheet';

/** For reading: the measures that fit beside each other. */
const SHOWN: [title: string, measure: Measure][] = [
  ['records', 'records'],
  ['sites', 'sites'],
  ['regions', 'regions'],
  ['footprint', 'footprintKm2.all'],
  ['new ground', 'newGroundKm2.all'],
  ['exercises', 'newGroundKm2.exercise'],
  ['patrols', 'newGroundKm2.patrol'],
  ['extent', 'extentKm2'],
  ['frontier', 'frontierKm'],
  ['far RU', 'farthestKm.RU'],
  ['far CN', 'farthestKm.CN'],
  ['spread', 'standardDistanceKm'],
];

export function measuresTables({ settings, years, spans }: MeasuresAnswer): Sheet[] {
  const sheet = (title: string, of: readonly SpanReach[]): Sheet => ({
    title,
    columns: ['years', ...SHOWN.map(([name]) => name)],
    rows: of.map((span) => [yearsText(span), ...SHOWN.map(([, name]) => valueOf(span, name))]),
  });
  const region = settings.region === null ? '' : `, ${settings.region}`;
  const title = `rule ${settings.rule}${region}, ${settings.radiusKm} km; areas in km², distances in km`;
  return [sheet(title, years), ...(spans.length > 0 ? [sheet('windows', spans)] : [])];
}

/** Everything: a row a span, and for each measure its band, twin, deciding record and reason. */
export function measuresCsv({ settings, years, spans }: MeasuresAnswer): Sheet {
  const parts: [suffix: string, cell: (span: SpanReach, measure: Measure) => Cell][] = [
    ['', (span, measure) => valueOf(span, measure)],
    ...(settings.bands
      ? ([
          ['.low', (span, measure) => span.band[measure]?.[0]],
          ['.high', (span, measure) => span.band[measure]?.[1]],
        ] as [string, (span: SpanReach, measure: Measure) => Cell][])
      : []),
    ...(settings.adjusted
      ? ([['.adjusted', (span, measure) => span.adjusted[measure]]] as [
          string,
          (span: SpanReach, measure: Measure) => Cell,
        ][])
      : []),
    ['.decidedBy', (span, measure) => span.decidingRecord[measure]?.recordId],
    ['.reason', (span, measure) => span.reasons[measure]],
  ];
  const columns = MEASURES.flatMap((measure) => parts.map(([suffix]) => measure + suffix));
  return {
    title: '',
    columns: ['from', 'to', ...columns, 'newPlaces', 'centreLng', 'centreLat', 'regionalShare'],
    rows: [...years, ...spans].map((span) => [
      span.from,
      span.to,
      ...MEASURES.flatMap((measure) => parts.map(([, cell]) => cell(span, measure))),
      span.newPlaces?.join(' '),
      span.centre?.[0],
      span.centre?.[1],
      Object.entries(span.regionalShare)
        .map(([region, share]) => `${region}=${share}`)
        .join(' '),
    ]),
  };
}

export function yearsText({ from, to }: { from: number; to: number }): string {
  return from === to ? String(from) : `${from}–${to}`;
}
