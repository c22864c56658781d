import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { placesOf } from '../answer/places';
import { data } from '../answer/reading';
import { copySources } from '../new-set/walk';
import { listedIds, openFilters, toggleLayers } from './atlas-page';
import { expect, openMap, test } from './fixtures';
import { BASES, PLACES, RECIPES, type Planted } from './recipes';

/**
 * What "Where to add" of CONTRIBUTING promises, planted in a copy of the sources: sound there by types, lint and unit
 * tests, and on its pages with the numbers that the records give.
 */

/** Tests that look across rooms. */
const ACROSS =
  'tests/languages tests/messages tests/cli tests/architecture tests/countries tests/export tests/serve';

const cores = data.records.filter(({ scope }) => scope === 'core');
const isMeasured = (role: string) => !['staging', 'transit', 'unpublished'].includes(role);
const unplacedIn = (year: number) =>
  cores.filter(
    (record) =>
      Number(record.start.slice(0, 4)) <= year &&
      Number(record.end.slice(0, 4)) >= year &&
      placesOf(record, isMeasured).length === 0,
  ).length;
/** Of the kind shown first. */
const measuredSites = cores
  .filter(({ kind }) => kind !== 'patrol')
  .flatMap(({ sites }) => sites)
  .filter(({ role }) => isMeasured(role)).length;
/** In which some records have no known place. */
const YEAR = '2025';

const LANGUAGES = readdirSync('messages');
const pathsOf = (file: string) =>
  file.includes('*') ? LANGUAGES.map((language) => file.replace('*', language)) : [file];
const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function plant(folder: string, [file, after, added]: Planted): void {
  for (const path of pathsOf(file).map((name) => join(folder, name))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOf(path).replace(after, after + added));
  }
}

/** What a command says, which must succeed. */
function inFolder(command: string): string {
  // Not the deep ones: they look at nothing that a recipe plants.
  const env = { ...process.env, DEEP: '' };
  const options = { cwd: folder, shell: true, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(command, options);
  expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

const EVENT = 'geodata/russia-china/events/mosi-2019.json';
/** As other builds, left out by Git and by the checks of the sources. */
const folder = 'build-where-to-add';

test.use({ folder: join(folder, 'build') });

const filesOf = (recipe: readonly Planted[]) => [...new Set(recipe.map(([file]) => file))].sort();

/** Each text of the copy that a recipe may change. */
const texts = () =>
  new Map(
    ['src', 'geodata', 'messages', 'static', 'tools'].flatMap((room) =>
      readdirSync(join(folder, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry): [string, string] => {
          const path = join(entry.parentPath, entry.name);
          return [relative(folder, path).replace(/^messages\/\w+/, 'messages/*'), textOf(path)];
        }),
    ),
  );

test('each recipe takes at most six files, which CONTRIBUTING names, at places that are there', () => {
  for (const [name, recipe] of Object.entries(RECIPES)) {
    const row = RegExp(`^- \\*\\*A ${name}\\*\\*:([^]*?)\\n- `, 'm').exec(
      textOf('CONTRIBUTING.md'),
    )?.[1];
    const told = [...row!.matchAll(/`([^`]*\/[^`]*)`/g)].map(([, file]) => file!);
    expect(told.length, name).toBeLessThanOrEqual(6);
    expect(told.sort(), name).toEqual(filesOf(recipe));
    for (const [file, after] of recipe)
      for (const path of pathsOf(file)) expect(textOf(path), path).toContain(after);
  }
});

test.describe('where to add', { tag: '@long' }, () => {
  test.describe.configure({ mode: 'serial' });
  /** By recipe, what planting it changed. */
  const changed = new Map<string, string[]>();

  test.beforeAll(() => {
    test.setTimeout(1_800_000);
    rmSync(folder, { recursive: true, force: true });
    copySources(folder);
    for (const name of [
      'tests',
      'sql',
      'docs',
      'CONTRIBUTING.md',
      'eslint.config.js',
      '.prettierignore',
    ])
      cpSync(name, join(folder, name), { recursive: true });
    for (const [name, recipe] of Object.entries(RECIPES)) {
      const before = texts();
      for (const planted of recipe) plant(folder, planted);
      const files = [...texts()].filter(([file, text]) => before.get(file) !== text);
      changed.set(name, files.map(([file]) => file).sort());
    }
    plant(folder, [EVENT, '{\n', '  "weather": "Fog at dawn.",\n']);
    inFolder('npm run -s add-record -- "The weather is told."');
    inFolder('npm run -s build');
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

  test('changes no file but those told, and leaves types, style and unit tests green', () => {
    test.setTimeout(1_800_000);
    for (const [name, recipe] of Object.entries(RECIPES))
      expect(changed.get(name), name).toEqual(filesOf(recipe));
    const files = [...changed.values()].flat().flatMap(pathsOf);
    const quote = (paths: string[]) => [...new Set(paths)].map((path) => `"${path}"`).join(' ');
    const code = files.filter((file) => /\.(ts|svelte)$/.test(file));
    inFolder('npm run -s types:check');
    inFolder(`npx prettier --check ${quote(code)}`);
    inFolder(`npx eslint --max-warnings 0 ${quote(code)}`);
    const rooms = files.flatMap(
      (file) => /^(src\/lib\/(core\/)?\w+|geodata\/)/.exec(file)?.[0] ?? [],
    );
    inFolder(`npx vitest run ${[...new Set(rooms)].join(' ')} ${ACROSS}`);
  });

  test('the command line names and obeys a filter, and counts by a measure', () => {
    const help = inFolder('npm run -s reach -- --help');
    expect(help).toMatch(/^ +--month <LIST> +05, 06, 07, 08$/m);
    const reach = (args: string) =>
      JSON.parse(inFolder(`npm run -s reach -- measures ${args} --format json`)) as {
        years: { year: number; unplacedCount: number }[];
        cumulative: { records: number }[];
      };
    const inJuly = data.records.filter(({ start }) => start.slice(5, 7) === '07');
    expect(reach('--rule all --month 07').cumulative.at(-1)!.records).toBe(inJuly.length);
    expect(inJuly.length).toBeGreaterThan(5);
    for (const { year, unplacedCount } of reach('').years)
      expect(unplacedCount, String(year)).toBe(unplacedIn(year));
    const wrong = spawnSync('npm run -s reach -- --month 13', { cwd: folder, shell: true });
    expect([wrong.status, String(wrong.stderr)]).toEqual([
      2,
      '--month is "13", expected one of 05, 06, 07, 08\nTry --help.\n',
    ]);
  });

  test('what was planted is on the page, and in the files', async ({ page }) => {
    // As SVG, whose circles can be counted.
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await openMap(page, '/?year=2019&layers=sites,stops,bases');
    const drawn = (width: number) => page.locator(`.static-map circle[stroke-width="${width}"]`);
    await expect(drawn(3.3)).toHaveCount(measuredSites);
    await expect(drawn(4.4)).toHaveCount(PLACES.length);
    await toggleLayers(page);
    await page.getByRole('checkbox', { name: 'Stops', exact: true }).uncheck();
    await expect(drawn(3.3)).toHaveCount(0);

    await page.getByRole('button', { name: 'By year', exact: true }).click();
    const table = page.getByRole('dialog');
    const heads = await table.getByRole('columnheader').allTextContents();
    const column = heads.findIndex((text) => text.trim() === 'Without a known place');
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: YEAR }) });
    // The year itself is a heading.
    await expect(row.getByRole('cell').nth(column - 1)).toHaveText(
      String(unplacedIn(Number(YEAR))),
    );
    expect(unplacedIn(Number(YEAR))).toBeGreaterThan(0);

    // That July had a flight alone.
    await openMap(page, '/?year=2019&kind=air-patrol');
    await openFilters(page, 'Month');
    await page
      .locator('.filters')
      .getByRole('checkbox', { name: /^month 07/ })
      .check();
    await expect(page).toHaveURL(/[?&]month=07\b/);
    const july = cores.filter(({ start }) => start.startsWith('2019-07')).map(({ id }) => id);
    await expect.poll(() => listedIds(page)).toEqual(july.sort());

    await page.goto('/record/mosi-2019/');
    await expect(page.getByRole('article')).toContainText('Fog at dawn.');
    await page.getByRole('banner').getByRole('link', { name: 'Notes' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notes');
    const csv = await page.request.get('/data/joint-reach.csv');
    expect(await csv.text()).toContain('Fog at dawn.');
    const bases = await page.request.get('/data/bases.geojson');
    expect(await bases.json()).toEqual(BASES);
    for (const address of ['/notes/', '/ru/notes/', '/zh/notes/']) {
      const response = await page.request.get(address);
      expect(response.status(), address).toBe(200);
      expect(response.headers()['content-security-policy']).toBe("frame-ancestors 'self'");
    }
  });
});
