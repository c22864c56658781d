import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copySources } from '../new-set/walk';
import { openFilters, toggleLayers } from './atlas-page';
import { expect, openMap, test } from './fixtures';

/** What "Where to add" of the README promises, planted in a copy of the sources and seen on its page. */

/** Text that goes into a file after a text that stands there, or alone into a new file. */
type Planted = [after: string, text: string];

const inEachLanguage = (catalogue: string, ...planted: Planted[]) =>
  Object.fromEntries(
    ['en', 'ru', 'zh'].map((language) => [`messages/${language}/${catalogue}.json`, planted]),
  );

/** What any layer needs, drawn as circles with an edge of this width. */
const layer = (id: string, name: string, width: number, features: string) => ({
  'src/lib/view/view.ts': [["  'graticule',\n", `  '${id}',\n`]] as Planted[],
  'src/lib/picture/layers/layers.ts': [
    [
      'const SCENE_LAYERS: MapLayer[] = [\n',
      `  {
    id: '${id}',
    toggle: '${id}',
    type: 'circle',
    features: ${features},
    look: () => ({ colour: 'halo', radius: 9, edge: 'accent', width: ${width} }),
  },
`,
    ],
  ] as Planted[],
  'src/lib/picture/key.ts': [
    ["  'watch-zones': dashed('mute'),\n", `  ${id}: dashed('accent'),\n`],
  ] as Planted[],
  ...inEachLanguage(
    'map',
    [
      '"declarations": ["input layer"],\n      "selectors": ["layer"],\n      "match": {\n',
      `        "layer=${id}": "${name}",\n`,
    ],
    [
      '"declarations": ["input layer", "input note", "input km"],\n      "selectors": ["layer"],\n      "match": {\n',
      `        "layer=${id}": "${name}, told.",\n`,
    ],
  ),
});

const RECIPES: Readonly<Record<string, Record<string, Planted[]>>> = {
  'layer from records': layer('stops', 'Stops', 3.3, '(source) => sitesOf(source, true)'),
  'layer from a data file': {
    ...layer('bases', 'Bases', 4.4, '({ bases }) => bases'),
    'geodata/build/context.ts': [
      [
        "    'straits.geojson': context.straits,\n",
        `    'bases.geojson': {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: { en: 'Base' } },
          geometry: { type: 'Point', coordinates: [120, 30] },
        },
      ],
    },
`,
      ],
    ],
    'src/lib/picture/layers/reference.ts': [
      ["'watch-zones', 'straits'", ", 'bases'"],
      ['    straits,\n', "    bases: featuresOf<Point>('bases'),\n"],
    ],
  },
  'record field': {
    'src/lib/core/record/schema.ts': [
      ['  weakParticipation: v.optional(field.text),\n', '  weather: v.optional(field.text),\n'],
    ],
    'src/lib/records/export/columns.json': [
      [
        '"Why a patrol has no track."],\n',
        '    ["weather", "text", "The weather that was told."],\n',
      ],
    ],
    'src/lib/atlas/record/RecordPanel.svelte': [
      ['{record.weakParticipation}</small>\n', '      <small>{record.weather}</small>\n'],
    ],
    'geodata/CODEBOOK.md': [['and why: the partner', '; `weather`']],
  },
  page: {
    'src/routes/(text)/notes/+page.svelte': [
      [
        '',
        `<script lang="ts">
  import PageHead from '$lib/site/page/PageHead.svelte';
  import { m } from '$lib/paraglide/messages';
</script>

<PageHead title={m.nav_notes()} lead={m.nav_notes()} />
`,
      ],
    ],
    'src/lib/site/pages.ts': [["  '/method': m.nav_method,\n", "  '/notes': m.nav_notes,\n"]],
    'src/lib/site/pages.server.ts': [
      ["  '/sets': { title: m.sets_title },\n", "  '/notes': { title: m.nav_notes },\n"],
    ],
    ...inEachLanguage('shell', ['{\n', '  "nav_notes": "Notes",\n']),
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
        '    unplacedCount: records.filter((record) => !record.placed).length,\n',
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
  mkdirSync(dirname(path), { recursive: true });
  let text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  for (const [after, added] of planted) {
    const end = text.indexOf(after) + after.length;
    expect(text, file).toContain(after);
    text = text.slice(0, end) + added + text.slice(end);
  }
  writeFileSync(path, text);
}

const EVENT = 'geodata/russia-china/events/joint-sea-2016.json';
/** As other builds, left out by Git and by the checks of the sources. */
const folder = 'build-where-to-add';

test.use({ folder: join(folder, 'build') });

test.describe('where to add', { tag: ['@deep', '@wide'] }, () => {
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(() => {
    test.setTimeout(900_000);
    rmSync(folder, { recursive: true, force: true });
    copySources(folder);
    for (const recipe of Object.values(RECIPES))
      for (const [file, planted] of Object.entries(recipe)) plant(folder, file, planted);
    plant(folder, EVENT, [['{\n', '  "weather": "Fog at dawn.",\n']]);
    for (const args of [['add-record', '--', 'The weather is told.'], ['build']]) {
      const { status, stderr } = spawnSync('npm', ['run', '--silent', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
    }
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

  for (const [name, recipe] of Object.entries(RECIPES))
    test(`a ${name} takes at most six files, and the README names them`, () => {
      const files = filesOf(recipe);
      expect(files.length).toBeLessThanOrEqual(6);
      const readme = readFileSync('README.md', 'utf8');
      const [, row = ''] = RegExp(`^- \\*\\*A ${name}\\*\\*:([^]*?)\\n- `, 'm').exec(readme) ?? [];
      const named = [...row.matchAll(/`([^`]*\/[^`]*)`/g)].map(([, file]) => file!);
      expect(named.sort()).toEqual(files.sort());
    });

  test('what was planted is on the page, and in the files', async ({ page }) => {
    // As SVG, whose circles can be counted.
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await openMap(page, '/?year=2019&layers=sites,stops,bases');
    const drawn = (width: number) => page.locator(`.static-map circle[stroke-width="${width}"]`);
    await expect(drawn(3.3).first()).toBeAttached();
    await expect(drawn(4.4)).toHaveCount(1);
    await toggleLayers(page);
    await page.getByRole('checkbox', { name: 'Stops', exact: true }).uncheck();
    await expect(drawn(3.3)).toHaveCount(0);

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

    await page.goto('/record/joint-sea-2016/');
    await expect(page.getByRole('article')).toContainText('Fog at dawn.');
    await page.getByRole('banner').getByRole('link', { name: 'Notes' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notes');
    const csv = await page.request.get('/data/joint-reach.csv');
    expect(await csv.text()).toContain('Fog at dawn.');
  });
});
