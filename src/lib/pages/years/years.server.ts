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
/** What the standard rule counts. */
const countedRecords = filterRecords(index.records, view, rules);
const dataset = datasetOf(events, {
  rules,
  home: null,
  regions: null,
  newPlaceKm: set.newPlace.km,
});

/** A small map for each year, for the page and for the file of its drawings. */
export const strip = yearStrip({
  records: countedRecords,
  visits: standardVisits,
  land,
  years: yearsOf({ from: bounds.firstYear, to: bounds.lastYear }),
  groundOf: (year) => groundOutlines(dataset, {}, { from: year, to: year }).ground,
  newGroundKm2Of: (year) => curve.find((entry) => entry.year === year)?.newGroundKm2.all ?? null,
});

const partOf = (year: number) => `year-${year}`;

/** The land and the marks of each year. */
export const yearDrawings = (): Record<string, Mark[]> => ({
  land: strip.land,
  ...Object.fromEntries(strip.tiles.map(({ year, picture }) => [partOf(year), picture.marks])),
});

/** The maps of the page; the pages of all languages use the drawings of one file. */
export const tiles = (file: string): StripTile[] =>
  strip.tiles.map((tile) => ({
    ...tile,
    picture: { ...tile.picture, marks: [], file, part: partOf(tile.year) },
  }));

/** Below the title: question, counting rule, colours, projection. */
export function lead(): string {
  const rule = rules.find(({ id }) => id === view.rule);
  const explanation = m.map_years_lead({ rule: rule ? formatName(rule.name) : view.rule });
  return `${m.map_years_question()} ${explanation}`;
}

export const key = () => stripKey(strip);

export function caption({ year, records, newGroundKm2 }: StripTile): string {
  const text = records
    ? m.map_years_caption({
        records: m.count_records({ n: records }),
        area: formatKm2(newGroundKm2),
      })
    : m.map_years_none();
  return withPartYear(text, year, index.coverage.to);
}
