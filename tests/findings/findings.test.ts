/** What holds for every finding, and verdicts that a second reading asked for. */
import { describe, expect, it } from 'vitest';
import type { ClaimsFile } from '#core/context/claims-file';
import { buildLayers } from '../../geodata/build/build';
import { atlases, contentOf, files, layersOf } from '../../geodata/checks/plant.fixture';
import { isTested } from '#core/context/claims';
import { findings } from '../../geodata/analysis/findings';
import type { AtlasData } from '#core/record/schema';
import { atlas, claims, context, evidence } from './evidence.fixture';

const results = findings(claims, evidence);
const resultOf = (claim: string) => results.find(({ claimId }) => claimId === claim)!;

describe('findings', () => {
  it('refer only to records, items and years that exist, without NaN', () => {
    const existing = new Set([
      ...atlas.records.map(({ id }) => id),
      ...context.items.map(({ id }) => id),
      ...context.armsTransfers.yearly.map(({ year }) => `${year}-01-01`),
    ]);
    for (const { counted } of results) for (const id of counted) expect(existing).toContain(id);
    expect(JSON.stringify(results)).not.toMatch(/NaN|Infinity|undefined/);
  });

  // No test weighs them: opposite in four of eight years; nine years.
  it.each(['C05', 'C06'])('of %s: too few', (id) => {
    expect(resultOf(id).verdict).toBe('too-few');
  });

  it.each(['C18', 'C22', 'C29'])('of %s: by its odds, whatever the power if small', (id) => {
    const { chance, verdict, inPart } = resultOf(id);
    const { oneSided, power } = chance!;
    const silent = power && power.share < 0.5 ? 'too-few' : 'not-supported';
    const leaning = oneSided < 1 / 40 ? 'supported' : 'mixed';
    expect(verdict).toBe(oneSided < 1 / 10 ? leaning : silent);
    expect(inPart).toBe(verdict === 'mixed' ? 'leans' : undefined);
  });

  it('call no cause shown, however clear the count', () => {
    const fell = claims.filter(isTested).filter(({ check }) => check.cause);
    expect(fell.length).toBeGreaterThan(0);
    for (const { id } of fell) expect(resultOf(id).verdict).not.toBe('supported');
  });

  it('are noted by the build where a judgement of ours is of numbers that have moved', () => {
    const judged = contentOf('claims.json');
    const check = judged.claims.filter(isTested).find(({ id }) => id === 'C23')!.check;
    if (check.by !== 'comparison') throw new Error('C23 is judged by a comparison');
    check.tooFew!.countBefore! += 1;
    const planted = new Map(files).set('claims.json', JSON.stringify(judged));
    const { problems, notes } = buildLayers(planted, atlases);
    expect(problems).toEqual([]);
    const { countBefore } = check.tooFew!;
    expect(notes).toContain(
      `claims.json: C23: countBefore is ${countBefore! - 1}, it was judged too few at ${countBefore}`,
    );
  });

  it('of another set: Malabar spread beyond the Arabian Sea; Japan was in the Bay of Bengal too', () => {
    const { outputs } = layersOf('malabar');
    const read = <T>(file: string) => JSON.parse(outputs.get(file)!) as T;
    const verdicts = findings(read<ClaimsFile>('claims.json').claims, {
      ...evidence,
      records: read<AtlasData>('events.json').records,
      rules: read('rules.json'),
      directions: read('directions.json'),
    });
    // As told in the notes of the two claims, from the navies' own accounts.
    expect(verdicts.map(({ claimId, verdict }) => [claimId, verdict])).toEqual([
      ['C02', 'supported'],
      ['C03', 'mixed'],
    ]);
    expect(verdicts[0]!.numbers).toMatchObject({ outsideBefore: 0, firstOutside: 2007 });
    expect(verdicts[1]!.numbers.japanIndian).toBe(1);
  });
});
