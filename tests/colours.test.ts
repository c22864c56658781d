import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TONES } from '#core/record/set-file';

/** The tokens of src/lib/site/palette.css, seen by everyone: contrast by WCAG 2.2, colour blindness simulated. */

type Rgb = [number, number, number];

const css = readFileSync('src/lib/site/palette.css', 'utf8');
const tokens = (side: 2 | 3): Record<string, Rgb> =>
  Object.fromEntries(
    [...css.matchAll(/--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);/g)].map(
      (match) => [
        match[1]!,
        [0, 2, 4].map(
          (start) => Number.parseInt(match[side]!.slice(start, start + 2), 16) / 255,
        ) as Rgb,
      ],
    ),
  );
const THEMES = { light: tokens(2), dark: tokens(3) };

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB. */
const BLINDNESS: Record<string, [Rgb, Rgb, Rgb]> = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** WCAG 2.2: text needs 4.5 to 1 (1.4.3), what must be seen 3 to 1 (1.4.11). */
const TEXT = ['ink', 'mute', 'accent', 'caution', 'exercise'];
const MARKS = ['exercise', 'patrol', 'earlier'];
const GROUNDS = ['paper', 'raised', 'sea', 'land'];

const pairs = (names: readonly string[]) =>
  names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));

/**
 * Colours that mean different things side by side. Distance in OKLab × 100; about 2 is the smallest
 * step seen in a side-by-side patch, small marks on a map need several times that.
 */
const TOLD_APART: [string, string, number][] = [
  ['exercise', 'patrol', 10],
  ['exercise', 'earlier', 5],
  ['patrol', 'earlier', 5],
  ['exercise-soft', 'patrol-soft', 6],
  ['exercise', 'exercise-soft', 10],
  ['patrol', 'patrol-soft', 10],
  ['accent', 'patrol', 10],
  // The accent is a line, handle or link, never a datum: without S cones only the shape tells.
  ['accent', 'exercise', 3],
  ...pairs(['land', ...TONES.map((tone) => `home-${tone}`)]).map(
    ([a, b]): [string, string, number] => [a, b, 2],
  ),
];

describe.each(Object.entries(THEMES))('in the %s theme', (theme, colour) => {
  const rgbOf = (name: string): Rgb => {
    const rgb = colour[name];
    if (!rgb) throw new Error(`palette.css has no colour --${name} in the ${theme} theme`);
    return rgb;
  };

  it('text can be read on every ground', () => {
    const weak = TEXT.flatMap((name) =>
      GROUNDS.filter((ground) => contrast(rgbOf(name), rgbOf(ground)) < 4.5).map(
        (ground) => `${name} on ${ground}: ${contrast(rgbOf(name), rgbOf(ground)).toFixed(2)}`,
      ),
    );
    expect(weak).toEqual([]);
  });

  it('marks of a kind and of earlier years, and words on the accent, can be seen', () => {
    for (const mark of MARKS)
      for (const ground of GROUNDS)
        expect(contrast(rgbOf(mark), rgbOf(ground)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(
          3,
        );
    expect(contrast(rgbOf('on-accent'), rgbOf('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgbOf('ink'), rgbOf('accent-soft'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TONES)('on the land of a partner in %s its name can be read', (tone) => {
    expect(contrast(rgbOf(`of-${tone}`), rgbOf(`home-${tone}`))).toBeGreaterThanOrEqual(4);
  });

  it.each(['sea', 'land', ...TONES.map((tone) => `home-${tone}`)])('rings show on %s', (ground) => {
    for (const ring of ['exercise-pale', 'patrol-pale'])
      expect(contrast(rgbOf(ring), rgbOf(ground)), ring).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(BLINDNESS))('colours with a meaning stay apart with %s', (blindness) => {
    const close = TOLD_APART.flatMap(([a, b, least]) => {
      const apart = distance(seen(rgbOf(a), blindness), seen(rgbOf(b), blindness));
      return apart < least ? [`${a} and ${b}: ${apart.toFixed(1)}, expected ${least}`] : [];
    });
    expect(close).toEqual([]);
  });
});

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

function contrast(a: Rgb, b: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Linear RGB as it reaches the eye. */
function seen(colour: Rgb, blindness: string): Rgb {
  const from = colour.map(linear);
  const rows = BLINDNESS[blindness] ?? [];
  return rows.map((row) =>
    Math.min(
      Math.max(
        row.reduce((sum, factor, i) => sum + factor * (from[i] ?? 0), 0),
        0,
      ),
      1,
    ),
  ) as Rgb;
}

/** Ottosson 2020, times 100. */
function distance(a: Rgb, b: Rgb): number {
  const [p, q] = [oklab(a), oklab(b)];
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
