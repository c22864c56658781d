/** Works that the formulas come from. The text begins with authors and year, if it has them. */
interface MethodSource {
  text: string;
  doi?: string;
  url?: string;
}

const SOURCES = {
  'andrew-1979': {
    text: 'A. M. Andrew (1979). Another efficient algorithm for convex hulls in two dimensions. Information Processing Letters 9(5), 216–219.',
    doi: '10.1016/0020-0190(79)90072-3',
  },
  'clopper-pearson-1934': {
    text: 'C. J. Clopper, E. S. Pearson (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26(4), 404–413.',
    doi: '10.1093/biomet/26.4.404',
  },
  'davison-hinkley-1997': {
    text: 'A. C. Davison, D. V. Hinkley (1997). Bootstrap Methods and their Application, section 4.2.5. Cambridge University Press.',
    doi: '10.1017/CBO9780511802843',
  },
  'fisher-1935': {
    text: 'R. A. Fisher (1935). The logic of inductive inference. Journal of the Royal Statistical Society 98(1), 39–82.',
    doi: '10.2307/2342435',
  },
  'gaston-fuller-2009': {
    text: 'K. J. Gaston, R. A. Fuller (2009). The sizes of species’ geographic ranges. Journal of Applied Ecology 46(1), 1–9.',
    doi: '10.1111/j.1365-2664.2008.01596.x',
  },
  h3: {
    text: 'H3, a hierarchical hexagonal grid of the globe. Uber Technologies; version 4 of the library.',
    url: 'https://h3geo.org',
  },
  'hill-1973': {
    text: 'M. O. Hill (1973). Diversity and evenness: a unifying notation and its consequences. Ecology 54(2), 427–432.',
    doi: '10.2307/1934352',
  },
  'hurlbert-1971': {
    text: 'S. H. Hurlbert (1971). The nonconcept of species diversity: a critique and alternative parameters. Ecology 52(4), 577–586.',
    doi: '10.2307/1934145',
  },
  'hyndman-fan-1996': {
    text: 'R. J. Hyndman, Y. Fan (1996). Sample quantiles in statistical packages. The American Statistician 50(4), 361–365. Type 7.',
    doi: '10.1080/00031305.1996.10473566',
  },
  'karney-2013': {
    text: 'C. F. F. Karney (2013). Algorithms for geodesics. Journal of Geodesy 87(1), 43–55. Computed with GeographicLib.',
    doi: '10.1007/s00190-012-0578-z',
  },
  'kim-2000': {
    text: 'H.-J. Kim, M. P. Fay, E. J. Feuer, D. N. Midthune (2000). Permutation tests for joinpoint regression with applications to cancer rates. Statistics in Medicine 19(3), 335–351.',
    doi: '10.1002/(SICI)1097-0258(20000215)19:3<335::AID-SIM336>3.0.CO;2-Z',
  },
  'lerman-1980': {
    text: 'P. M. Lerman (1980). Fitting segmented regression models by grid search. Applied Statistics 29(1), 77–84.',
    doi: '10.2307/2346413',
  },
  'mardia-jupp-2000': {
    text: 'K. V. Mardia, P. E. Jupp (2000). Directional Statistics, section 9.2.1. Wiley.',
    doi: '10.1002/9780470316979',
  },
  'natural-earth': {
    text: 'Natural Earth. Admin 0 countries, 1:50m and 1:110m, de facto boundaries. Public domain.',
    url: 'https://www.naturalearthdata.com',
  },
  'phipson-smyth-2010': {
    text: 'B. Phipson, G. K. Smyth (2010). Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular Biology 9(1), article 39.',
    doi: '10.2202/1544-6115.1585',
  },
  'przyborowski-wilenski-1940': {
    text: 'J. Przyborowski, H. Wilenski (1940). Homogeneity of results in testing samples from Poisson series. Biometrika 31(3/4), 313–323.',
    doi: '10.1093/biomet/31.3-4.313',
  },
  'schuirmann-1987': {
    text: 'D. J. Schuirmann (1987). A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability. Journal of Pharmacokinetics and Biopharmaceutics 15(6), 657–680.',
    doi: '10.1007/BF01068419',
  },
  'westfall-young-1993': {
    text: 'P. H. Westfall, S. S. Young (1993). Resampling-Based Multiple Testing: Examples and Methods for p-Value Adjustment. Wiley.',
  },
  'wilson-1927': {
    text: 'E. B. Wilson (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22(158), 209–212.',
    doi: '10.1080/01621459.1927.10502953',
  },
  'wolfe-1976': {
    text: 'P. Wolfe (1976). Finding the nearest point in a polytope. Mathematical Programming 11(1), 128–149.',
    doi: '10.1007/BF01580381',
  },
} as const satisfies Record<string, MethodSource>;
export type MethodSourceId = keyof typeof SOURCES;

export const METHOD_SOURCES = Object.entries<MethodSource>(SOURCES).map(([id, source]) => ({
  ...{ id, text: source.text, cite: citeOf(source.text) },
  url: source.doi ? `https://doi.org/${encodeURI(source.doi)}` : source.url,
}));

/** How the text of the page names a work: `Gaston & Fuller 2009`, or by its title without authors. */
function citeOf(text: string): string {
  const [, authors = '', year] = /^(.+?) \((\d{4})\)\./.exec(text) ?? [];
  const names = authors.split(', ').map((author) => author.replace(/^(?:[A-Z]\.[ -]?)+/, ''));
  if (!year) return /^[^.,]+/.exec(text)![0];
  return `${names.length > 2 ? `${names[0]} et al.` : names.join(' & ')} ${year}`;
}
