import { expect, it } from 'vitest';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import { numericCode } from './countries';

it('every country of Natural Earth has the numeric code that Natural Earth gives it', () => {
  const codes = atlas.objects.countries.geometries.flatMap((country) =>
    'id' in country ? [String(country.id)] : [],
  );
  expect(codes.length).toBeGreaterThan(200);
  const alpha2 = codes.map((code) => Intl.getCanonicalLocales(`und-${code}`)[0]!.slice(4));
  expect(alpha2.map(numericCode)).toEqual(codes);
});

it('what is no country has none', () => {
  expect(['ZZ', 'XX', ''].map(numericCode)).toEqual([undefined, undefined, undefined]);
});
