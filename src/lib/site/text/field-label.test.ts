import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '#core/record/schema';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { fieldLabel } from './field-label';

const { records } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as AtlasData;
const record = records.find(({ id }) => id === 'peace-mission-2005')!;

describe('the name of a disputed field', () => {
  it('says in words which number of which side, which place, which stage', () => {
    expect(fieldLabel('start', record)).toBe('Start');
    expect(fieldLabel('forces.bySide.CN.ships', record)).toBe('Ships (China)');
    expect(fieldLabel('forces.bySide.RU.notable', record)).toBe('Forces (Russia)');
    expect(fieldLabel('forces.total.personnel', record)).toBe('People (All sides together)');
    expect(fieldLabel('sites[0].position', record)).toBe(`Places (${record.sites[0]!.name})`);
    expect(fieldLabel('stages[1].end', record)).toBe(`End (${record.stages![1]!.name.en})`);
  });

  it('names a place in the language of the page', () => {
    for (const [locale, place] of [
      ['ru', 'Владивосток'],
      ['zh', '符拉迪沃斯托克'],
    ] as const) {
      overwriteGetLocale(() => locale);
      expect(fieldLabel('sites[0].position', record)).toContain(place);
    }
    overwriteGetLocale(() => 'en');
  });

  it('is never the path itself, for any dispute of the dataset', () => {
    const disputed = records.filter(({ disputes }) => disputes.length > 0);
    expect(disputed.length).toBeGreaterThan(0);
    for (const dispute of disputed)
      for (const { field } of dispute.disputes)
        expect(fieldLabel(field, dispute), `${dispute.id} ${field}`).not.toMatch(/[.[\]]\w/);
  });
});
