import { pairs } from 'd3-array';
import { signedArea } from '../../src/lib/core/earth/antimeridian';
import type { Area } from '../../src/lib/core/earth/area';
import { toUnit } from '../../src/lib/core/earth/sphere';
import { laneOf } from '../../src/lib/core/context/context';
import { checkSourceList, inEach, inFile, type Say } from './check';
import { problem, type ContextFiles, type Dataset } from '../files/read';
import { polygonsOf, regionsAt } from '../../src/lib/core/earth/regions';
import { citationsIn } from '../build/context';
import type { ContextFile } from '../files/context';
import { yardstickSound } from './yardstick';

type ContextCheck = (context: ContextFiles, dataset: Dataset, land: Area) => string[];

const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const missingFrom = (listed: readonly string[], ids: readonly string[]) =>
  ids.filter((id) => !listed.includes(id));

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
  return lists.flatMap(([file, field, entries]) =>
    inEach(file, field, entries, ({ id }, say, i) => {
      const first = idsOf(entries).indexOf(id);
      if (first !== i) say('id', id, `an id not used at ${field}[${first}]`);
    }),
  );
};

/** What was not held may cite both lists. */
const sourcesCited: ContextCheck = (context, dataset) => {
  const { sources } = context;
  const listed = new Set(idsOf([...sources, ...dataset.sources]));
  const citations = citationsIn(context);
  const cited = new Set(idsOf(citations));
  const byRecords = new Set(
    idsOf([
      ...[...dataset.events, ...dataset.candidates].flatMap(({ event }) => event.sources),
      ...citations.filter(({ file }) => file === 'not-held.json'),
    ]),
  );
  const FILE = 'context-sources.json';
  return [
    ...citations
      .filter(({ id }) => !listed.has(id))
      .map(({ file, field, id }) => problem(file, field, id, `an id of ${FILE} or sources.json`)),
    ...inEach('sources.json', '', dataset.sources, ({ id }, say) => {
      if (!byRecords.has(id)) say('id', id, 'a source that a record cites');
    }),
    ...inFile(FILE, (say) => checkSourceList(sources, dataset.sources, say)),
    ...inEach(FILE, '', sources, ({ id }, say) => {
      if (!cited.has(id)) say('id', id, 'a source that something cites');
    }),
  ];
};

type Item = ContextFile['items'][number];

function checkDates({ start, end, ongoing, covers, datePrecision }: Item, say: Say): void {
  if (end !== undefined && end < start) say('end', end, `a date not before its start ${start}`);
  if (end !== undefined && ongoing) say('ongoing', ongoing, 'no such field, as there is an end');
  if (covers && covers.end < covers.start)
    say('covers.end', covers.end, `a date not before ${covers.start}`);
  // Months and years are dated by their first day, so that items sort.
  const suffix = { day: '', month: '-01', year: '-01-01' }[datePrecision];
  if (!start.endsWith(suffix)) say('start', start, `the first day of its ${datePrecision}`);
}

/** Without a source it is general knowledge: low confidence, its event inferred. */
function checkSourced({ sources, confidence, inferred }: Item, say: Say): void {
  const unsourced = sources.length === 0;
  if (unsourced !== (confidence === 'low')) {
    const expected = unsourced ? '"low", as there is no' : '"medium" or "high", as there is a';
    say('confidence', confidence, `${expected} source`);
  }
  if (unsourced && !inferred.includes('event'))
    say('inferred', inferred, '"event" in it, as there is no source');
}

function checkKind({ kind, deal, training, expectedEffect }: Item, say: Say): void {
  const lane = laneOf(kind);
  const check = (field: string, value: unknown, isExpected: boolean) => {
    if (isExpected !== (value !== undefined))
      say(field, value, `${isExpected ? 'one' : 'none'} for the kind ${kind}`);
  };
  check('deal', deal, lane === 'arms');
  if (lane === 'personnel') check('training', training, true);
  check('expectedEffect', expectedEffect, lane === 'constraint');
}

const itemsSound: ContextCheck = ({ context: { items } }, { events }) => {
  const rounds = new Map<string, number>();
  const ids = idsOf(items);
  const recordIds = idsOf(events.map(({ event }) => event));
  return inEach('context.json', 'items', items, (item, say, i) => {
    const { id, start, kind, round, related = [], records = [] } = item;
    const before = items[i - 1];
    if (before && `${before.start} ${before.id}` > `${start} ${id}`)
      say('start', start, `an order by start and id (after ${before.id})`);
    checkDates(item, say);
    checkSourced(item, say);
    checkKind(item, say);
    const last = rounds.get(kind) ?? 0;
    if (round !== undefined) {
      if (round <= last) say('round', round, `more than ${last}, the round before it`);
      rounds.set(kind, round);
    }
    const others = ids.filter((other) => other !== id);
    for (const other of missingFrom(others, related))
      say('related', other, 'the id of another item');
    for (const record of missingFrom(recordIds, records))
      say('records', record, 'the id of a record');
  });
};

const totalsOfEveryYear: ContextCheck = ({ context: { armsTransfers, meetingCounts } }) =>
  inFile('context.json', (say) => {
    pairs(armsTransfers.yearly).forEach(([before, { year }], i) => {
      const next = before.year + 1;
      if (year !== next) say(`armsTransfers.yearly[${i + 1}].year`, year, `${next}, the next year`);
    });
    armsTransfers.published.forEach(({ from, to }, i) => {
      if (from > to) say(`armsTransfers.published[${i}].to`, to, `a year not before ${from}`);
    });
    pairs(meetingCounts.counts).forEach(([before, { asOf }], i) => {
      if (before.asOf > asOf)
        say(`meetingCounts.counts[${i + 1}].asOf`, asOf, `a date not before ${before.asOf}`);
    });
  });

const scaleComplete: ContextCheck = ({ scale, context }) =>
  inEach('scale.json', 'areas', scale.areas, (area, say, i) => {
    const { order, nameBasis, study, confidence, frameworks, evidence } = area;
    const { saysAnything, rating, ratingWording, position } = study;
    if (order !== i + 1) say('order', order, `${i + 1}`);
    if (rating !== undefined && !saysAnything)
      say('study.rating', rating, 'none, as the study says nothing of the area');
    if ((rating === undefined) !== (ratingWording === undefined))
      say('study.ratingWording', ratingWording, 'one beside a rating only');
    if ((nameBasis === 'stated') !== (position !== undefined))
      say('nameBasis', nameBasis, '"stated" for the ends of the scale only');
    if (nameBasis === 'inferred' && confidence === 'high')
      say('confidence', confidence, 'less, as the name is inferred');
    for (const id of missingFrom(idsOf(scale.frameworks), idsOf(frameworks)))
      say('frameworks', id, 'the id of a framework');
    for (const id of missingFrom(idsOf(context.items), evidence.context ?? []))
      say('evidence.context', id, 'the id of an item of context.json');
  });

/** A near repetition names a claim that repeats none. */
const claimsSound: ContextCheck = ({ claims: { claims, indicators }, zones }) =>
  inFile('claims.json', (say) => {
    claims.forEach(({ sameAs }, i) => {
      const earlier = claims.slice(0, i).find(({ id }) => id === sameAs);
      if (sameAs !== undefined && (!earlier || earlier.sameAs !== undefined))
        say(`claims[${i}].sameAs`, sameAs, 'an earlier claim that stands alone');
    });
    indicators.forEach(({ id, horizon: { from, to }, zones: watched }, i) => {
      if (from > to) say(`indicators[${i}].horizon.to`, to, `a year not before ${from}`);
      const own = zones.features.filter(({ properties }) => properties.indicator === id);
      for (const zone of missingFrom(idsOf(own), watched))
        say(`indicators[${i}].zones`, zone, `a watch zone whose indicator is ${id}`);
    });
  });

const zonesSound: ContextCheck = ({ zones, claims }, { regions }) =>
  inEach('watch-zones.geojson', 'features', zones.features, ({ id, properties, geometry }, say) => {
    const { kind, indicator, authority, basis } = properties;
    if (id !== properties.id) say('properties.id', properties.id, id);
    for (const ring of polygonsOf(geometry).flat()) {
      if (String(ring[0]) !== String(ring.at(-1)))
        say('geometry', ring.at(-1), `${ring[0]}, to close the ring`);
      if (signedArea(ring) <= 0) say('geometry', ring[0], 'an anticlockwise ring from here');
    }
    const region = regions.features.find((f) => f.properties.id === properties.region);
    const isOutline = JSON.stringify(region?.geometry) === JSON.stringify(geometry);
    if (properties.region !== undefined && !isOutline)
      say('properties.region', properties.region, 'a region of this outline');
    const isDeclared = kind === 'air-defence-zone';
    if (isDeclared !== (authority !== undefined)) {
      const expected = isDeclared ? 'the state that declared the zone' : 'none for a watch zone';
      say('properties.authority', authority, expected);
    }
    if (isDeclared && basis !== 'published')
      say('properties.basis', basis, '"published": draw no other');
    const listed = claims.indicators.find((entry) => entry.id === indicator)?.zones ?? [];
    if (!isDeclared && !listed.includes(id)) {
      const expected = `an indicator of claims.json that lists ${id}`;
      say('properties.indicator', indicator, expected);
    }
  });

/** An id of what was not held is no record's; a replacement is a record. */
const notHeldSound: ContextCheck = ({ notHeld }, { events }) =>
  inEach('not-held.json', '', notHeld, ({ id, start, end, heldAs }, say) => {
    const records = idsOf(events.map(({ event }) => event));
    if (records.includes(id)) say('id', id, 'an id that no record has');
    if (end < start) say('end', end, `${start} (start) or later`);
    if (heldAs && !records.includes(heldAs)) say('heldAs', heldAs, 'the id of a record');
  });

/** How far inside the 1:50m coastline a strait may lie, km: it closes narrow ones. */
const STRAIT_TOLERANCE_KM = 5;

const straitsAtSeaInTheirRegion: ContextCheck = ({ straits }, { regions }, land) =>
  inEach('straits.geojson', 'features', straits.features, ({ id, properties, geometry }, say) => {
    const { coordinates } = geometry;
    if (id !== properties.id) say('properties.id', properties.id, id);
    const holders = regionsAt(regions, coordinates).join(', ');
    if (holders !== properties.region) {
      const expected = `the region at ${coordinates}: ${holders || 'none'}`;
      say('properties.region', properties.region, expected);
    }
    const insideKm = land.contains(coordinates) ? land.coast(toUnit(coordinates)).km : 0;
    if (insideKm > STRAIT_TOLERANCE_KM) say('geometry', coordinates, 'a place at sea');
  });

export const CONTEXT_CHECKS: readonly ContextCheck[] = [
  uniqueIds,
  sourcesCited,
  itemsSound,
  totalsOfEveryYear,
  scaleComplete,
  claimsSound,
  zonesSound,
  notHeldSound,
  straitsAtSeaInTheirRegion,
  yardstickSound,
];
