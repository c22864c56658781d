import type { Names } from '../record/languages';
import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import type { Site } from '../record/schema';
import { placeName } from './place-name';

const site = (name: string, position: Position, label?: Names): Site => ({
  name,
  role: 'main',
  position,
  precision: 'area',
  region: 'r',
  ...(label && { label }),
});
const record = (...sites: Site[]) => ({ name: { en: 'Mosi' }, sites });
const visit = (position: Position, isTrack = false, region: string | null = 'r') => ({
  position,
  region,
  isTrack,
});
const region =
  (en: string, ru = en) =>
  () => ({ en, ru });

describe('the short name of a place', () => {
  it('is the label of its site', () => {
    const sites = [
      site('Cape Town harbour', [18.43, -33.91], { en: 'Harbour' }),
      site('Atlantic off Cape Town', [17.9, -34], { en: 'Cape Town', ru: 'Кейптаун' }),
    ];
    const name = (language: 'en' | 'ru' | 'zh') =>
      placeName(visit([17.9, -34]), record(...sites), region('Southern Africa'), language);
    expect([name('en'), name('ru'), name('zh')]).toEqual(['Cape Town', 'Кейптаун', 'Cape Town']);
  });

  it('of a point of a track is the label of a site that lies near it', () => {
    const sites = [site('Between the islands', [140.15, 30.95], { en: 'Izu Islands' })];
    const nameAt = (position: Position) =>
      placeName(visit(position, true), record(...sites), region('Western Pacific'), 'en');
    expect(nameAt([140.6, 31.1])).toBe('Izu Islands');
    expect(nameAt([150, 31.1])).toBe('Western Pacific');
  });

  it('is else its region, up to "and" where that alone is a name', () => {
    const name = (en: string, ru: string, language: 'en' | 'ru') =>
      placeName(visit([1, 1]), record(site('x', [1, 1])), region(en, ru), language);
    expect(name('Yellow Sea and Bohai', 'Жёлтое море и Бохай', 'en')).toBe('Yellow Sea');
    expect(name('Yellow Sea and Bohai', 'Жёлтое море и Бохай', 'ru')).toBe('Жёлтое море');
    const whole = ['South and East China', 'Южный и Восточный Китай'] as const;
    expect([name(...whole, 'en'), name(...whole, 'ru')]).toEqual(whole);
  });

  it("outside all regions is the site's name up to a comma, else the record's", () => {
    const places = record(site('Aparri, Cagayan', [121.6, 18.3]));
    expect(placeName(visit([121.6, 18.3], false, null), places, () => null, 'en')).toBe('Aparri');
    expect(placeName(visit([0, 0], false, null), places, () => null, 'en')).toBe('Mosi');
  });
});
