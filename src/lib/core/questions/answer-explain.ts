import { completeChoices, tableFor, type ReachDataset } from '../reach/dataset';
import { MEASURES } from '../reach/measures';
import { PARTNERS, type Partner } from '../record/model';
import type { ExplainAnswer, ExplainQuestion, RecordReach } from './question';
import { checkSettings } from '../reach/reach';
import type { ReachTable } from '../reach/reach-table';
import { roundKm, roundKm2, roundShares, roundSpan } from '../reach/round';
import { measureSpan } from '../reach/span';
import type { Steps } from './steps';

export function* answerExplain(
  dataset: ReachDataset,
  { choices: given, span }: ExplainQuestion,
): Steps<ExplainAnswer> {
  const choices = completeChoices(dataset, given);
  checkSettings({ ...choices, ...span });
  const table = yield* tableFor(dataset, choices);
  const measured = measureSpan(table, span);
  const byId = new Map(dataset.records.map((record) => [record.id, record]));
  const members = table.members(span);
  const occupants = new Map<number, number>();
  for (const i of members) {
    for (const cell of table.footprints.records[i]!.cells) {
      occupants.set(cell, (occupants.get(cell) ?? 0) + 1);
    }
  }
  const records = members.map((i): RecordReach => {
    const trace = table.traces[i]!;
    const { name, start, end } = byId.get(trace.id)!;
    return {
      id: trace.id,
      name: name.en,
      start,
      end,
      footprintKm2: sumOf(table, i, () => true),
      newGroundKm2: sumOf(table, i, (cell) => table.firstOccupied.all[cell]! >= span.from),
      soleGroundKm2: sumOf(table, i, (cell) => occupants.get(cell) === 1),
      frontierKm: roundKm(table.frontiers.measure([i], span.from)?.km ?? null),
      farthestKm: Object.fromEntries(
        PARTNERS.map((p) => [p, roundKm(table.home && trace.farthestFrom(table.home[p])?.km)]),
      ) as Record<Partner, number | null>,
      regions: roundShares(Object.fromEntries(trace.regions)),
      decides: MEASURES.filter((m) => measured.decidingRecord[m]?.recordId === trace.id),
    };
  });
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    span: roundSpan(measured),
    records,
  };
}

function sumOf(
  { footprints: { records, cellKm2 } }: ReachTable,
  record: number,
  counts: (cell: number) => boolean,
): number {
  let sum = 0;
  for (const cell of records[record]!.cells) if (counts(cell)) sum += cellKm2[cell]!;
  return roundKm2(sum);
}
