import { describe, expect, it } from 'vitest';
import type { FullAnswer } from '#core/answer/full-answer';
import { jsonFew, reach, reachFew } from './run.fixture';

const quick = (args: string) => jsonFew<FullAnswer>(`directions --shuffles 99 ${args}`);
const ofKind = (told: FullAnswer, kind: string) =>
  told.verdicts.find((verdict) => verdict.kind === kind)!;

it('compares other periods, and asks for both of them', () => {
  const other = quick('--before 2014..2016 --since 2017');
  expect(ofKind(other, 'exercise')).toMatchObject({
    before: { from: 2014, to: 2016 },
    since: { from: 2017 },
    later: null,
  });
  for (const [args, problem] of [
    ['--before 2014..2019', '--since is missing, expected a year, with --before'],
    ['--since 2020', '--before is missing, expected years like 2001..2009, with --since'],
    ['--before 2014..2019 --since 2019', '--since is "2019", expected a year after 2019'],
  ] as const)
    expect(reach(`directions ${args}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining(problem) as string,
    });
});

describe('joint-reach directions', () => {
  it('says the same as tables, of an earlier year and another rule', () => {
    const args = 'directions --year 2017 --rule bilateral --shuffles 99 --seed 3';
    const told = jsonFew<FullAnswer>(args);
    expect([told.year, told.settings.rule]).toEqual([2017, 'bilateral']);
    expect(told.visits.at(-1)!.start.slice(0, 4)).toBe('2017');
    const { out, err, code } = reachFew(`${args} --format table`);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain(told.answer.en.text);
    for (const { id, status } of told.visits)
      expect(out).toMatch(new RegExp(`^${id} .* ${status} `, 'm'));
  });
});
