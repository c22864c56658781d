/** Countries whose English name has an article within a sentence. */
const WITH_ARTICLE =
  /^(?:United|Phil|Nether|Baham|Maldives|Gambia|Comoros|Central|Domin.* Rep)|Islands$|Republic of/;

/** A country's English name as it stands within a sentence, other languages as they are. */
export const inSentence = (country: string): string =>
  WITH_ARTICLE.test(country) ? `the ${country}` : country;
