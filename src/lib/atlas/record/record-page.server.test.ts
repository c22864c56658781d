import { describe, expect, it } from 'vitest';
import { dayNumber } from '$lib/core/record/time';
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

describe('what was around a record', () => {
  it('is within 60 days, and has a source', () => {
    const dated = pages.filter((page) => page.record.datePrecision === 'day');
    expect(dated.length).toBeGreaterThan(0);
    for (const { record, around } of dated) {
      for (const { start, end, datePrecision, sources } of around.items) {
        expect(sources.length).toBeGreaterThan(0);
        if (datePrecision !== 'day') continue;
        const gaps = [start, end ?? start].map(dayNumber).map((day) => {
          return Math.max(dayNumber(record.start) - day, day - dayNumber(record.end), 0);
        });
        expect(Math.min(...gaps), record.id).toBeLessThanOrEqual(60);
      }
      expect(around.records.map(({ id }) => id)).toContain(record.id);
    }
  });

  it('of Joint Sea 2015 (I) has Xi’s visit of 8 May, three days before', () => {
    const { around } = pageOf('joint-sea-2015-1');
    expect(around.items.map(({ start }) => start)).toContain('2015-05-08');
  });
});
