import { describe, expect, it } from 'vitest';
import { rules } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import { vocabulary } from '$lib/site/dataset/vocabulary';
import { tidy } from '../../../../geodata/add-record/tidy';
import { buildLayers } from '../../../../geodata/build/build';
import { atlases, contentOf, files as ours } from '../../../../geodata/checks/plant.fixture';
import { checkStored } from '../own/own-record';
import { EMPTY, faultsOf, filesOf, ownRecordOf, type Draft, type DraftPlace } from './draft';

const data = { set, vocabulary, rules };
const strait: DraftPlace = {
  position: [119.5, 24.5],
  region: null,
  like: { series: 'joint-sea', scope: 'core', framework: 'bilateral', name: { en: 'Other' } },
};
const draft: Draft = {
  ...EMPTY,
  name: 'Éastern Shield',
  name_ru: 'Восточный щит',
  name_zh: '东方之盾',
  start: '2026-09-12',
  end: '2026-09-19',
  domains: ['sea'],
  participants: 'ru, cn',
  place: 'Drill Bank',
  place_ru: 'Банка',
  place_zh: '沙洲',
  title: 'Fleets meet',
  URL: 'https://www.example.org/news/1',
  language: 'en',
  issued: '2026-09-20',
};
function check(change: Partial<Draft>, place: Partial<DraftPlace> = {}) {
  const changed = { ...draft, ...change };
  const files = filesOf(changed, { ...strait, ...place }, data, '2026-10-01');
  return { files, faults: faultsOf(changed, files, data) };
}

describe('a draft', () => {
  it.each<[string, Partial<Draft>, Partial<DraftPlace>, object]>([
    ['of two states', {}, {}, { id: 'eastern-shield-2026', framework: 'bilateral' }],
    [
      'of three, with its year in the name',
      { name: '2026 in the Arabian Sea', participants: 'RU IR CN', language: 'ru' },
      { position: [62, 20] },
      { id: '2026-in-the-arabian-sea', framework: 'trilateral', ours: ['zh'] },
    ],
    [
      'of more, long ago',
      { participants: 'BR CN RU ZA', series: 'mosi', start: '2025-01-02', end: '', issued: '' },
      { position: [18.2, -34.3] },
      { id: 'eastern-shield-2025', framework: 'multilateral', end: '2025-01-02' },
    ],
    [
      'of a patrol in a sea',
      { kind: 'patrol' },
      { position: [125, 29], region: 'east-china-sea' },
      { track: null },
    ],
  ])('%s passes what add-record asks as it comes out', (_, change, place, expected) => {
    const { files, faults } = check(change, place);
    expect([...faults]).toEqual([]);
    expect(files.event).toMatchObject(expected);
    const put = new Map([
      ...ours,
      [`${files.folder}/${files.event.id}.json`, JSON.stringify(files.event)],
      ['sources.json', JSON.stringify([...contentOf('sources.json'), files.source])],
      ['places.json', JSON.stringify({ ...contentOf('places.json'), ...files.places })],
    ]);
    const tidied = tidy(put, undefined, '2026-12-02', 'Tried.');
    expect(buildLayers(new Map([...put, ...tidied]), atlases).problems).toEqual([]);
  });

  it('can be a record of one’s own', () => {
    const record = ownRecordOf(check({}).files);
    expect(checkStored([record])).toMatchObject({ records: [{ id: record.id }], dropped: 0 });
  });

  it.each<[keyof Draft, Draft[keyof Draft], unknown]>([
    ['name', '', undefined],
    ['name', '演习', '-2026'],
    ['name_ru', '', undefined],
    ['start', '2026-02-30', '2026-02-30'],
    ['end', '2026-09-01', '2026-09-01'],
    ['end', '2099-01-01', '2099-01-01'],
    ['domains', [], undefined],
    ['participants', 'China', 'CHINA'],
    ['participants', 'RU', 'RU'],
    ['place_ru', 'Bank', 'Bank'],
    ['language', '', undefined],
    ['URL', 'ftp://example.org', 'ftp://example.org'],
    ['issued', '2026-01-01', '2026-01-01'],
  ])('with the %s %j is told the field and its value', (field, typed, value) => {
    expect([...check({ [field]: typed }).faults]).toContainEqual([field, value]);
  });

  it('of a kind that no rule names with its scope is told so', () => {
    expect([...check({ kind: 'competition', scope: 'core' }).faults]).toEqual([['scope', 'core']]);
  });
});
