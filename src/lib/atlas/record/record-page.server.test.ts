import { describe, expect, it } from 'vitest';
import { events } from '$lib/site/dataset/dataset.server';
import { recordPage } from './record-page.server';

const pages = events.records.map(recordPage);
const pageOf = (id: string) => pages.find(({ record }) => record.id === id)!;

describe('the page of a record', () => {
  it('is linked with related records both ways', () => {
    for (const { record, related } of pages) {
      const ids = related.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining((record.related ?? []).map(({ id }) => id)));
      for (const { id } of related)
        expect(pageOf(id).related.map((other) => other.id)).toContain(record.id);
    }
    expect(pages.some(({ related }) => related.length > 0)).toBe(true);
  });
});

it('what was around Joint Sea 2015 (I) has it, and Xi’s visit of 8 May, three days before', () => {
  const { items, records } = pageOf('joint-sea-2015-1').around;
  expect(items.map(({ start }) => start)).toContain('2015-05-08');
  expect(items.filter(({ sources }) => sources.length === 0)).toEqual([]);
  expect(records.map(({ id }) => id)).toContain('joint-sea-2015-1');
});
