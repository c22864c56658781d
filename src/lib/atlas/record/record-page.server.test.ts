import { describe, expect, it } from 'vitest';
import { PARTNERS } from '$lib/core/record/model';
import { events } from '$lib/site/dataset.server';
import { recordPage } from './record-page.server';

const pages = events.records.map(recordPage);
const core = pages.filter(({ added }) => added.rule.id === 'core' && added.placed);
const years = [...new Set(core.map(({ added }) => added.year))];
const pageOf = (id: string) => pages.find(({ record }) => record.id === id)!;

describe('the page of a record', () => {
  it('has every source that the record cites', () => {
    for (const { record, sources } of pages)
      expect(sources.map(({ id }) => id)).toEqual(record.sources.map(({ id }) => id));
  });

  it('counts it under the core rule if that has it, else among all records', () => {
    for (const { record, added } of pages)
      expect(added.rule.id).toBe(record.scope === 'core' ? 'core' : 'all');
  });

  it('calls a record a new place beyond the limit, and none before there was anything', () => {
    for (const { added } of pages) {
      expect(added.isNewPlace).toBe((added.frontierKm ?? 0) > added.newPlaceKm);
      expect(added.newGroundKm2).toBeLessThanOrEqual(added.footprintKm2);
    }
    expect(pageOf('coalition-2003').added).toMatchObject({ frontierKm: null, isFrontier: false });
  });

  it.each(years)('names one frontier of %i, the record farthest from all earlier ones', (year) => {
    const all = core.filter(({ added }) => added.year === year).map(({ added }) => added);
    const farthest = Math.max(...all.map(({ frontierKm }) => frontierKm ?? -1));
    const named = all.filter(({ isFrontier }) => isFrontier);
    expect(named.map(({ frontierKm }) => frontierKm)).toEqual(farthest < 0 ? [] : [farthest]);
  });

  it.each(PARTNERS)('names the record farthest from %s in a year, with the place', (partner) => {
    for (const year of years) {
      const all = core
        .filter(({ added }) => added.year === year)
        .map(({ added }) => added.farthest[partner]!);
      const most = Math.max(...all.map(({ km }) => km));
      const named = all.filter(({ isFarthest }) => isFarthest);
      expect(named.map(({ km }) => km)).toEqual(most > 0 ? [most] : []);
    }
  });

  it('is linked with the editions before and after, and these link back', () => {
    for (const { record, editions } of pages) {
      const later = editions.later && pageOf(editions.later.id);
      if (later) expect(later.editions.earlier?.id).toBe(record.id);
      expect(editions.number).toBeGreaterThan(0);
    }
  });

  it('is linked with related records both ways', () => {
    for (const { record, related } of pages) {
      expect(related.map(({ id }) => id)).toEqual(
        expect.arrayContaining((record.related ?? []).map(({ id }) => id)),
      );
      for (const { id } of related)
        expect(pageOf(id).related.map((other) => other.id)).toContain(record.id);
    }
  });

  it('tells that Joint Sea 2015 (I), 11 to 21 May, began three days after Xi came on 8 May', () => {
    const { around } = pageOf('joint-sea-2015-1');
    const visit = around.items.find(({ start }) => start === '2015-05-08')!;
    expect(visit).toMatchObject({ lane: 'summit', days: -3 });
    expect(visit.sources.length).toBeGreaterThan(0);
    expect(around.standing.map(({ start }) => start)).toContain('2014-07-31');
  });
});
