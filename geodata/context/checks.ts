import { signedArea } from '../../src/lib/core/earth/antimeridian';
import type { Land } from '../../src/lib/core/earth/land';
import { toUnit } from '../../src/lib/core/earth/sphere';
import { laneOf } from '../../src/lib/core/context/context';
import { inFile, type Say } from '../checks/check';
import { soundList } from '../checks/sources';
import { problem, type Context, type Dataset } from '../read';
import { polygonsOf, regionsAt } from '../regions';
import { citedIn } from './cited';
import type { ContextFile } from './schema';
import { yardstickSound } from './yardstick-check';

/** A rule about the wider relationship, beside the records it accompanies. */
type ContextCheck = (context: Context, dataset: Dataset, land: Land) => string[];

const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const unknown = (ids: readonly string[], known: readonly string[]) =>
  ids.filter((id) => !known.includes(id));

const uniqueIds: ContextCheck = ({ context, scale, claims, zones, straits, notHeld }) => {
  const lists: [file: string, field: string, entries: readonly { id: string }[]][] = [
    ['context.json', 'items', context.items],
    ['scale.json', 'areas', scale.areas],
    ['scale.json', 'frameworks', scale.frameworks],
    ['claims.json', 'claims', claims.claims],
    ['claims.json', 'indicators', claims.indicators],
    ['watch-zones.geojson', 'features', zones.features],
    ['straits.geojson', 'features', straits.features],
    ['not-held.json', '', notHeld],
  ];
  return lists.flatMap(([file, field, entries]) => {
    const ids = idsOf(entries);
    return inFile(file, (say) =>
      ids.forEach((id, i) => {
        const first = ids.indexOf(id);
        if (first !== i) say(`${field}[${i}].id`, id, `an id not used at ${field}[${first}]`);
      }),
    );
  });
};

/** Each list of sources cites what is known, and every source of the list is cited. */
const sourcesCited: ContextCheck = (context, dataset) => {
  const { sources } = context;
  const known = new Set([...sources, ...dataset.sources].map(({ id }) => id));
  const cited = citedIn(context);
  const used = new Set(cited.map(({ id }) => id));
  const FILE = 'context-sources.json';
  return [
    ...cited
      .filter(({ id }) => !known.has(id))
      .map(({ file, field, id }) => problem(file, field, id, `an id of ${FILE} or sources.json`)),
    ...inFile(FILE, (say) => {
      soundList(sources, dataset.sources, say);
      sources.forEach(({ id }, i) => {
        if (!used.has(id)) say(`[${i}].id`, id, 'a source that something cites');
      });
    }),
  ];
};

type Item = ContextFile['items'][number];

function checkDates({ start, end, ongoing, covers, datePrecision }: Item, say: Say): void {
  if (end !== undefined && end < start) say('end', end, `a date not before its start ${start}`);
  if (end !== undefined && ongoing) say('ongoing', ongoing, 'no such field, as there is an end');
  if (covers && covers.end < covers.start) {
    say('covers.end', covers.end, `a date not before ${covers.start}`);
  }
  // A month stands as its first day and a year as 1 January, so that sorting is honest.
  const suffix = { day: '', month: '-01', year: '-01-01' }[datePrecision];
  if (!start.endsWith(suffix)) say('start', start, `the first day of its ${datePrecision}`);
}

/** No source = general knowledge = low confidence and the event itself inferred, and so back. */
function checkSourced({ sources, confidence, inferred }: Item, say: Say): void {
  const unsourced = sources.length === 0;
  if (unsourced !== (confidence === 'low')) {
    const expected = unsourced ? '"low", as there is no' : '"medium" or "high", as there is a';
    say('confidence', confidence, `${expected} source`);
  }
  if (unsourced && !inferred.includes('event')) {
    say('inferred', inferred, '"event" in it, as there is no source');
  }
}

function checkKind({ kind, deal, training, expectedEffect }: Item, say: Say): void {
  const lane = laneOf(kind);
  const wanted = (field: string, value: unknown, expected: boolean) => {
    if (expected !== (value !== undefined)) {
      say(field, value, `${expected ? 'one' : 'none'} for the kind ${kind}`);
    }
  };
  wanted('deal', deal, lane === 'arms');
  if (lane === 'personnel') wanted('training', training, true);
  wanted('expectedEffect', expectedEffect, lane === 'constraint');
}

const itemsSound: ContextCheck = ({ context: { items } }, { events }) => {
  /** Rounds of one kind of consultation are counted upwards in time, each once. */
  const rounds = new Map<string, number>();
  const ids = idsOf(items);
  const recordIds = events.map(({ event }) => event.id);
  return inFile('context.json', (sayIn) =>
    items.forEach((item, i) => {
      const say: Say = (field, value, expected) => sayIn(`items[${i}].${field}`, value, expected);
      const { id, start, kind, round, related = [], records = [] } = item;
      const before = items[i - 1];
      if (before && `${before.start} ${before.id}` > `${start} ${id}`) {
        say('start', start, `an order by start and id (after ${before.id})`);
      }
      checkDates(item, say);
      checkSourced(item, say);
      checkKind(item, say);
      const last = rounds.get(kind) ?? 0;
      if (round !== undefined) {
        if (round <= last) say('round', round, `more than ${last}, the round before it`);
        rounds.set(kind, round);
      }
      const others = ids.filter((one) => one !== id);
      for (const other of unknown(related, others)) say('related', other, 'the id of another item');
      for (const one of unknown(records, recordIds)) say('records', one, 'the id of a record');
    }),
  );
};

const totalsOfEveryYear: ContextCheck = ({ context: { armsTransfers, meetingCounts } }) =>
  inFile('context.json', (say) => {
    armsTransfers.yearly.forEach(({ year }, i, all) => {
      const before = all[i - 1]?.year ?? year - 1;
      if (year !== before + 1) {
        say(`armsTransfers.yearly[${i}].year`, year, `${before + 1}, the next year`);
      }
    });
    armsTransfers.published.forEach(({ from, to }, i) => {
      if (from > to) say(`armsTransfers.published[${i}].to`, to, `a year not before ${from}`);
    });
    meetingCounts.counts.forEach(({ asOf }, i, all) => {
      const before = all[i - 1]?.asOf ?? '';
      if (before > asOf)
        say(`meetingCounts.counts[${i}].asOf`, asOf, `a date not before ${before}`);
    });
  });

/**
 * The areas are numbered 1 to 7; an area that the study does not mention has no rating of the study's; only
 * the ends of the scale are named by it, and no inferred name is of high confidence; what an area points at
 * exists.
 */
const scaleComplete: ContextCheck = ({ scale, context }) =>
  inFile('scale.json', (say) =>
    scale.areas.forEach((area, i) => {
      const { order, nameBasis, study, confidence, frameworks, evidence } = area;
      const { saysAnything, rating, ratingWording, position } = study;
      const at = (field: string) => `areas[${i}].${field}`;
      if (order !== i + 1) say(at('order'), order, `${i + 1}`);
      if (rating !== undefined && !saysAnything) {
        say(at('study.rating'), rating, 'none, as the study says nothing of the area');
      }
      if ((rating === undefined) !== (ratingWording === undefined)) {
        say(at('study.ratingWording'), ratingWording, 'one beside a rating only');
      }
      if ((nameBasis === 'stated') !== (position !== undefined)) {
        say(at('nameBasis'), nameBasis, '"stated" for the ends of the scale only');
      }
      if (nameBasis === 'inferred' && confidence === 'high') {
        say(at('confidence'), confidence, 'less, as the name is inferred');
      }
      for (const id of unknown(idsOf(frameworks), idsOf(scale.frameworks))) {
        say(at('frameworks'), id, 'the id of a framework');
      }
      for (const id of unknown(evidence.context ?? [], idsOf(context.items))) {
        say(at('evidence.context'), id, 'the id of an item of context.json');
      }
    }),
  );

/** A claim that nearly repeats another points at one that stands alone; an indicator's zones name it. */
const claimsSound: ContextCheck = ({ claims: { claims, indicators }, zones }) =>
  inFile('claims.json', (say) => {
    claims.forEach(({ sameAs }, i) => {
      const known = claims.slice(0, i).find(({ id }) => id === sameAs);
      if (sameAs !== undefined && (!known || known.sameAs !== undefined)) {
        say(`claims[${i}].sameAs`, sameAs, 'an earlier claim that stands alone');
      }
    });
    indicators.forEach(({ id, horizon: { from, to }, zones: of }, i) => {
      if (from > to) say(`indicators[${i}].horizon.to`, to, `a year not before ${from}`);
      for (const zone of of) {
        if (zones.features.some(({ properties: p }) => p.id === zone && p.indicator === id))
          continue;
        say(`indicators[${i}].zones`, zone, `a watch zone whose indicator is ${id}`);
      }
    });
  });

/**
 * Closed anticlockwise rings; the outline of a region where one is named; a state where declared; an
 * indicator that lists it where watched.
 */
const zonesSound: ContextCheck = ({ zones, claims }, { regions }) =>
  inFile('watch-zones.geojson', (say) =>
    zones.features.forEach(({ id, properties, geometry }, i) => {
      const at = (field: string) => `features[${i}].${field}`;
      const { kind, indicator, authority, basis } = properties;
      if (id !== properties.id) say(at('properties.id'), properties.id, id);
      for (const ring of polygonsOf(geometry).flat()) {
        if (String(ring[0]) !== String(ring.at(-1))) {
          say(at('geometry'), ring.at(-1), `${ring[0]}, to close the ring`);
        }
        if (signedArea(ring) <= 0) say(at('geometry'), ring[0], 'an anticlockwise ring from here');
      }
      const region = regions.features.find((f) => f.properties.id === properties.region);
      if (
        properties.region !== undefined &&
        JSON.stringify(region?.geometry) !== JSON.stringify(geometry)
      ) {
        say(at('properties.region'), properties.region, 'a region of this outline');
      }
      const declared = kind === 'air-defence-zone';
      if (declared !== (authority !== undefined)) {
        const expected = declared ? 'the state that declared the zone' : 'none for a watch zone';
        say(at('properties.authority'), authority, expected);
      }
      if (declared && basis !== 'published') {
        say(at('properties.basis'), basis, '"published": draw no other');
      }
      const listed = claims.indicators.find((one) => one.id === indicator)?.zones.includes(id);
      if (!declared && !listed) {
        const expected = `an indicator of claims.json that lists ${id}`;
        say(at('properties.indicator'), indicator, expected);
      }
    }),
  );

/** No record has its id; one that took its place is a record. */
const notHeldSound: ContextCheck = ({ notHeld }, { events }) =>
  inFile('not-held.json', (say) =>
    notHeld.forEach(({ id, start, end, heldAs }, i) => {
      const records = events.map(({ event }) => event.id);
      if (records.includes(id)) say(`[${i}].id`, id, 'an id that no record has');
      if (end < start) say(`[${i}].end`, end, `${start} (start) or later`);
      if (heldAs && !records.includes(heldAs)) say(`[${i}].heldAs`, heldAs, 'the id of a record');
    }),
  );

/** How far inside the 1:50m coast a strait's point may fall, km: narrow straits are partly closed. */
const STRAIT_TOLERANCE_KM = 5;

const straitsAtSeaInTheirRegion: ContextCheck = ({ straits }, { regions }, land) =>
  inFile('straits.geojson', (say) =>
    straits.features.forEach(({ id, properties, geometry: { coordinates } }, i) => {
      const field = `features[${i}]`;
      if (id !== properties.id) say(`${field}.properties.id`, properties.id, id);
      const found = regionsAt(regions, coordinates).join(', ');
      if (found !== properties.region) {
        const expected = `the region at ${coordinates}: ${found || 'none'}`;
        say(`${field}.properties.region`, properties.region, expected);
      }
      const insideKm = land.contains(coordinates) ? land.coast(toUnit(coordinates)).km : 0;
      if (insideKm > STRAIT_TOLERANCE_KM) say(`${field}.geometry`, coordinates, 'a place at sea');
    }),
  );

/** Every rule, in the order in which its problems are printed. */
export const CONTEXT_CHECKS: readonly ContextCheck[] = [
  ...[uniqueIds, sourcesCited, itemsSound, totalsOfEveryYear, scaleComplete],
  ...[claimsSound, zonesSound, notHeldSound, straitsAtSeaInTheirRegion, yardstickSound],
];
