import { range } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { locales, overwriteGetLocale } from '$lib/paraglide/runtime';
import { standardVisits } from '$lib/site/dataset/answer.server';
import { bounds } from '$lib/site/dataset/dataset.server';
import type { Mark } from '../marks';
import { standardPoster } from './paint.server';

const exercises = standardVisits.filter(({ kind }) => kind === 'exercise');
const countOf = (status: string) => exercises.filter((visit) => visit.status === status).length;
const numberOf = (marks: readonly Mark[], layer: string) =>
  marks.filter((mark) => mark.layer === layer).length;

/** Of a slide, and of a phone. */
const SIZES = [
  { width: 1136, height: 490 },
  { width: 358, height: 0 },
];

describe('the poster', () => {
  it.each(locales.flatMap((language) => SIZES.map((size) => [language, size] as const)))(
    'names every new place and every one perhaps new, in %s within %o',
    (language, size) => {
      overwriteGetLocale(() => language);
      const { marks, width, height } = standardPoster(size, language)!;
      expect(numberOf(marks, 'name-new')).toBe(countOf('new'));
      expect(numberOf(marks, 'name-perhaps')).toBe(countOf('perhaps'));
      const key = marks.filter(({ layer, tag }) => layer === 'key' && tag === 'text');
      expect(key.length).toBeLessThanOrEqual(5);
      expect(width).toBe(size.width);
      expect(height).toBeGreaterThanOrEqual(size.height);
      overwriteGetLocale(() => 'en');
    },
  );

  it('numbers every year, and has a sign for each exercise after the first', () => {
    const { marks } = standardPoster(SIZES[0]!, 'en')!;
    const years = marks.filter(({ layer }) => layer === 'strip-year');
    expect(years.map(({ spans }) => Number(spans![0]!.text))).toEqual(
      range(bounds.firstYear, bounds.lastYear + 1),
    );
    const whole = marks.filter(({ layer, style }) => layer === 'strip-sign' && style.stroke);
    expect(whole).toHaveLength(exercises.length - 1);
  });
});
