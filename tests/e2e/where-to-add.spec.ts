import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copySources } from '../new-set/walk';
import { openFilters, toggleLayers } from './atlas-page';
import { expect, openMap, test } from './fixtures';
import { difference, mapBox, picture } from './pixels';

/** What "Where to add" of the README promises, planted in a copy of the sources and seen on its page. */

/** Text that goes into a file, after a text that stands there once. */
type Planted = [after: string, text: string];

const inEachLanguage = (catalogue: string, ...planted: Planted[]) =>
  Object.fromEntries(
    ['en', 'ru', 'zh'].map((language) => [`messages/${language}/${catalogue}.json`, planted]),
  );

const RECIPES: Readonly<Record<string, Record<string, Planted[]>>> = {
  layer: {
    'src/lib/view/view.ts': [["  'graticule',\n", "  'tropics',\n"]],
    'src/lib/picture/layers/layers.ts': [
      [
        'const SCENE_LAYERS: MapLayer[] = [\n',
        `  {
    id: 'tropics',
    toggle: 'tropics',
    type: 'line',
    features: () =>
      [-23.44, 23.44].map((lat) =>
        feature({ type: 'LineString', coordinates: parallel(lat) }, {}),
      ),
    look: () => ({ colour: 'accent', width: 3 }),
  },
`,
      ],
    ],
    'src/lib/picture/key.ts': [
      ["  'watch-zones': dashed('mute'),\n", "  'tropics': dashed('accent'),\n"],
    ],
    ...inEachLanguage(
      'map',
      [
        '"declarations": ["input layer"],\n      "selectors": ["layer"],\n      "match": {\n',
        '        "layer=tropics": "Tropics",\n',
      ],
      [
        '"declarations": ["input layer", "input note"],\n      "selectors": ["layer"],\n      "match": {\n',
        '        "layer=tropics": "At 23.44° north and south.",\n',
      ],
    ),
  },
  measure: {
    'src/lib/core/reach/measures.ts': [
      [
        "  { id: 'regions', unit: 'count', names: { all: 'regions' } },\n",
        "  { id: 'unplaced', unit: 'count', names: { all: 'unplacedCount' } },\n",
      ],
      ['  unplaced: string[];\n', '  unplacedCount: number;\n'],
    ],
    'src/lib/core/reach/measure-span.ts': [
      [
        '    regions: Object.keys(regionalShare).length,\n',
        '    unplacedCount: records.length - placed.length,\n',
      ],
    ],
    ...inEachLanguage('panels', [
      '"selectors": ["measure"],\n      "match": {\n',
      '        "measure=unplaced": "Without a known place",\n',
    ]),
  },
  filter: {
    'src/lib/core/record/rules.ts': [
      ["  'scope' | 'framework'", " | 'start'"],
      [
        'export const FILTERED_BY = {\n',
        '  months: ({ start }: RuledFields): readonly string[] => [start.slice(5, 7)],\n',
      ],
    ],
    'src/lib/view/view.ts': [
      [
        "  domains: { key: 'domain', ...someOf(DOMAINS) },\n",
        "  months: { key: 'month', ...someOf(['05', '06', '07', '08'], []) },\n",
      ],
    ],
    'src/lib/site/dataset/filter-lists.ts': [
      [
        'const WORDS: Record<FilterName, ListWords> = {\n',
        '  months: { legend: m.filter_month, label: (id) => `month ${id}`, none: m.any_month },\n',
      ],
    ],
    ...inEachLanguage('panels', [
      '{\n',
      '  "filter_month": "Month",\n  "any_month": "Any month",\n',
    ]),
  },
};

/** The messages of all languages are one file to whoever adds something. */
const filesOf = (recipe: Record<string, unknown>) => [
  ...new Set(Object.keys(recipe).map((file) => file.replace(/^messages\/\w+/, 'messages/*'))),
];

function plant(folder: string, file: string, planted: readonly Planted[]): void {
  const path = join(folder, file);
  let text = readFileSync(path, 'utf8');
  for (const [after, added] of planted) {
    const [before = '', ...rest] = text.split(after);
    expect(rest.length, `${file} holds ${after} at least once`).toBeGreaterThan(0);
    text = before + after + added + rest.join(after);
  }
  writeFileSync(path, text);
}

/** As other builds, left out by Git and by the checks of the sources. */
const folder = 'build-where-to-add';

test.use({ folder: join(folder, 'build') });

test.describe('where to add', { tag: ['@deep', '@wide'] }, () => {
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(() => {
    test.setTimeout(300_000);
    rmSync(folder, { recursive: true, force: true });
    copySources(folder);
    for (const recipe of Object.values(RECIPES))
      for (const [file, planted] of Object.entries(recipe)) plant(folder, file, planted);
    const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

  for (const [name, recipe] of Object.entries(RECIPES))
    test(`a ${name} takes at most five files, and the README names them`, () => {
      const files = filesOf(recipe);
      expect(files.length).toBeLessThanOrEqual(5);
      const readme = readFileSync('README.md', 'utf8');
      const [, row = ''] = RegExp(`^- \\*\\*A ${name}\\*\\*:([^]*?)\\n- `, 'm').exec(readme) ?? [];
      const named = [...row.matchAll(/`([^`]*\/[^`]*)`/g)].map(([, file]) => file!);
      expect(named.sort()).toEqual(files.sort());
    });

  test('a planted layer, measure and filter are on the page', async ({ page }) => {
    await openMap(page, '/?year=2019&layers=sites,tropics');
    const clip = await mapBox(page);
    const before = await picture(page, clip);
    await toggleLayers(page);
    await page.getByRole('checkbox', { name: 'Tropics', exact: true }).uncheck();
    const changed = async () => difference(page, before, await picture(page, clip));
    await expect.poll(changed).toBeGreaterThan(30);

    await page.getByRole('button', { name: 'By year', exact: true }).click();
    const table = page.getByRole('dialog');
    await expect(table.getByRole('columnheader', { name: 'Without a known place' })).toBeVisible();
    await page.keyboard.press('Escape');

    await openFilters(page, 'Month');
    await page
      .locator('.filters')
      .getByRole('checkbox', { name: /^month 07/ })
      .check();
    await expect(page).toHaveURL(/[?&]month=07\b/);
    const records = page.getByRole('listbox', { name: 'Records' }).getByRole('option');
    await expect(records.first()).toContainText('Jul');
    await expect(page.getByText(/npm run -s reach -- directions .*--month 07/)).toBeAttached();
  });
});
