import { describe, expect, it } from 'vitest';
import { voiceOf } from '$lib/site/text/voice';
import { patrol, record } from '../record/record.fixture';
import { DEFAULT_CHOICES } from '../reach/dataset';
import { inputWith } from './answer.fixture';
import { answerInput, kindsShown, leadOf } from './scope';

const exercises = ['a', 'b'].map((id) => record(id, '2016-01-01', [[0, 0]]));
const patrols = [patrol('p', '2019-01-01', [[0, 0]])];
const everyRecord = [...exercises, ...patrols];

describe('the kinds', () => {
  it('are shown, filtered out, elsewhere, or absent from the set', () => {
    expect(kindsShown(everyRecord, exercises, everyRecord)['ship-patrol']).toBe('filtered');
    /** Of exercises, ship patrols and flights. */
    const shown = (standard: typeof everyRecord, filtered: typeof everyRecord) =>
      Object.values(kindsShown(standard, filtered));
    expect(shown(everyRecord, exercises)).toEqual(['shown', 'elsewhere', 'absent']);
    expect(shown(exercises, exercises)).toEqual(['shown', 'absent', 'absent']);
    // A rule other than the standard one may count them.
    expect(shown(exercises, everyRecord)).toEqual(['shown', 'shown', 'absent']);
  });

  it('are led by exercises, unless these alone are left out', () => {
    const leads = [everyRecord, exercises, patrols, []].map((filtered) =>
      leadOf({ kinds: kindsShown(everyRecord, filtered) }),
    );
    expect(leads).toEqual(['exercise', 'exercise', 'ship-patrol', 'exercise']);
  });
});

describe('whose answer it is', () => {
  const filters = [
    { key: 'domains', value: 'sea', name: '' },
    { key: 'kinds', value: 'patrol', name: 'Patrols' },
    { key: 'practices', value: 'boarding', name: 'Boarding' },
  ];
  const scope = (
    records: typeof everyRecord,
    { rule = 'core', staging = false, sea = false } = {},
  ) =>
    answerInput(
      {
        ...inputWith(),
        rules: ['core', 'all'].map((id) => ({ id, name: { en: 'All records' } })),
        standard: everyRecord,
        admitted: everyRecord,
        ofAnyType: records,
        records,
      },
      {
        ...DEFAULT_CHOICES,
        rule,
        staging,
        where: sea ? { domains: ['sea'] } : {},
        newPlaceKm: 500,
        filters,
      },
      { from: 2016, to: 2019, isVerdict: true, isLatest: true },
    ).scope(voiceOf('en'));

  it('needs no naming under the standard rule, whatever of the other kind is left out', () => {
    expect([scope(everyRecord), scope(exercises)]).toEqual([null, null]);
  });

  it('is the name of another rule', () => {
    expect(scope(everyRecord, { rule: 'all' })).toBe('All records');
  });

  it('names each filter where any of the kind is left out, or places count otherwise', () => {
    const some = everyRecord.slice(1);
    expect(scope(some)).toBe('Boarding');
    expect(scope(some, { sea: true })).toBe('At sea, Boarding');
    expect(scope(some, { sea: true, rule: 'all' })).toBe('All records, at sea, Boarding');
    expect(scope(everyRecord, { staging: true })).toBe('Boarding');
  });
});
