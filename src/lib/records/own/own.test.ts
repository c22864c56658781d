import { describe, expect, it } from 'vitest';
import { datasetOf, DEFAULT_CHOICES, visitsFor } from '#core/reach/dataset';
import { HOME } from '#core/reach/directions';
import { SECTORS, sectorLookup } from '#core/reach/origin';
import { verdictsFor } from '#core/stall/verdict';
import { directionsIn } from '#core/answer/answer';
import { assignRegions, checkStored } from './own-record';
import { participantsOf, namedPlaces } from '$lib/exchange/proposed';
import { readFile } from '$lib/exchange/read';
import { isOwnId, withOwnIds } from './own-id';
import { parseKept, proposed, type OwnData, type Subject } from './subject';
import { ownAtlasData } from './own-export';
import { ownPage } from './own-page';

const FILE = `name,start,lat,lng,participants,ships,aircraft,sources
Later,2012-05-01,-10,160,NZ; AU; FJ,3,2,My notes
First,1987-03-01,-35,150,NZ; AU,,,
Unsaid,2001-01-01,-40,176,,,,
`;
const { records } = await readFile('mine.csv', new TextEncoder().encode(FILE));
const [record] = records;
const subject = proposed(records, 'mine.csv');
const data: OwnData = {
  file: 'mine.csv',
  date: '2026-01-02',
  subject,
  set: 'own',
  records: withOwnIds(assignRegions(records, subject.origin.position)),
};
/** As the page measures them. */
function measured(own: OwnData) {
  const { index, rules, set } = ownPage(own);
  return datasetOf(
    { dataVersion: index.dataVersion, coverage: index.coverage, records: own.records },
    {
      rules,
      home: null,
      regions: null,
      directions: index.directions,
      periods: set.periods ?? null,
      newPlaceKm: set.newPlace.km,
    },
  );
}

describe('own records', () => {
  it('that a browser kept are checked before they are shown again', () => {
    const wrong: unknown[] = [{ ...record, start: 'soon' }, { toString: 1 }, null, 1];
    expect(checkStored([record, ...wrong])).toEqual({ records: [record], dropped: 4 });
    expect(parseKept({ ...data, set: 'unknown' })).toMatchObject({ set: 'own', file: 'mine.csv' });
    expect(parseKept({ records: 1 })).toBeNull();
  });

  it('are about whoever takes part most often, from the first place, until the reader says otherwise', () => {
    expect(participantsOf(records)).toEqual([
      ['AU', 2],
      ['NZ', 2],
      ['FJ', 1],
    ]);
    expect([...namedPlaces(records).keys()]).toEqual(['First', 'Unsaid', 'Later']);
    expect(subject).toEqual({
      title: 'Australia and New Zealand: joint exercises',
      partners: ['AU', 'NZ'],
      origin: { name: 'First', position: [150, -35] },
    });
    expect(proposed(records, 'mine.csv', []).title).toBe('mine');
    // Nobody is assumed where a row does not say who took part.
    expect(records.find(({ name }) => name.en === 'Unsaid')!.participants).toEqual([]);
  });

  it('are a set with its own years, directions, rules and version, and nothing of ours', () => {
    const { index, rules, regions, set, first, bands } = ownPage(data);
    const own = measured(data);
    expect(index).toMatchObject({ firstYear: 1987, lastYear: 2012 });
    expect(index.dataVersion).toBe('mine.csv, 2 January 2026');
    expect(index.records.every(({ id }) => isOwnId(id))).toBe(true);
    expect(rules.map(({ id, name }) => [id, name.en])).toEqual([
      ['all', 'All records'],
      ['together', 'With Australia and New Zealand'],
    ]);
    expect(regions.map(({ id }) => id)).toEqual([...SECTORS, 'near']);
    expect(set.partners.flatMap(({ home }) => home)).toEqual([]);
    expect([first, bands]).toEqual([null, []]);
    const [exercises] = directionsIn(own, visitsFor(own, {}), DEFAULT_CHOICES);
    const reached = exercises!.rows.filter(({ id, visits }) => id !== HOME && visits.length > 0);
    const named = reached.map(({ id }) => {
      return index.directions.directions.find((direction) => direction.id === id)!.name.en;
    });
    expect(named).toEqual(['North of First', 'East of First']);
  });

  it('are compared by a limit and at a year that are proposed, until the reader says otherwise', () => {
    // Later is 2,959 km from First and 3,691 from Unsaid, which is 2,351 km from First, by the haversine formula.
    const set = ({ newPlaceKm, breakYear }: Partial<Subject>) =>
      ownPage({ ...data, subject: { ...subject, newPlaceKm, breakYear } }).set;
    expect(set({})).toMatchObject({
      newPlace: { km: 250 },
      periods: { before: { from: 1987, to: 2000 }, since: { from: 2001 } },
    });
    expect(set({ newPlaceKm: 2500, breakYear: 2012 })).toMatchObject({
      newPlace: { km: 2500 },
      periods: { before: { from: 1987, to: 2011 }, since: { from: 2012 } },
    });
    const said = { ...data, subject: { ...subject, newPlaceKm: 2500, breakYear: 2012 } };
    const statuses = (own: OwnData) => visitsFor(measured(own), {}).map(({ status }) => status);
    expect(statuses(data)).toEqual(['new', 'new', 'new']);
    expect(statuses(said)).toEqual(['new', 'return', 'new']);
    const [verdict] = verdictsFor(measured(said), {}, 2012, { orders: 0 });
    expect(verdict).toMatchObject({ before: { k: 0, n: 1 }, since: { k: 1, n: 1 }, change: 'few' });
  });

  it('stand in files under a marked id, with their sources and their version', () => {
    const file = ownAtlasData({ ...data, records: withOwnIds([record!]) });
    expect(file).toMatchObject({
      dataVersion: 'mine.csv, 2 January 2026',
      records: [{ id: 'own:later' }],
    });
    expect(file.sources['own-source-2-1']).toMatchObject({ title: 'My notes' });
  });
});

it.each([
  [[150, 0], 'north'],
  [[170, -33], 'east'],
  [[150, -37], 'near'],
  [[175, -10], 'north-east'],
  [[120, -35], 'west'],
] as const)('the sectors of the compass hold %j to the %s', (position, sector) => {
  expect(sectorLookup(subject.origin.position)([...position])).toBe(sector);
});
