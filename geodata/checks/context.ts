import { pairs } from 'd3-array';
import { signedArea } from '#core/earth/antimeridian';
import { toUnit } from '#core/earth/sphere';
import { laneOf } from '#core/context/context-kinds';
import { polygonsOf, regionsAt } from '#core/earth/regions';
import { eachOf, idsOf, onFile, type Demand } from './check';
import type { ContextFile } from '#core/context/context-file';

type Item = ContextFile['items'][number];

function checkItem(item: Item, must: Demand) {
  const { start, end, ongoing, covers, datePrecision, sources, confidence, inferred } = item;
  must(!end || end >= start, 'end', `a date not before its start ${start}`);
  must(!end || !ongoing, 'ongoing', 'no such field, as there is an end');
  must(!covers || covers.end >= covers.start, 'covers.end', `a date not before ${covers?.start}`);
  // So that items sort.
  const suffix = { day: '', month: '-01', year: '-01-01' }[datePrecision];
  must(start.endsWith(suffix), 'start', `the first day of its ${datePrecision}`);
  // Without a source it is general knowledge: low confidence, its event inferred.
  const isSourced = sources.length > 0;
  const expected = isSourced ? '"medium" or "high", as there is a' : '"low", as there is no';
  must(isSourced === (confidence !== 'low'), 'confidence', `${expected} source`);
  const isInferred = isSourced || inferred.includes('event');
  must(isInferred, 'inferred', '"event" in it, as there is no source');
  const lane = laneOf(item.kind);
  const check = (field: 'deal' | 'training' | 'expectedEffect', isExpected: boolean) => {
    const count = isExpected ? 'one' : 'none';
    must(isExpected === (item[field] !== undefined), field, `${count} for the kind ${item.kind}`);
  };
  check('deal', lane === 'arms');
  if (lane === 'personnel') check('training', true);
  check('expectedEffect', lane === 'constraint');
}

export const contextSound = onFile('context', ({ context, events }, must) => {
  const { items, armsTransfers, meetingCounts } = context;
  const rounds = new Map<string, number>();
  const ids = idsOf(items);
  const recordIds = idsOf(events.map(({ event }) => event));
  uniqueIds(must, 'items', items);
  eachOf(must, 'items', items, (item, mustItem, i) => {
    const { id, start, kind, round, related = [], records = [] } = item;
    checkItem(item, mustItem);
    const before = items[i - 1] ?? item;
    const isAfter = `${before.start} ${before.id}` <= `${start} ${id}`;
    mustItem(isAfter, 'start', `an order by start and id (after ${before.id})`);
    const last = rounds.get(kind) ?? 0;
    const isNext = round === undefined || round > last;
    mustItem(isNext, 'round', `more than ${last}, the round before it`);
    if (round !== undefined) rounds.set(kind, round);
    related.forEach((other, j) =>
      mustItem(other !== id && ids.includes(other), `related[${j}]`, 'the id of another item'),
    );
    records.forEach((record, j) =>
      mustItem(recordIds.includes(record), `records[${j}]`, 'the id of a record'),
    );
  });
  pairs(armsTransfers.yearly).forEach(([before, { year }], i) => {
    const next = before.year + 1;
    must(year === next, `armsTransfers.yearly[${i + 1}].year`, `${next}, the next year`);
  });
  eachOf(must, 'armsTransfers.published', armsTransfers.published, ({ from, to }, mustHave) =>
    mustHave(from <= to, 'to', `a year not before ${from}`),
  );
  pairs(meetingCounts.counts).forEach(([before, { asOf }], i) => {
    const field = `meetingCounts.counts[${i + 1}].asOf`;
    must(before.asOf <= asOf, field, `a date not before ${before.asOf}`);
  });
});

export const scaleSound = onFile('scale', ({ scale, context }, mustScale) => {
  const frameworkIds = idsOf(scale.frameworks);
  const itemIds = idsOf(context.items);
  uniqueIds(mustScale, 'areas', scale.areas);
  uniqueIds(mustScale, 'frameworks', scale.frameworks);
  eachOf(mustScale, 'areas', scale.areas, (area, must, i) => {
    const { order, nameBasis, study, confidence, frameworks, evidence } = area;
    const { saysAnything, rating, ratingWording, position } = study;
    must(order === i + 1, 'order', `${i + 1}`);
    const isRated = rating !== undefined;
    must(!isRated || saysAnything, 'study.rating', 'none, as the study says nothing of the area');
    const isWorded = ratingWording !== undefined;
    must(isRated === isWorded, 'study.ratingWording', 'one beside a rating only');
    const isEnd = position !== undefined;
    const isStated = nameBasis === 'stated';
    must(isStated === isEnd, 'nameBasis', '"stated" for the ends of the scale only');
    const isDoubted = nameBasis !== 'inferred' || confidence !== 'high';
    must(isDoubted, 'confidence', 'less, as the name is inferred');
    for (const id of idsOf(frameworks))
      must(frameworkIds.includes(id), 'frameworks', 'the id of a framework', id);
    for (const id of evidence.context ?? [])
      must(itemIds.includes(id), 'evidence.context', 'the id of an item of context.json', id);
  });
});

/** It names a claim that repeats none. */
export const claimsSound = onFile('claims', ({ claims: { claims, indicators }, zones }, must) => {
  uniqueIds(must, 'claims', claims);
  uniqueIds(must, 'indicators', indicators);
  claims.forEach(({ sameAs }, i) => {
    const earlier = claims.slice(0, i).find(({ id }) => id === sameAs);
    const isAlone = sameAs === undefined || (earlier && earlier.sameAs === undefined);
    must(!!isAlone, `claims[${i}].sameAs`, 'an earlier claim that stands alone');
  });
  eachOf(must, 'indicators', indicators, ({ id, zones: watched }, mustWatch) => {
    const own = zones.features.filter(({ properties }) => properties.indicator === id);
    for (const zone of watched)
      mustWatch(idsOf(own).includes(zone), 'zones', `a watch zone whose indicator is ${id}`, zone);
  });
});

export const zonesSound = onFile('zones', ({ zones, claims, regions }, mustZone) => {
  uniqueIds(mustZone, 'features', zones.features);
  eachOf(mustZone, 'features', zones.features, ({ id, properties, geometry }, must) => {
    const { kind, indicator, authority, basis } = properties;
    must(id === properties.id, 'properties.id', id);
    for (const ring of polygonsOf(geometry).flat())
      must(signedArea(ring) > 0, 'geometry', 'an anticlockwise ring from here', ring[0]);
    const region = regions.features.find((f) => f.properties.id === properties.region);
    const isOutline = JSON.stringify(region?.geometry) === JSON.stringify(geometry);
    const isFree = properties.region === undefined;
    must(isFree || isOutline, 'properties.region', 'a region of this outline');
    const isDeclared = kind === 'air-defence-zone';
    const declarer = isDeclared ? 'the state that declared the zone' : 'none for a watch zone';
    must(isDeclared === (authority !== undefined), 'properties.authority', declarer);
    const isPublished = !isDeclared || basis === 'published';
    must(isPublished, 'properties.basis', '"published": draw no other');
    const listed = claims.indicators.find((entry) => entry.id === indicator)?.zones ?? [];
    const expected = `an indicator of claims.json that lists ${id}`;
    must(isDeclared || listed.includes(id), 'properties.indicator', expected);
  });
});

export const notHeldSound = onFile('notHeld', ({ notHeld, events }, mustHave) => {
  const records = idsOf(events.map(({ event }) => event));
  uniqueIds(mustHave, '', notHeld);
  eachOf(mustHave, '', notHeld, ({ id, start, end, heldAs }, must) => {
    must(!records.includes(id), 'id', 'an id that no record has');
    must(end >= start, 'end', `${start} (start) or later`);
    must(heldAs === undefined || records.includes(heldAs), 'heldAs', 'the id of a record');
  });
});

/** How far inside the coastline, which closes narrow ones. */
const STRAIT_TOLERANCE_KM = 5;

export const straitsAtSea = onFile('straits', ({ straits, regions }, mustStrait, land) => {
  uniqueIds(mustStrait, 'features', straits.features);
  eachOf(mustStrait, 'features', straits.features, ({ id, properties, geometry }, must) => {
    const { coordinates } = geometry;
    must(id === properties.id, 'properties.id', id);
    const holders = regionsAt(regions, coordinates).join(', ');
    const expected = `the region at ${coordinates}: ${holders || 'none'}`;
    must(holders === properties.region, 'properties.region', expected);
    const insideKm = land.contains(coordinates) ? land.coast(toUnit(coordinates)).km : 0;
    must(insideKm <= STRAIT_TOLERANCE_KM, 'geometry', 'a place at sea', coordinates);
  });
});

const uniqueIds = (must: Demand, list: string, entries: readonly { id: string }[]) =>
  eachOf(must, list, entries, ({ id }, mustHave, i) => {
    const first = idsOf(entries).indexOf(id);
    mustHave(first === i, 'id', `an id not used at ${list}[${first}]`);
  });
