import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAST } from '../answer/reading';
import { datasetOfFew, reach } from './run.fixture';

describe('wrong usage ends with code 2 and says what was expected', () => {
  it.each([
    ['--from 2020 --to 2014', 'to is 2014, expected a year not before 2020'],
    ['--from soon', '--from is "soon", expected a year of four digits'],
    ['--from 1200 --to 2020', 'to is 2020, expected a year at most 499 after 1200'],
    ['--from 2090', 'no record in 2090: data from 2003 to '],
    ['--rule most', 'rule is "most", expected one of core, all, bilateral'],
    ['--region mars', 'region is "mars", expected one of '],
    ['--kind party', '--kind is "party", expected one of exercise, patrol, command-post'],
    ['--format xml', '--format is "xml", expected one of json, csv, table'],
    [
      'directions --shuffles 1e99',
      '--shuffles is "1e99", expected a whole number from 99 to 1,000,000',
    ],
    ['directions --shuffles 1', '--shuffles is "1", expected a whole number from 99 to 1,000,000'],
    ['--speed 5', "unknown option '--speed'\n(Did you mean --seed?)"],
    ['--from -5', '--from is "-5", expected a year of four digits'],
    ['--rule', "option '--rule <ID>' argument missing"],
    ['--km 250 --km 300', '--km is given twice, expected once'],
    ['--precise --precise', '--precise is given twice, expected once'],
    ['dance', 'command is "dance", expected one of directions, ask, measures, compare'],
    ['compare --a 2014..2019', '--b is missing, expected years like 2001..2009'],
    ['compare --a 1066..1067 --b 2020', 'no record in 1066–1067: '],
    ['directions --from 2016', '--from does nothing in directions; it is for measures'],
    ['directions --year 2021 --to 2016', '--to does nothing beside --year'],
    ['directions --year 2010..2012', '--year is "2010..2012", expected one year like 2001'],
    ['compare --a 2014 --b 2020 --to 2021', '--to does nothing in compare; it is for '],
    ['--km 5', '--km is "5", expected a number of km from 10 to 5000'],
    ['measures twice', 'unexpected "twice"'],
    ['--with ZZ', '--with is "ZZ", expected one of '],
    ['--window 500', '--window is "500", expected at most '],
    ['directions --before 1900..1950 --since 2010', 'no record in 1900–1950: '],
    ['directions --before 2003..2009 --since 2050', 'no record in 2050: '],
  ])('%s', (args, message) => {
    const { code, out, err } = reach(args);
    expect(err).toContain(message);
    expect(err).toMatch(/\nTry --help\.\n$/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

it('warns of years that are only in part those of the data', () => {
  const last = { ...datasetOfFew, records: datasetOfFew.records.slice(-1) };
  const year = last.records[0]!.start.slice(0, 4);
  const { code, err } = reach(`--from ${year} --to ${LAST + 2}`, {}, () => last);
  expect(code).toBe(0);
  expect(err).toMatch(
    RegExp(`^no record in ${LAST + 1}–${LAST + 2}: data from ${year} to \\w+ ${LAST}\n$`),
  );
});

it('has a help of every command, in lines that a terminal is wide enough for', () => {
  const { out: help } = reach('--help');
  const commands = [...help.matchAll(/^ +(?:command +)?(\w+): /gm)].map(([, name]) => name);
  expect(commands).toEqual(['directions', 'ask', 'measures', 'compare']);
  expect(reach('help').out).toBe(help);
  expect(help.split('\n').every((line) => line.length <= 92)).toBe(true);
});

it('says that there is no record of a kind, not that there is none of another', () => {
  expect(reach('directions --kind passage --shuffles 99').out).toMatch(
    /2003–20\d\d: no ship patrol\./,
  );
});

describe.skipIf(process.platform === 'win32')('the program', () => {
  const inShell = (args: string) => {
    const command = `"${process.execPath}" tools/reach.mjs ${args}`;
    return spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 120_000 });
  };

  it('takes a closed pipe for no fault', () => {
    const { stdout, stderr } = inShell('ask --at 1,2 --format json | head -1');
    expect([stdout, stderr]).toEqual(['[\n', '']);
  });

  it.runIf(process.env.DEEP && existsSync('/dev/full'))(
    'says in one line that it cannot write',
    () => {
      const { status, stderr } = inShell('--help > /dev/full');
      expect(status).toBe(1);
      expect(stderr).toMatch(/^The answer could not be written: .*\n$/);
    },
  );
});
