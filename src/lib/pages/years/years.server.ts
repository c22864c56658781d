import { groundOutlines } from '$lib/core/reach/outline';
import { datasetOf } from '$lib/core/reach/dataset';
import { yearsOf } from '$lib/core/record/time';
import { formatKm2, formatName, withPartYear } from '$lib/site/text/format';
import { land } from '$lib/map/static/paint.server';
import type { Mark } from '$lib/map/static/marks';
import { stripKey, yearStrip, type StripTile } from '$lib/map/static/strip';
import { m } from '$lib/paraglide/messages';
import { standardVisits } from '$lib/site/dataset/answer.server';
import { bounds, curve, events, index, rules } from '$lib/site/dataset/dataset.server';
import { filterRecords } from '$lib/view/shown';
import { set } from '$lib/site/dataset/set';
import { defaultView } from '$lib/view/view';

const view = defaultView(bounds);
/** Under the standard rule. */
export const records = filterRecords(index.records, view, rules);
const dataset = datasetOf(events, {
  rules,
  home: null,
  regions: null,
  newPlaceKm: set.newPlace.km,
});

/** The strip of years under the standard rule, for the page and for the file of its drawings. */
export const strip = yearStrip({
  ...{ records, visits: standardVisits, land },
  years: yearsOf({ from: bounds.firstYear, to: bounds.lastYear }),
  groundOf: (year) => groundOutlines(dataset, {}, { from: year, to: year }).ground,
  newGroundKm2Of: (of) => curve.find(({ year }) => year === of)?.newGroundKm2.all ?? null,
});

const partOf = (year: number) => `year-${year}`;

/** The land and the marks of each year. */
export const yearDrawings = (): Record<string, Mark[]> => ({
  land: strip.land,
  ...Object.fromEntries(strip.tiles.map(({ year, picture }) => [partOf(year), picture.marks])),
});

/** As the page has them: every language takes its drawings from one file. */
export const tiles = (file: string): StripTile[] =>
  strip.tiles.map((tile) => ({
    ...tile,
    picture: { ...tile.picture, marks: [], file, part: partOf(tile.year) },
  }));

/** Under the title, in the language of the page: question, rule, colours, projection. */
export function lead(): string {
  const rule = rules.find(({ id }) => id === view.rule);
  const told = m.map_years_lead({ rule: rule ? formatName(rule.name) : view.rule });
  return `${m.map_years_question()} ${told}`;
}

export const key = () => stripKey(strip);

export function caption({ year, records, newGroundKm2 }: StripTile): string {
  const counted = m.count_records({ n: records });
  const told = records
    ? m.map_years_caption({ records: counted, area: formatKm2(newGroundKm2) })
    : m.map_years_none();
  return withPartYear(told, year, index.coverage.to);
}
