import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fewFile } from './run.fixture';

/** What is asked, the exit code, and what is said of it: one sentence, and never a stack trace. */
const dir = mkdtempSync(join(tmpdir(), 'reach-faults-'));
afterAll(() => rmSync(dir, { recursive: true }));
mkdirSync(join(dir, 'folder'));
const rows = (n: number) => Array.from({ length: n }, (_, i) => `a${i},2020-13-01,95,2\n`);
const FILES = {
  'empty.csv': '',
  'empty.xlsx': '',
  'empty.ndjson': '',
  'wrong.csv': `name,date,lat,lng\n${rows(50).join('')}`,
  'fix.csv': 'record,time,lng,lat\na,2020-01-01,1,2\n',
  'soon.csv': 'record,time,lng,lat\na,soon,1,2\n',
};
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(dir, name), text);

const OUT = '--output DIR/out.parquet';
/** In the normal run. */
const QUICK: [args: string, code: number, said: RegExp][] = [
  ['cells --input DIR/nothing.csv ' + OUT, 1, /nothing\.csv: there is no such file$/],
];
const DEEP: typeof QUICK = [
  ['dance', 2, /^command is "dance", expected one of /],
  ['--quick --input DIR/wrong.csv', 1, /wrong\.csv: line 2: lat is 95, expected a number from -90/],
  ['explain --year 1066', 2, /^no record in 1066: data from 2003 to June 2026$/],
  ['--speed 5', 2, /^Unknown option '--speed'$/],
  ['--radius NaN', 2, /^--radius is "NaN", expected a number of km$/],
  ['--radius=-5', 2, /radiusKm is -5, expected a number of km from 30 to 2000$/],
  ['--radius 100 --radius 200', 2, /^--radius is given twice, expected once$/],
  ['directions --year 2030', 2, /^no record in 2030: data from 2003 to June 2026$/],
  ['directions --year 2010..2012', 2, /^--year is "2010\.\.2012", expected one year like 2001$/],
  ['compare --a 1066..1067 --b 2020', 2, /^no record in 1066–1067: /],
  ['--from 2030', 2, /^no record in 2030: /],
  ['--from 2025 --to 2028 --quick', 0, /^no record in 2027–2028: data from 2003 to June 2026$/],
  ['--check', 0, /^$/],
  ['--check --input DIR/nothing', 1, /nothing: there is no such file$/],
  ['--input DIR/folder', 1, /folder: is a folder, expected a file$/],
  ['--input DIR/nothing.csv', 1, /nothing\.csv: there is no such file$/],
  ['--input DIR/empty.csv', 1, /the file is empty, expected a header/],
  ['--input DIR/empty.xlsx', 1, /expected a whole workbook$/],
  ['cells', 2, /^--input is missing/],
  ['cells --input DIR/fix.csv --input DIR/fix.csv', 2, /^--input is given twice/],
  ['cells --periods DIR/periods.csv --km 300', 2, /^--km does nothing without --input$/],
  ['cells --input DIR/folder ' + OUT, 1, /folder: is a folder, expected a file$/],
  ['cells --input DIR/empty.ndjson ' + OUT, 1, /holds no position that can be read$/],
  ['cells --input DIR/empty.csv ' + OUT, 1, /there is no column for record/],
  [
    'cells --input DIR/soon.csv ' + OUT,
    1,
    /no position that can be read, 1 problem in .*bad\.csv$/,
  ],
  ['cells --input DIR/fix.csv --radius NaN ' + OUT, 2, /^--radius is "NaN"/],
  [
    'cells --input DIR/fix.csv --output DIR/no/out.parquet',
    1,
    /^The output could not be written: /,
  ],
  ['cells --distances DIR/folder', 1, /^The output could not be written: .*directory$/],
];

const reach = (args: string, pipe = '') => {
  const command = `"${process.execPath}" tools/reach.mjs ${args.replaceAll('DIR', dir)} ${pipe}`;
  return spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 120_000 });
};

describe.skipIf(process.platform === 'win32')('a fault on the command line', () => {
  it.each(process.env.DEEP ? [...QUICK, ...DEEP] : QUICK)(
    'reach %s: exit code %i',
    (args, code, said) => {
      const { status, stdout, stderr } = reach(args);
      const told = stderr.replace(/\nTry --help\.\n$/, '\n').trimEnd();
      const lines = told.split('\n');
      expect(lines.length).toBeLessThanOrEqual(args.includes('wrong.csv') ? 21 : 1);
      expect(
        lines.some((line) => said.test(line)),
        stderr,
      ).toBe(true);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(status).toBe(code);
      expect(stdout === '').toBe(code !== 0);
      // Nothing half done is left.
      expect(existsSync(join(dir, 'out.parquet.part'))).toBe(false);
    },
  );

  it('is no closed pipe', () => {
    const { stdout, stderr } = reach(`--quick --input ${fewFile}`, '| head -1');
    expect([stdout, stderr]).toEqual(['{\n', '']);
  });

  it.runIf(process.env.DEEP)('names twenty of many and how many there are more', () => {
    const { stderr } = reach('--quick --input DIR/wrong.csv');
    expect(stderr.trimEnd().split('\n')).toHaveLength(21);
    expect(stderr).toMatch(/\nand 80 more\n$/);
  });
});
