import { AREA_KINDS } from '../lib/core/reach/measures';
import type {
  AnswerTo,
  CompareAnswer,
  ExplainAnswer,
  Question,
} from '../lib/core/questions/question';
import { directionsSheets } from './directions-sheets';
import { measuresCsv, measuresTables, yearsText } from './measures-sheets';
import type { Format } from './options';
import { toCsv, toTable, type Sheet } from './sheet';
import { stallSheets, verdictSheet } from './stall-sheets';

/** An answer together with what it answers. */
export type Answered = {
  [Kind in Question['kind']]: { kind: Kind; answer: AnswerTo<Extract<Question, { kind: Kind }>> };
}[Question['kind']];

export function print(answered: Answered, format: Format): string {
  if (format === 'json') return `${JSON.stringify(answered.answer, null, 2)}\n`;
  const sheets = sheetsOf(answered, format);
  return format === 'csv' ? toCsv(sheets[0]!) : sheets.map(toTable).join('\n');
}

/** The first is what a CSV file holds. */
function sheetsOf(answered: Answered, format: Format): Sheet[] {
  switch (answered.kind) {
    case 'measures':
      return format === 'csv' ? [measuresCsv(answered.answer)] : measuresTables(answered.answer);
    case 'stall':
      return format === 'csv' ? [verdictSheet(answered.answer)] : stallSheets(answered.answer);
    case 'compare':
      return [compareSheet(answered.answer)];
    case 'explain':
      return [explainSheet(answered.answer)];
    case 'directions':
      return directionsSheets(answered.answer);
    case 'first-reached':
    case 'ground':
      throw new Error('the map is not drawn on the command line');
    default:
      return answered satisfies never;
  }
}

function compareSheet({ a, b, byKind, byRegion, statusA, statusB }: CompareAnswer): Sheet {
  const status = (of: typeof statusA, region: string) =>
    of.find((part) => part.region === region)?.status;
  return {
    title: `${yearsText(a)} against ${yearsText(b)}; km²`,
    columns: [
      'ground of',
      'gained',
      'kept',
      'left',
      'records a',
      'records b',
      'at end of a',
      'of b',
    ],
    rows: [
      ...AREA_KINDS.map((kind) => ({ name: kind as string, change: byKind[kind] })),
      ...byRegion.map(({ region, ...change }) => ({ name: region, change })),
    ].map(({ name, change }) => [
      name,
      change.gainedKm2,
      change.keptKm2,
      change.leftKm2,
      change.recordsA,
      change.recordsB,
      status(statusA, name) ?? '',
      status(statusB, name) ?? '',
    ]),
  };
}

function explainSheet({ span, records }: ExplainAnswer): Sheet {
  return {
    title: `${yearsText(span)}, record by record; areas in km², distances in km`,
    columns: [
      ...['record', 'start', 'end', 'footprint', 'new ground', 'sole ground'],
      ...['frontier', 'far RU', 'far CN', 'regions', 'decides'],
    ],
    rows: records.map((record) => [
      record.id,
      record.start,
      record.end,
      record.footprintKm2,
      record.newGroundKm2,
      record.soleGroundKm2,
      record.frontierKm,
      record.farthestKm.RU,
      record.farthestKm.CN,
      Object.keys(record.regions).join(' '),
      record.decides.join(' '),
    ]),
  };
}
