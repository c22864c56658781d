import { error } from '@sveltejs/kit';
import { yearsOverlapped } from '$lib/core/record/time';
import { strip, caption } from '$lib/pages/years/years.server';
import { index } from '$lib/site/dataset.server';

export const entries = () => strip.tiles.map(({ year }) => ({ year: String(year) }));

export function load({ params: { year } }) {
  const tile = strip.tiles.find((one) => String(one.year) === year);
  if (!tile) error(404, `/years/${year}`);
  const records = index.records.filter((record) => yearsOverlapped(record).includes(tile.year));
  return {
    ...{ year: tile.year, caption: caption(tile) },
    records: records.map(({ id, name, start, end, datePrecision }) => {
      return { id, name, start, end, datePrecision };
    }),
  };
}
