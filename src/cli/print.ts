import { AREA_KINDS } from '../lib/core/reach/measures';
import type {
  AnswerTo,
  CompareAnswer,
  ExplainAnswer,
  Question,
} from '../lib/core/questions/question';
import { chanceInWords } from '../lib/core/stall/sentence';
import { directionsSheets, marksSheet } from './directions-sheets';
import { measuresCsv, measuresTables, yearsText } from './measures-sheets';
import type { Format } from './options';
import { sheetOf, toCsv, toTable, type Sheet } from './sheet';
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
      return compareSheets(answered.answer);
    case 'explain':
      return [explainSheet(answered.answer)];
    case 'directions':
      return directionsSheets(answered.answer);
    case 'first-reached':
    case 'ground':
    case 'regions':
      throw new Error('not printed on the command line');
    default:
      return answered satisfies never;
  }
}

function compareSheets(found: CompareAnswer): Sheet[] {
  const { a, b, byKind, byRegion, statusA, statusB, chance } = found;
  const status = (of: typeof statusA, name: string) =>
    of.find(({ region }) => region === name)?.status ?? '';
  const ground = sheetOf(
    `${yearsText(a)} against ${yearsText(b)}; km²`,
    {
      'ground of': ({ name }) => name,
      gained: ({ gainedKm2 }) => gainedKm2,
      kept: ({ keptKm2 }) => keptKm2,
      left: ({ leftKm2 }) => leftKm2,
      'records a': ({ recordsA }) => recordsA,
      'records b': ({ recordsB }) => recordsB,
      'at end of a': ({ name }) => status(statusA, name),
      'of b': ({ name }) => status(statusB, name),
    },
    [
      ...AREA_KINDS.map((kind) => ({ name: kind, ...byKind[kind] })),
      ...byRegion.map(({ region, ...change }) => ({ name: region, ...change })),
    ],
  );
  const said = chance.map((period) => chanceInWords(period).en);
  return [ground, marksSheet(said.join('\n'), chance)];
}

function explainSheet({ span, records }: ExplainAnswer): Sheet {
  return sheetOf(
    `${yearsText(span)}, record by record; areas in km², distances in km`,
    {
      record: ({ id }) => id,
      start: ({ start }) => start,
      end: ({ end }) => end,
      footprint: ({ footprintKm2 }) => footprintKm2,
      'new ground': ({ newGroundKm2 }) => newGroundKm2,
      'sole ground': ({ soleGroundKm2 }) => soleGroundKm2,
      frontier: ({ frontierKm }) => frontierKm,
      'far RU': ({ farthestKm }) => farthestKm.RU,
      'far CN': ({ farthestKm }) => farthestKm.CN,
      regions: ({ regions }) => Object.keys(regions).join(' '),
      decides: ({ decides }) => decides.join(' '),
    },
    records,
  );
}
