import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWindow } from '$lib/core/record/time-window';
import { readQuery, standardView, writeQuery } from '$lib/site/query';
import { LEVELS, contextFields, type ContextView } from './context-link';

const bounds = {
  window: { from: 12 * 2003, to: 12 * 2026 + 11 },
  items: ['summit-2022-02', 'treaty-2001'],
  areas: ['consultation', 'exercises', 'basing'],
};
const fields = contextFields(bounds);
const standard = standardView<ContextView>(fields);
const decode = (query: string) => readQuery<ContextView>(new URLSearchParams(query), fields);
const encode = (view: ContextView) => writeQuery<ContextView>(view, fields);

const views = fc.record({
  time: fc
    .tuple(fc.integer({ min: 12 * 2003, max: 12 * 2026 }), fc.integer({ min: 3, max: 288 }))
    .map(([from, months]) => fitWindow(from, months, bounds.window)),
  item: fc.constantFrom(null, ...bounds.items),
  rate: fc
    .record(Object.fromEntries(bounds.areas.map((area) => [area, fc.constantFrom(...LEVELS)])), {
      requiredKeys: [],
    })
    .map((ratings) => ({ ...ratings })),
});

describe('a link to the context', () => {
  it('of nothing chosen has no query, and no query chooses nothing', () => {
    expect(encode(standard)).toBe('');
    expect(decode('')).toEqual(standard);
  });

  it('brings back every choice', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(decode(encode(view))).toEqual(view);
      }),
    );
  });

  it('is as a reader would type it', () => {
    const view = {
      time: { from: 12 * 2019 + 2, to: 12 * 2021 + 5 },
      item: 'summit-2022-02',
      rate: { exercises: 'high', consultation: 'moderate-high' },
    } as const;
    expect(encode(view)).toBe(
      '?time=2019-03..2021-06&item=summit-2022-02&rate=consultation:moderate-high,exercises:high',
    );
    expect(decode('time=2014..2019').time).toEqual({ from: 12 * 2014, to: 12 * 2019 + 11 });
  });

  it.each([
    ['time=2021-06..2019-03', 'ends before it begins'],
    ['time=1999..2005', 'begins before the records'],
    ['time=2019-13..2020-02', 'is no month'],
    ['time=2020-01..2020-01', 'is too short to draw'],
    ['time=soon&item=unknown&rate=exercises', 'has no words of ours'],
    ['rate=exercises:5,moon:high,:,:high', 'rates what does not exist, or by other words'],
  ])('that is wrong opens as the standard one: %s %s', (query) => {
    expect(decode(query)).toEqual(standard);
  });

  it('keeps what is right beside what is wrong', () => {
    expect(decode('rate=moon:high,basing:none&time=x&item=treaty-2001&year=2016')).toEqual({
      ...standard,
      item: 'treaty-2001',
      rate: { basing: 'none' },
    });
  });
});
