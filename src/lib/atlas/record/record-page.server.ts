import { answer } from '$lib/core/questions/answer';
import type { ContextData, ContextItem } from '$lib/core/context/context';
import { contextAround, standingDuring } from '$lib/core/context/context-around';
import { DEFAULT_CHOICES } from '$lib/core/reach/dataset';
import { editionsOf } from '$lib/core/record/editions';
import { NEW_PLACE_KM } from '$lib/core/reach/frontier';
import { homeOf } from '$lib/core/earth/home';
import { PARTNERS, type Partner } from '$lib/core/record/model';
import type { ExplainAnswer } from '$lib/core/questions/question';
import type { AtlasRecord } from '$lib/core/record/record';
import { roundKm } from '$lib/core/reach/round';
import { admits } from '$lib/core/record/rules';
import { yearOf } from '$lib/core/record/time';
import { Traces } from '$lib/core/reach/traces';
import type { Added, AroundItem, FarthestPlace, RecordName, RecordPage } from './record-page';
import { events, readData, recordById, rules } from '$lib/site/dataset.server';
import { reachDataset } from '$lib/site/reach-dataset.server';

/** What a record's page shows beside the record, worked out while it is prerendered. */

const CONTEXT_DAYS = 60;

const context = readData<ContextData>('context.json');

export function recordPage(record: AtlasRecord): RecordPage {
  return {
    dataVersion: events.dataVersion,
    record,
    sources: record.sources.flatMap(({ id }) => events.sources[id] ?? []),
    added: addedBy(record),
    editions: editionsOf(events.records.map(nameOf), record),
    related: relatedTo(record),
    around: {
      days: CONTEXT_DAYS,
      items: contextAround(context.items, record, CONTEXT_DAYS).map(({ item, days }) =>
        aroundItem(item, days),
      ),
      standing: standingDuring(context.items, record).map((item) => aroundItem(item, 0)),
    },
  };
}

/** One of two records says it; it holds for both. */
function relatedTo(record: AtlasRecord): RecordPage['related'] {
  const said = (record.related ?? []).flatMap(({ id, note }) => {
    const other = recordById.get(id);
    return other ? [{ ...nameOf(other), note }] : [];
  });
  const known = new Set(said.map(({ id }) => id));
  const heard = events.records.flatMap((other) =>
    known.has(other.id)
      ? []
      : (other.related ?? [])
          .filter(({ id }) => id === record.id)
          .map(({ note }) => ({ ...nameOf(other), note })),
  );
  return [...said, ...heard];
}

const nameOf = ({ id, name, series, start, end }: AtlasRecord): RecordName => ({
  id,
  name,
  series,
  start,
  end,
});

function aroundItem(item: ContextItem, days: number): AroundItem {
  const { id, lane, title, label, start, end, datePrecision, inference } = item;
  return {
    ...{ id, lane, title, start, datePrecision, inference, days },
    ...(label && { label }),
    ...(end !== undefined && { end }),
    sources: item.sources.flatMap((source) => context.sources[source] ?? []),
  };
}

/** Under the first rule that counts the record, which is the one the atlas opens with if it can be. */
function addedBy(record: AtlasRecord): Added {
  const standard = rules.find(({ id }) => id === DEFAULT_CHOICES.rule)!;
  const rule = admits(standard.where, record) ? standard : rules.find(({ id }) => id === 'all')!;
  const year = yearOf(record.start);
  const { span, records, settings } = explained(rule.id, year);
  const own = records.find(({ id }) => id === record.id)!;
  return {
    year,
    rule: { id: rule.id, name: rule.name },
    radiusKm: settings.radiusKm,
    records: records.length,
    placed: !span.unplaced.includes(record.id),
    footprintKm2: own.footprintKm2,
    newGroundKm2: own.newGroundKm2,
    frontierKm: own.frontierKm,
    isNewPlace: span.newPlaces?.includes(record.id) ?? false,
    newPlaceKm: NEW_PLACE_KM,
    isFrontier: span.frontier?.recordId === record.id,
    farthest: Object.fromEntries(
      PARTNERS.map((partner) => [
        partner,
        farthestPlace(record, partner, span.farthestKm[partner]?.recordId === record.id),
      ]),
    ) as Added['farthest'],
  };
}

const traces = new Traces();
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

function farthestPlace(
  record: AtlasRecord,
  partner: Partner,
  isFarthest: boolean,
): FarthestPlace | null {
  const home = homeOf(reachDataset.home!)[partner];
  const found = traces.of(record, DEFAULT_CHOICES).farthestFrom(home);
  if (!found) return null;
  const site = record.sites.find(({ position }) => String(position) === String(found.position));
  return {
    km: roundKm(found.km)!,
    position: found.position,
    ...(site && { site: site.name }),
    isFarthest: isFarthest && found.km > 0,
  };
}
