import { describe, expect, it } from 'vitest';
import { events } from '$lib/site/dataset/dataset.server';
import { recordPage } from './record-page.server';

const pages = events.records.map(recordPage);
const pageOf = (id: string) => pages.find(({ record }) => record.id === id)!;

describe('the page of a record', () => {
  it('has every source that the record cites, and no other', () => {
    for (const { record, sources } of pages)
      expect(new Set(sources.map(({ id }) => id))).toEqual(
        new Set(record.sources.map(({ id }) => id)),
      );
  });

  it('counts it under the core rule if that has it, else among all records', () => {
    for (const { record, numbers } of pages)
      expect(numbers.rule).toBe(record.scope === 'core' ? 'core' : 'all');
  });

  it('is linked with the editions before and after, and these link back', () => {
    for (const { editions } of pages) expect(editions.number).toBeGreaterThan(0);
    const followed = pages.filter(({ editions }) => editions.later);
    expect(followed.length).toBeGreaterThan(0);
    for (const { record, editions } of followed)
      expect(pageOf(editions.later!.id).editions.earlier?.id).toBe(record.id);
  });

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
