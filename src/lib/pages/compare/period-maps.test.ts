import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { visit } from '#core/stall/verdict.fixture';
import { countsOf } from '#core/stall/counts';
import type { CompareState } from './compare.svelte';
import PeriodMaps from './PeriodMaps.svelte';

it('patrols alone have signs of their own', () => {
  const patrols = ['2015-01-01', '2021-01-01'].map((start, i) => {
    const id = `patrol-${i}`;
    const place = { places: [id], position: [130 + 20 * i, 40] as [number, number] };
    return visit(id, start, { kind: 'ship-patrol', status: 'new', ...place });
  });
  const periodFrame = { origin: [120, 40], x: 50, y: 50, pxPerKm: 0.1, rings: [] };
  const compare = {
    counts: countsOf(patrols, {
      periods: { before: { from: 2014, to: 2019 }, since: { from: 2020 } },
      year: 2022,
      limitKm: 500,
      coveredTo: '2022-12',
    }),
    visits: patrols,
    kind: 'patrol',
    records: new Map(patrols.map(({ id }) => [id, { name: id }])),
    data: { axis: { from: 2014, to: 2022 }, coverage: { to: '2022-12' }, ground: [], periodFrame },
    view: { rule: 'core' },
    fields: { rule: { standard: 'core' } },
  } as unknown as CompareState;
  const { body } = render(PeriodMaps, { props: { compare } });
  expect([...body.matchAll(/<title[^>]*>(.*?)</g)].map(([, name]) => name)).toEqual([
    'patrol-0',
    'patrol-1',
    'patrol-0',
  ]);
});
