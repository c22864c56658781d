import { describe, expect, it } from 'vitest';
import type { Claim } from '#core/context/claims';
import { record } from '#core/record/record.fixture';
import type { AtlasData, Source } from '#core/record/schema';
import { documents } from './documents';
import { buildIndex, search } from './search';

const site = (name: string) => ({ name, region: 'south-china-sea' });
const source = (id: string, title: string, language: string, publisher: string): Source => ({
  id,
  type: 'article-newspaper',
  title,
  language,
  publisher,
  custom: { sourceType: 'independent', link: false },
});

const data: Pick<AtlasData, 'records' | 'sources'> = {
  records: [
    record(
      'joint-sea-2016',
      ['2016-09-12', '2016-09-19'],
      [site('Zhanjiang'), site('South China Sea off Guangdong')],
      {
        name: { en: 'Joint Sea 2016', ru: 'Морское взаимодействие-2016', zh: '海上联合-2016' },
        forces: { bySide: { RU: { notable: ['large ASW ship Admiral Tributs'] } } },
        sources: [{ id: 'usni', supports: ['dates'] }],
      },
    ),
    record('joint-sea-2017', ['2017-07-21', '2017-09-26'], [site('Vladivostok')], {
      name: { en: 'Joint Sea 2017', ru: 'Морское взаимодействие-2017', zh: '海上联合-2017' },
    }),
    record('peace-mission-2014', ['2014-08-24', '2014-08-29'], [], {
      name: { en: 'Peace Mission 2014', ru: 'Мирная миссия-2014', zh: '和平使命-2014' },
      series: 'peace-mission',
      participants: ['CN', 'KZ', 'RU'],
    }),
  ],
  sources: {
    usni: source('usni', 'China, Russia start Joint Sea drills', 'en', 'USNI News'),
    ja: source('ja', '中国及びロシア艦艇の動向について', 'ja', 'Japan Joint Staff'),
  },
};
const regions = [
  { id: 'south-china-sea', name: { en: 'South China Sea', ru: 'Южно-Китайское море', zh: '南海' } },
];
const claims = [
  { id: 'C03', short: { en: 'Little growth' }, text: 'Little sign of further growth' } as Claim,
];
const pages = [
  {
    path: '/findings',
    name: { en: 'Did expansion stall?', ru: 'Остановилось ли расширение?', zh: '扩展是否停滞？' },
    about: [],
  },
];
const index = buildIndex(documents({ ...data, regions, claims, pages, items: [] }));
const find = (query: string, locale: 'en' | 'ru' | 'zh' = 'en') => search(index, query, locale);
const keys = (query: string) =>
  find(query).groups.flatMap(({ hits }) => hits.map(({ document }) => document.key));

describe('search', () => {
  it.each([
    // A record by its name in any of three scripts.
    ['взаимодействие 2016', ['records/joint-sea-2016']],
    ['海上联合 2016', ['records/joint-sea-2016']],
    // A place unfinished or misspelt.
    ...['zhanj', 'zhanjang', 'ZHANJIANG'].map((query) => [query, ['records/joint-sea-2016']]),
    // A ship in Latin and Russian letters; a third participant.
    ...['tributs', 'Трибуц', 'адмирал трибуц'].map((query) => [query, ['records/joint-sea-2016']]),
    ...['Kazakh', 'Казахстан', '哈萨克'].map((query) => [query, ['records/peace-mission-2014']]),
    // A source by its publisher; a claim by its number.
    ['usni', ['sources/usni']],
    ['c03', ['claims/C03']],
    // One short or Chinese word or year is never taken for another; as written comes before another.
    ...['small', 'stalk', '海军训练'].map((query) => [query, []]),
    ['2016', ['records/joint-sea-2016']],
    ['drille', ['sources/usni']],
    ['drills', ['sources/usni']],
  ] as [string, string[]][])('finds for "%s" %j', (query, expected) => {
    expect(keys(query)).toEqual(expected);
  });

  it('finds a region with its records, and a page by its heading', () => {
    const wanted = ['regions/south-china-sea', 'records/joint-sea-2016'];
    expect(keys('南海')).toEqual(expect.arrayContaining(wanted));
    expect(find('stall').groups[0]?.hits[0]?.document.href).toBe('/findings');
  });

  it('says so when only some of the words are found', () => {
    const results = find('joint sea 2061');
    expect(results.loose).toBe(true);
    expect(results.groups[0]?.hits.map(({ document }) => document.key)).toEqual([
      'records/joint-sea-2016',
      'records/joint-sea-2017',
    ]);
    expect(find('joint sea').loose).toBe(false);
  });

  it.each(['', '   ', '–—!', '""'])('finds nothing for a query without words: "%s"', (query) => {
    expect(find(query)).toEqual({ groups: [], loose: false });
  });

  it('counts all hits of a group but lists no more than asked', () => {
    const results = search(index, 'joint', 'en', { records: 1, sources: 1 });
    expect(results.groups.map(({ group, hits, total }) => [group, hits.length, total])).toEqual([
      ['records', 1, 2],
      ['sources', 1, 2],
    ]);
  });

  it('shows the title in the language of the reader and the line that matched', () => {
    const hit = find('tributs', 'ru').groups[0]?.hits[0];
    expect(hit?.title).toEqual([{ text: 'Морское взаимодействие-2016', isMatch: false }]);
    expect(hit?.line?.field).toBe('ship');
    expect(hit?.line?.parts.find(({ isMatch }) => isMatch)?.text).toBe('Tributs');
  });

  it('needs no further line where the title says why, and marks there all that matched', () => {
    const hit = find('海上联合 2016', 'zh').groups[0]!.hits[0]!;
    expect(hit.line).toBeNull();
    expect(hit.title).toEqual([
      { text: '海上联合', isMatch: true },
      { text: '-', isMatch: false },
      { text: '2016', isMatch: true },
    ]);
  });

  // Spellings of the GEOnet and USNI texts, BGN/PCGN without its apostrophes.
  it.each([
    ['Хабаровск', 'Khabarovsk'],
    ['Пересвет', 'Peresvet'],
    ['Шапошников', 'Shaposhnikov'],
    ['Щедрый', 'Shchedryy'],
    ['Забайкалье', 'Zabaykale'],
    // Without case, accents and width.
    ['ЁЛАН', 'elan'],
    ['ÉLAN', 'elan'],
    ['２０１６', '2016'],
  ])('finds for %s what is written %s', (query, text) => {
    const document = { key: 'a', group: 'items' as const, href: '', title: { en: '' } };
    const small = buildIndex([{ ...document, lines: { name: [text] } }]);
    expect(search(small, query, 'en').groups).toHaveLength(1);
  });
});
