const WITH_ARTICLE =
  /^(?:United|Phil|Nether|Baham|Maldives|Gambia|Comoros|Central|Domin.* Rep)|Islands$|Republic of/;

export const inSentence = (country: string) =>
  WITH_ARTICLE.test(country) ? `the ${country}` : country;

/** Codes of former countries, which Unicode maps to their successors. */
const WITHDRAWN = new Set(
  '172 200 230 249 278 280 530 532 536 582 720 736 810 830 886 890 891'.split(' '),
);

let numericByTag: Map<string, string> | null = null;

/** ISO 3166-1 numeric for an alpha-2 code, from CLDR; undefined if there is no such country. */
export function numericCode(country: string): string | undefined {
  numericByTag ??= new Map(
    Array.from({ length: 900 }, (_, n) => String(n).padStart(3, '0'))
      .filter((code) => !WITHDRAWN.has(code))
      .map((code) => [Intl.getCanonicalLocales(`und-${code}`)[0]!, code]),
  );
  return numericByTag.get(`und-${country}`);
}
