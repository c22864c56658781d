import type { EventFile } from '../../geodata/schema';

/** Exercises that nobody held, at places of an archipelago: year, place, longitude, latitude. */
const EXERCISES: readonly (readonly [year: number, name: string, lng: number, lat: number])[] = [
  [2002, 'off Tawi-Tawi', 119.9, 5],
  [2004, 'off Davao', 125.8, 6.5],
  [2005, 'off Manado', 124.6, 1.7],
  [2006, 'off Jolo', 121, 6.3],
  [2007, 'off Tarakan', 117.9, 3.3],
  [2008, 'off Cebu', 124, 10],
  [2009, 'off Puerto Princesa', 118.9, 9.7],
  [2010, 'off Ternate', 127.2, 0.8],
  [2011, 'off Iloilo', 122.7, 10.5],
  [2012, 'off Palu', 119.6, -0.4],
  [2013, 'off Subic', 120, 14.7],
  [2014, 'off Ambon', 128, -3.9],
  [2016, 'off Manado', 124.7, 1.8],
  [2017, 'off Davao', 125.7, 6.4],
  [2018, 'off Makassar', 119.2, -5.2],
  [2019, 'off Cebu', 124.1, 10.1],
  [2020, 'off Jolo', 121.1, 6.2],
  [2021, 'off Tarakan', 118, 3.4],
  [2022, 'off Ternate', 127.1, 0.7],
  [2023, 'off Subic', 120.1, 14.6],
  [2025, 'off Manado', 124.6, 1.9],
];
/** The bounds of one that is known only to a gulf. */
const GULF: EventFile['sites'][number]['within'] = {
  ring: [
    [122, 6],
    [124, 6],
    [124, 7.5],
    [122, 7.5],
    [122, 6],
  ],
};

/** The twenty-six records beside the one that docs/new-set.md shows. */
export function othersOf(shown: EventFile): EventFile[] {
  const other = (id: string, year: number, changes: Partial<EventFile>): EventFile => ({
    ...shown,
    id,
    start: `${year}-06-03`,
    end: `${year}-06-07`,
    ...changes,
  });
  const siteAt = (name: string, lng: number, lat: number): EventFile['sites'][number] => ({
    ...shown.sites[0]!,
    name,
    label: { en: name.replace(/^off /, '') },
    position: [lng, lat],
  });
  const patrol = (year: number, changes: Partial<EventFile>): EventFile =>
    other(`patrol-${year}`, year, {
      name: { en: `Patrol ${year}` },
      kind: 'patrol',
      start: `${year}-10-01`,
      end: `${year}-10-09`,
      ...changes,
    });
  const track = (...positions: [number, number][]): EventFile['track'] => ({
    craft: 'ship',
    precision: 'area',
    basis: 'invented',
    waypoints: positions.map((position) => ({ position, status: 'inferred' })),
  });
  return [
    ...EXERCISES.map(([year, name, lng, lat]) =>
      other(`isles-${year}`, year, {
        name: { en: `Isles ${year}` },
        sites: [siteAt(name, lng, lat)],
      }),
    ),
    other('isles-2015', 2015, {
      name: { en: 'Isles 2015' },
      sites: [
        {
          ...siteAt('place not published', 122, 5),
          label: undefined,
          role: 'unpublished',
          precision: 'sea',
        },
      ],
    }),
    other('isles-2024', 2024, {
      name: { en: 'Isles 2024' },
      sites: [{ ...siteAt('Moro Gulf', 123, 6.8), precision: 'sea', within: GULF }],
    }),
    patrol(2012, {
      sites: [siteAt('Sulu Sea', 120.5, 7.5)],
      trackAbsent: 'No report names more than the sea.',
    }),
    patrol(2018, {
      sites: [siteAt('Celebes Sea', 122, 4)],
      track: track([119.5, 4.5], [124.5, 3.5]),
    }),
    patrol(2023, {
      sites: [siteAt('Molucca Sea', 126.3, 1.2)],
      track: track([123, 4.2], [125.8, 3.9], [126.3, 1.2], [126.5, -1]),
    }),
  ];
}
