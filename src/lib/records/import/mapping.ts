import { isMissing } from './complete';
import type { FlatRow } from './flat';
import { isPosition } from './geometry';
import { dayOrder, degrees, period, type DateOrder } from './values';

/** What a reader may say of a table: which column holds what, or one value for all. */
export const MAPPED = [
  ...(['name', 'start', 'end', 'lat', 'lng'] as const),
  ...(['kind', 'participants', 'place', 'sources', 'id'] as const),
];
export type Mapped = (typeof MAPPED)[number];

export const GRIDS = ['degrees', 'mercator'] as const;
/** What positions are written in; metres of Web Mercator (EPSG:3857) can be turned into degrees. */
export type Grid = (typeof GRIDS)[number];

export interface Mapping {
  columns: Partial<Record<Mapped, string>>;
  /** For rows whose column is empty, or that have none. */
  fixed: Partial<Record<Mapped, string>>;
  order: DateOrder;
  /** Latitude and longitude stand in each other's place. */
  swapped: boolean;
  grid: Grid;
}

/** What only the reader can know, or should look at. */
export const DOUBTS = ['name', 'start', 'place', 'order', 'swapped', 'mercator'] as const;
export type Doubt = (typeof DOUBTS)[number];

export interface Guess {
  mapping: Mapping;
  doubts: Doubt[];
}

/** Names of columns in lower case without `_`, `-`, spaces; the likelier first. */
const NAMES: Record<Mapped, readonly string[]> = {
  id: ['recordid', 'id'],
  name: [
    ...['name', 'nameen', 'title', 'event', 'eventname', 'exercise', 'exercisename', 'label'],
    ...['название', 'наименование', 'учение', 'событие', '名称', '演习', '演习名称', '标题'],
  ],
  start: [
    ...['start', 'startdate', 'datestart', 'date', 'begin', 'from', 'timestamp', 'time', 'when'],
    ...['startyear', 'year', 'начало', 'датаначала', 'дата', 'год', '开始', '开始日期', '日期'],
    ...['时间', '年份', '年'],
  ],
  end: [
    ...['end', 'enddate', 'dateend', 'until', 'to', 'finish', 'endyear', 'конец', 'окончание'],
    ...['датаокончания', '结束', '结束日期'],
  ],
  lat: ['lat', 'latitude', 'широта', '纬度', 'y', 'ycoord', 'northing'],
  lng: [...['lng', 'lon', 'long', 'longitude', 'долгота', '经度', 'x', 'xcoord', 'easting']],
  kind: ['kind', 'type', 'category', 'вид', 'тип', '类型', '种类'],
  participants: [
    ...['participants', 'countries', 'country', 'states', 'who', 'участники', 'страны'],
    ...['参与国', '参加国', '国家'],
  ],
  place: ['place', 'placename', 'location', 'site', 'sitename', 'место', '地点', '位置'],
  sources: ['sources', 'source', 'url', 'link', 'reference', 'источник', 'источники', '来源'],
};

export function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** As many rows as a guess looks at. */
const SAMPLE = 500;

/** What each column seems to hold, by its name and, where no name tells, by what is in it. */
export function guess(columns: readonly string[], rows: readonly FlatRow[]): Guess {
  const sample = rows.slice(0, SAMPLE);
  const cells = (column: string) =>
    sample.map(({ properties }) => properties[column]).filter((cell) => !isMissing(cell));
  const found: Mapping['columns'] = {};
  const free = () => columns.filter((column) => !Object.values(found).includes(column));
  for (const field of MAPPED) {
    const names = NAMES[field];
    const known = free()
      .map((column) => ({ column, rank: names.indexOf(plain(column)) }))
      .filter(({ column, rank }) => rank >= 0 && cells(column).length > 0)
      .sort((a, b) => a.rank - b.rank);
    if (known[0]) found[field] = known[0].column;
  }
  const most = (column: string, test: (cell: unknown) => boolean) => {
    const all = cells(column);
    return all.length > 0 && all.filter(test).length >= 0.8 * all.length;
  };
  const isDrawn = sample.some(({ shapes }) => shapes && hasShapes(shapes));
  found.start ??= free().find((column) => most(column, (cell) => period(cell) !== null));
  found.name ??= free().find((column) =>
    most(column, (cell) => typeof cell === 'string' && /\p{L}{2}/u.test(cell)),
  );
  const { start, end, lat, lng } = found;
  const given = sample.flatMap(({ properties, shapes }) => [
    ...(shapes ? [...shapes.points, ...shapes.lines.flat(), ...shapes.areas.flat()] : []),
    ...(lat && lng ? [[degrees(properties[lng]), degrees(properties[lat])]] : []),
  ]);
  const pairs = given.filter(isPosition);
  const grid = looksProjected(pairs) ? 'mercator' : 'degrees';
  const isOff = outside(pairs) > pairs.length / 2;
  const swapped = grid === 'degrees' && isOff && !outside(pairs.map(([x, y]) => [y, x]));
  const orders = [start, end].flatMap((column) => (column ? cells(column).map(dayOrder) : []));
  const order = orders.includes('mdy') && !orders.includes('dmy') ? 'mdy' : 'dmy';
  const isOpen = orders.includes('both') && !orders.includes('mdy') && !orders.includes('dmy');
  const mapping: Mapping = { columns: found, fixed: {}, order, swapped, grid };
  const doubts: Record<Doubt, boolean> = {
    name: !found.name,
    start: !start,
    place: !isDrawn && !(lat && lng) && !columns.some((name) => plain(name) === 'sites'),
    order: isOpen,
    swapped,
    mercator: grid === 'mercator',
  };
  return { mapping, doubts: DOUBTS.filter((doubt) => doubts[doubt]) };
}

const hasShapes = ({ points, lines, areas }: NonNullable<FlatRow['shapes']>) =>
  points.length + lines.length + areas.length > 0;

const outside = (pairs: readonly [number, number][]) =>
  pairs.filter(([lng, lat]) => Math.abs(lat) > 90 || Math.abs(lng) > 360).length;

/** Half the length of the equator in Web Mercator, m. */
const MERCATOR_M = Math.PI * 6378137;

function looksProjected(pairs: readonly [number, number][]): boolean {
  const far = pairs.filter(([x, y]) => Math.abs(x) > 1000 || Math.abs(y) > 1000);
  return far.length > 0.8 * pairs.length;
}

/** A pair as written, in degrees. */
export function toDegrees(
  [x, y]: [number, number],
  { swapped, grid }: Pick<Mapping, 'swapped' | 'grid'>,
): [lng: number, lat: number] {
  if (swapped) [x, y] = [y, x];
  if (grid === 'degrees') return [x, y];
  const latitude = (Math.atan(Math.sinh((y / MERCATOR_M) * Math.PI)) * 180) / Math.PI;
  const round = (value: number) => Math.round(value * 1e7) / 1e7;
  return [round((x / MERCATOR_M) * 180), round(latitude)];
}
