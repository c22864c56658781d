import { askAs } from '../../src/lib/core/reach/ask';
import type { ReachDataset } from '../../src/lib/core/reach/dataset';
import { VISIT_STATUSES, type VisitStatus } from '../../src/lib/core/reach/new-places';
import { seriesKinds } from '../../src/lib/core/record/model';
import { admits } from '../../src/lib/core/record/rules';
import type { AtlasData, AtlasRecord } from '../../src/lib/core/record/schema';
import type { Dataset } from '../files/read';
import { builtRecords } from './atlas';

/** `static/data/candidates.json`: reported, but no records yet. Nothing counts them. */
export interface CandidatesFile extends Pick<AtlasData, 'sources'> {
  candidates: {
    record: AtlasRecord;
    /** Against the standard rule's earlier records; null if excluded, or not measured. */
    status: VisitStatus | null;
  }[];
}

export function candidatesFile(dataset: Dataset, reach: ReachDataset): CandidatesFile {
  const records = builtRecords(dataset, dataset.candidates);
  const cited = new Set(records.flatMap(({ sources }) => sources.map(({ id }) => id)));
  const sources = dataset.sources.filter(({ id }) => cited.has(id));
  return {
    candidates: records.map((record) => ({ record, status: statusOf(record, reach) })),
    sources: Object.fromEntries(sources.map((source) => [source.id, source])),
  };
}

/** A patrol of ships and aircraft is as new as the newer of both. */
function statusOf(record: AtlasRecord, reach: ReachDataset): VisitStatus | null {
  if (!admits(reach.rules[0]!.where, record)) return null;
  const asked = askAs(reach, {}, record, record.start, seriesKinds(record));
  return VISIT_STATUSES.find((status) => asked.some((answer) => answer.status === status)) ?? null;
}
