import { describe, expect, it } from 'vitest';
import { isTested, isUntested } from '../../src/lib/core/context/claims';
import { atlases, contentOf, files, plantIn } from './plant.fixture';
import type { SourcesFile } from '../../src/lib/core/record/schema';
import { validate } from './validate';
import type { ContextFile } from '../files/context';

function plantItem(id: string, change: (item: ContextFile['items'][number]) => void): string[] {
  return plantIn('context.json', ({ items }) => change(items.find((item) => item.id === id)!));
}

function plantSource(id: string, change: (source: SourcesFile[number]) => void): string[] {
  return plantIn('context-sources.json', (sources) =>
    change(sources.find((source) => source.id === id)!),
  );
}

describe('a planted error is problems and named:', () => {
  it('a file that is missing', () => {
    const without = (file: string) => {
      const rest = new Map(files);
      rest.delete(file);
      return validate(rest, atlases.land50m).problems;
    };
    expect(without('sources.json')).toEqual([
      'sources.json is missing, expected a file of this name',
    ]);
    // A set may do without it, but not keep the sources of what it does not say.
    const sources = without('scale.json');
    expect(sources.length).toBeGreaterThan(5);
    for (const problem of sources)
      expect(problem).toMatch(
        /^context-sources\.json: .*, expected a source that something cites$/,
      );
  });

  it('a title or a place that is left in English', () => {
    const problems = plantItem('mod-2018-04', ({ title, place }) => {
      title.ru = title.en;
      place!.name.zh = place!.name.en;
    });
    expect(problems).toEqual([
      expect.stringMatching(/\.title\.ru is "Shoigu-Wei .*", expected Cyrillic letters$/),
      expect.stringMatching(/\.place\.name\.zh is "Moscow", expected Chinese characters$/),
    ]);
  });

  it('an end before its start', () => {
    expect(plantItem('zero-covid-2020', (item) => (item.end = '2019-12-31'))).toEqual([
      expect.stringContaining('.end is "2019-12-31", expected a date not before its start'),
    ]);
  });

  it('an end beside "ongoing"', () => {
    expect(plantItem('invasion-2022', (item) => (item.end = '2023-01-01'))).toEqual([
      expect.stringContaining('.ongoing is true, expected no such field'),
    ]);
  });

  it('a plan that ends before it begins', () => {
    expect(plantItem('roadmap-2017', (item) => (item.covers!.end = '2016-12-31'))).toEqual([
      expect.stringContaining('.covers.end is "2016-12-31", expected a date not before 2017-01-01'),
    ]);
  });

  it('a month given as a day within it', () => {
    const messages = plantItem('ssc-08-2013', (item) => (item.start = '2013-01-08'));
    expect(messages).toEqual([expect.stringContaining('expected the first day of its month')]);
  });

  it('items out of order', () => {
    expect(plantIn('context.json', ({ items }) => items.reverse())).toContainEqual(
      expect.stringContaining('expected an order by start and id'),
    );
  });

  it('an id used twice', () => {
    expect(plantItem('mod-2018-04', (item) => (item.id = 'cmc-2018-04'))).toContainEqual(
      expect.stringMatching(/\.id is "cmc-2018-04", expected an id not used at items\[\d+\]$/),
    );
  });

  it('general knowledge passed off as sourced', () => {
    const messages = plantItem('ssc-11-2015', (item) => {
      item.confidence = 'medium';
      item.inferred = [];
    });
    expect(messages).toEqual([
      expect.stringContaining('.confidence is "medium", expected "low", as there is no source'),
      expect.stringContaining('.inferred is [], expected "event" in it'),
    ]);
  });

  it('an arms item without its deal', () => {
    expect(plantItem('su-35', (item) => Reflect.deleteProperty(item, 'deal'))).toEqual([
      expect.stringContaining('.deal is missing, expected one for the kind arms-sale'),
    ]);
  });

  it('a round counted twice', () => {
    expect(plantItem('ssc-16-2021', (item) => (item.round = 15))).toEqual([
      expect.stringContaining('.round is 15, expected more than 15'),
    ]);
  });

  it('a link to a record that does not exist', () => {
    expect(plantItem('mod-2021-08', (item) => (item.records = ['zapad-2021']))).toEqual([
      expect.stringContaining('.records is "zapad-2021", expected the id of a record'),
    ]);
  });

  it('a year missing from the totals', () => {
    const messages = plantIn('context.json', (c) => c.armsTransfers.yearly.splice(5, 1));
    expect(messages).toEqual([expect.stringContaining('is 2006, expected 2005, the next year')]);
  });

  it('a source id that leads nowhere', () => {
    expect(plantItem('invasion-2022', (item) => item.sources.push('nobody-2022'))).toEqual([
      expect.stringMatching(/\.sources\[\d+\] is "nobody-2022", expected an id of context-sources/),
    ]);
  });

  it('a source that nothing cites', () => {
    const messages = plantIn('claims.json', (c) =>
      c.indicators.forEach((w) => (w.sources = w.sources.filter((id) => id !== 'csis-2024-07-31'))),
    );
    expect(messages).toEqual([
      expect.stringMatching(
        /^context-sources\.json: .* is "csis-2024-07-31", expected a source that/,
      ),
    ]);
  });

  it('an address that the records already cite', () => {
    const records = contentOf('sources.json');
    const { URL: taken } = records.find(({ URL }) => URL !== undefined)!;
    expect(plantSource('csis-2024-07-31', (source) => (source.URL = taken))).toEqual([
      expect.stringContaining('expected an address that no other source has'),
    ]);
  });

  it("an inferred area called the study's", () => {
    expect(plantIn('scale.json', ({ areas }) => (areas[1]!.nameBasis = 'stated'))).toEqual([
      'scale.json: areas[1].nameBasis is "stated", expected "stated" for the ends of the scale only',
    ]);
  });

  it('a rating put into the mouth of the study', () => {
    expect(plantIn('scale.json', ({ areas }) => (areas[4]!.study.rating = 'low'))).toEqual([
      expect.stringContaining('areas[4].study.rating is "low", expected none'),
      expect.stringContaining('areas[4].study.ratingWording is missing'),
    ]);
  });

  it('high confidence in an area whose name is inferred', () => {
    expect(plantIn('scale.json', ({ areas }) => (areas[3]!.confidence = 'high'))).toEqual([
      'scale.json: areas[3].confidence is "high", expected less, as the name is inferred',
    ]);
  });

  it('a claim said to repeat one that comes later', () => {
    expect(plantIn('claims.json', ({ claims }) => (claims[0]!.sameAs = 'C02'))).toEqual([
      'claims.json: claims[0].sameAs is "C02", expected an earlier claim that stands alone',
    ]);
  });

  it('a claim without a test, and one with a reason that is not on the list', () => {
    const withoutTest = plantIn('claims.json', ({ claims }) => {
      Object.assign(claims.find(isTested)!, { testable: false });
    });
    expect(withoutTest.join('\n')).toMatch(/claims\[0\]\.untested is missing/);
    const withOtherReason = plantIn('claims.json', ({ claims }) => {
      Object.assign(claims.find(isUntested)!, { untested: 'too_hard' });
    });
    expect(withOtherReason).toEqual([
      expect.stringMatching(/untested is "too_hard", expected \("criteria_not_public" \|/),
    ]);
  });

  it('an indicator without its zone', () => {
    expect(plantIn('claims.json', ({ indicators }) => (indicators[3]!.zones = []))).toEqual([
      expect.stringContaining('expected an indicator of claims.json that lists giuk-gap'),
    ]);
  });

  it('a zone drawn the wrong way round', () => {
    const messages = plantIn('watch-zones.geojson', ({ features }) =>
      (features[0]!.geometry.coordinates[0] as unknown[]).reverse(),
    );
    expect(messages).toEqual([expect.stringContaining('expected an anticlockwise ring')]);
  });

  it('an air defence zone drawn without a source', () => {
    const messages = plantIn('watch-zones.geojson', ({ features }) => {
      features.find(({ id }) => id === 'korea-air-defence-zone')!.properties.basis = 'ours';
    });
    expect(messages).toEqual([expect.stringContaining('expected "published": draw no other')]);
  });

  it('a zone that left the outline of its region', () => {
    const messages = plantIn('watch-zones.geojson', ({ features }) => {
      features.find(({ id }) => id === 'baltic')!.properties.region = 'black-sea';
    });
    expect(messages).toEqual([expect.stringContaining('expected a region of this outline')]);
  });

  it('a strait with its numbers swapped', () => {
    const messages = plantIn('straits.geojson', ({ features }) => {
      const hormuz = features.find(({ id }) => id === 'hormuz')!;
      hormuz.geometry.coordinates = [26.55, 56.4];
    });
    expect(messages).toEqual([
      expect.stringContaining('.region is "gulf-of-oman", expected the region at 26.55,56.4'),
      expect.stringContaining('.geometry is [26.55,56.4], expected a place at sea'),
    ]);
  });
});
