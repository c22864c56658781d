import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventFile, source } from '#core/record/schema';
import { EMPTY, faultsOf, filesOf, type Draft } from './draft';

const like = { series: 'joint-sea', scope: 'core', framework: 'bilateral', name: { en: 'Other' } };
const draft: Draft = {
  ...EMPTY,
  name: 'Éastern Shield',
  start: '2026-09-12',
  end: '2026-09-19',
  domains: ['sea'],
  participants: 'ru, cn',
  place: 'Taiwan Strait',
  title: 'Fleets meet',
  URL: 'https://www.example.org/news/1',
  issued: '2026-09-20',
};
const check = (change: Partial<Draft>, region: string | null = null) => {
  const files = filesOf(
    { ...draft, ...change },
    { position: [119.5, 24.5], region },
    like,
    '2026-10-01',
  );
  return { files, faults: faultsOf({ ...draft, ...change }, files) };
};

describe('a draft', () => {
  it.each([null, 'south-china-sea'])(
    'is a record and a source as the schema has them: %s',
    (region) => {
      const { files, faults } = check({}, region);
      expect(faults.size).toBe(0);
      expect(v.parse(eventFile, files.event)).toMatchObject({
        id: 'eastern-shield-2026',
        participants: ['CN', 'RU'],
        sites: [{ name: 'Taiwan Strait', position: [119.5, 24.5], precision: 'area' }],
        sources: [{ id: 'example-org-2026-09-20' }],
      });
      expect(v.parse(source, files.source)).toMatchObject({
        id: 'example-org-2026-09-20',
        issued: { 'date-parts': [[2026, 9, 20]] },
        URL: 'https://www.example.org/news/1',
      });
    },
  );

  it.each<[keyof Draft, Draft[keyof Draft], unknown]>([
    ['name', '', undefined],
    ['name', '演习', '-2026'],
    ['start', '2026-02-30', '2026-02-30'],
    ['end', '2026-09-01', '2026-09-01'],
    ['domains', [], undefined],
    ['participants', 'China', 'CHINA'],
    ['place', '', undefined],
    ['title', '', undefined],
    ['URL', 'example', 'example'],
    ['URL', 'ftp://example.org', 'ftp://example.org'],
  ])('with the %s %j is told the field and its value', (field, typed, value) => {
    expect([...check({ [field]: typed }).faults]).toContainEqual([field, value]);
  });
});
