import { describe, expect, it } from 'vitest';
import type { AtlasData, AtlasRecord, Source } from '../src/lib/core/record/record';
import { report } from './report';

const source = (id: string, publisher: string, sourceType = 'state-media'): Source => ({
  id,
  type: 'article-newspaper',
  title: id,
  'container-title': publisher,
  language: id.slice(0, 2),
  custom: { sourceType: sourceType as Source['custom']['sourceType'], link: false },
});

const sources = [
  source('ru-1', 'TASS via VPK.name'),
  source('ru-2', 'TASS'),
  source('en-1', 'Gazeta.ru, from TASS'),
  source('en-2', 'Reuters', 'independent'),
  source('en-3', 'A blog', 'secondary'),
  source('zh-1', 'China MND', 'official'),
];

const record = (id: string, year: number, cited: string[], more: Partial<AtlasRecord> = {}) =>
  ({
    id,
    name: { en: id },
    kind: 'exercise',
    start: `${year}-05-01`,
    datePrecision: 'day',
    sites: [{ role: 'main', precision: 'sea' }],
    track: null,
    forces: {},
    disputes: [],
    confidence: 'high',
    participants: ['CN', 'RU'],
    practices: [],
    firsts: [],
    sources: cited.map((cite) => ({ id: cite, supports: ['dates'] })),
    ...more,
  }) as unknown as AtlasRecord;

const data = {
  dataVersion: 'v',
  records: [
    record('one-voice', 2010, ['ru-1', 'ru-2', 'en-1', 'en-3']),
    record('two-voices', 2012, ['ru-2', 'en-2'], {
      name: { en: 'b', ru: 'б' },
      forces: { bySide: { RU: { ships: 1 }, CN: { notable: ['a frigate'] } } },
    }),
    record('official', 2012, ['zh-1'], { kind: 'patrol', datePrecision: 'month' }),
  ],
  sources: Object.fromEntries(sources.map((s) => [s.id, s])),
} as unknown as AtlasData;

const lines = report(data).split('\n');
const line = (start: string) => lines.find((l) => l.trim().startsWith(start))?.trim();

describe('the report', () => {
  it('counts by year and kind and keeps the place of an empty year', () => {
    expect(line('2011')).toMatch(/^2011( +0){6}$/);
    expect(line('2012')).toMatch(/^2012 +1 +0 +0 +1 +0 +2$/);
  });

  it('takes one text under several roofs for one voice, and a blog for none', () => {
    expect(line('two independent sources')).toMatch(/ 1 +33 %$/);
  });

  it('counts sources by who speaks', () => {
    expect(line('an official source')).toMatch(/ 1 +33 %$/);
    expect(line('a source not run by a state')).toMatch(/ 1 +33 %$/);
  });

  it('counts records by confidence and by the language of their names', () => {
    expect(line('high')).toMatch(/^high +3 +0 +1$/);
    expect(line('Russian')).toMatch(/^Russian +1 +0 +2$/);
  });

  it('asks for numbers of both sides, not for a named ship', () => {
    expect(line('numbers or units of forces')).toMatch(/ 1 +33 %$/);
    expect(line('numbers for both')).toMatch(/ 0 +0 %$/);
  });

  it('counts a language once a record', () => {
    expect(line('en')).toMatch(/^en +2 +67 %$/);
    expect(line('ru')).toMatch(/^ru +2 +67 %$/);
  });

  it('counts citations field by field, among the records that say something there', () => {
    const at = lines.indexOf('Citations that support');
    expect(lines.slice(at + 1, at + 7).map((l) => l.trim().replace(/ +/g, ' '))).toEqual([
      'dates 3 of 3 100 %',
      'place 0 of 3 0 %',
      'participants 0 of 3 0 %',
      'forces 0 of 1 0 %',
      'practices 0 of 0 –',
      'firsts 0 of 0 –',
    ]);
  });

  it('shows no share of nothing', () => {
    expect(line('waypoints dated')).toMatch(/0 of 0 +–$/);
  });

  it('names the weakest record first, with what it lacks', () => {
    const at = lines.indexOf('Weakest records');
    expect(lines[at + 1]).toMatch(
      /official +one voice or none \(a second publisher\), only copies/,
    );
  });
});
