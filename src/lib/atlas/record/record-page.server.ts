import { answer } from '$lib/core/questions/answer';
import type { ContextData, ContextItem } from '$lib/core/context/context';
import { contextAround, standingDuring } from '$lib/core/context/context-around';
import { DEFAULT_CHOICES } from '$lib/core/reach/dataset';
import { editionsOf } from '$lib/core/record/editions';
import { NEW_PLACE_KM } from '$lib/core/reach/frontier';
import { homeOf } from '$lib/core/earth/home';
import { MeasuredRecord } from '$lib/core/reach/measured-record';
import type { Partner } from '$lib/core/record/model';
import type { ExplainAnswer } from '$lib/core/questions/question';
import type { AtlasRecord } from '$lib/core/record/record';
import { roundKm } from '$lib/core/reach/round';
import { admits } from '$lib/core/record/rules';
import { yearOf } from '$lib/core/record/time';
import { events, readData, recordById, rules } from '$lib/site/dataset.server';
import { publisherLabel } from '$lib/site/source-label';
import { reachDataset } from '$lib/site/reach-dataset.server';

/** What a record's page shows beside the record, worked out while it is prerendered. */

const CONTEXT_DAYS = 60;

const context = readData<ContextData>('context.json');

export function recordPage(record: AtlasRecord) {
  return {
    dataVersion: events.dataVersion,
    record,
    sources: record.sources.flatMap(({ id }) => events.sources[id] ?? []),
    added: addedBy(record),
    editions: editionsOf(events.records.map(nameOf), record),
    /** Records that it overlaps or belongs to, with the reason why they are apart. */
    related: relatedTo(record),
    around: aroundOf(record),
  };
}

export type RecordPage = ReturnType<typeof recordPage>;
export type RecordName = ReturnType<typeof nameOf>;
export type Around = ReturnType<typeof aroundOf>;
export type Added = ReturnType<typeof addedBy>;

/** One of two records says it; it holds for both. */
function relatedTo(record: AtlasRecord) {
  const said = (record.related ?? []).flatMap(({ id, note }) => {
    const other = recordById.get(id);
    return other ? [{ ...nameOf(other), note }] : [];
  });
  const heard = events.records.flatMap((other) =>
    (other.related ?? [])
      .filter(({ id }) => id === record.id && !said.some((known) => known.id === other.id))
      .map(({ note }) => ({ ...nameOf(other), note })),
  );
  return [...said, ...heard];
}

const nameOf = ({ id, name, series, start, end }: AtlasRecord) => ({
  ...{ id, name, series, start, end },
});

function aroundOf(record: AtlasRecord) {
  return {
    days: CONTEXT_DAYS,
    items: contextAround(context.items, record, CONTEXT_DAYS).map(({ item, days }) => ({
      ...itemOf(item),
      /** Negative before the record, 0 during it. */
      days,
    })),
    /** In force from its first to its last day. */
    standing: standingDuring(context.items, record).map((item) => ({ ...itemOf(item), days: 0 })),
  };
}

const itemOf = ({
  id,
  lane,
  title,
  start,
  end,
  datePrecision,
  inference,
  sources,
}: ContextItem) => ({
  ...{ id, lane, title, start, end, datePrecision, inference },
  /** As far as the list names them. */
  sources: sources.flatMap((source) => {
    const found = context.sources[source];
    return found ? { id: found.id, by: publisherLabel(found), url: found.URL } : [];
  }),
});

/** Under the first rule that counts the record, which is the one the atlas opens with if it can be. */
function addedBy(record: AtlasRecord) {
  const standard = rules.find(({ id }) => id === DEFAULT_CHOICES.rule)!;
  const rule = admits(standard.where, record) ? standard : rules.find(({ id }) => id === 'all')!;
  const year = yearOf(record.start);
  const { span, records, settings } = explained(rule.id, year);
  const own = records.find(({ id }) => id === record.id)!;
  const placeFrom = (partner: Partner) =>
    farthestPlace(record, partner, span.farthestKm[partner]?.recordId === record.id);
  return {
    year,
    rule: { id: rule.id, name: rule.name },
    radiusKm: settings.radiusKm,
    /** Of that year, under the rule. */
    records: records.length,
    /** False when none of its places is measured: the rest is then null or zero. */
    placed: !span.unplaced.includes(record.id),
    footprintKm2: own.footprintKm2,
    newGroundKm2: own.newGroundKm2,
    /** Distance to the nearest record of any earlier year; null when there is none. */
    frontierKm: own.frontierKm,
    isNewPlace: span.newPlaces?.includes(record.id) ?? false,
    newPlaceKm: NEW_PLACE_KM,
    isFrontier: span.frontier?.recordId === record.id,
    farthest: { RU: placeFrom('RU'), CN: placeFrom('CN') },
  };
}

const asked = new Map<string, ExplainAnswer>();

/** Each year is asked for once, not once a record and language. */
function explained(rule: string, year: number): ExplainAnswer {
  const key = `${rule}${year}`;
  let found = asked.get(key);
  if (!found) {
    const span = { from: year, to: year };
    asked.set(key, (found = answer(reachDataset, { kind: 'explain', choices: { rule }, span })));
  }
  return found;
}

function farthestPlace(record: AtlasRecord, partner: Partner, isFarthest: boolean) {
  const home = homeOf(reachDataset.home!)[partner];
  const found = new MeasuredRecord(record, DEFAULT_CHOICES).farthestFrom(home);
  return (
    found && {
      km: roundKm(found.km)!,
      position: found.position,
      /** Absent for a place along the track. */
      site: record.sites.find(({ position }) => String(position) === String(found.position)),
      /** Whether no record of the year was farther from this partner. */
      isFarthest: isFarthest && found.km > 0,
    }
  );
}
