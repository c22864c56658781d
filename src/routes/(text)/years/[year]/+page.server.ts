import { error } from '@sveltejs/kit';
import { yearsOverlapped } from '$lib/core/record/time';
import { rules } from '$lib/site/dataset.server';
import { caption, records, strip } from '$lib/pages/years/years.server';

export const entries = () => strip.tiles.map(({ year }) => ({ year: String(year) }));

export function load({ params: { year } }) {
  const tile = strip.tiles.find((one) => String(one.year) === year);
  if (!tile) error(404, `/years/${year}`);
  const shown = records.filter((record) => yearsOverlapped(record).includes(tile.year));
  return {
    ...{ year: tile.year, caption: caption(tile), rule: rules[0]!.name },
    records: shown.map(({ id, name, start, end, datePrecision }) => {
      return { id, name, start, end, datePrecision };
    }),
  };
}
