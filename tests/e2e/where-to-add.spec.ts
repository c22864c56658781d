import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copySources } from '../new-set/walk';
import { openFilters, rows, toggleLayers } from './atlas-page';
import { expect, openMap, test } from './fixtures';

/** What "Where to add" of the README promises, planted in a copy of the sources and seen on its page. */

/** A text that goes into a file after a text that stands there, or alone into a new file; `*` is each language. */
type Planted = readonly [file: string, after: string, text: string];

/** What any layer needs, drawn as circles with an edge of this width. */
const layer = (id: string, name: string, width: number, features: string): Planted[] => [
  ['src/lib/view/view.ts', "  'graticule',\n", `  '${id}',\n`],
  [
    'src/lib/picture/layers/layers.ts',
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
  [
    'src/lib/picture/layers/key.ts',
    "  'watch-zones': dashed('mute'),\n",
    `  ${id}: dashed('accent'),\n`,
  ],
  [
    'messages/*/map.json',
    '"input layer"],\n      "selectors": ["layer"],\n      "match": {\n',
    `        "layer=${id}": "${name}",\n`,
  ],
  [
    'messages/*/map.json',
    '"input km"],\n      "selectors": ["layer"],\n      "match": {\n',
    `        "layer=${id}": "${name}, told.",\n`,
  ],
];

const BASES = `    'bases.geojson': {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: { en: 'Base' } },
          geometry: { type: 'Point', coordinates: [120, 30] },
        },
      ],
    },
`;
const NOTES = `<script lang="ts">
  import PageHead from '$lib/site/page/PageHead.svelte';
  import { m } from '$lib/paraglide/messages';
</script>

<PageHead title={m.nav_notes()} lead={m.nav_notes()} />
`;

const RECIPES: Readonly<Record<string, Planted[]>> = {
  'layer from records': layer('stops', 'Stops', 3.3, '(source) => sitesOf(source, true)'),
  'layer from a data file': [
    ...layer('bases', 'Bases', 4.4, '({ bases }) => bases'),
    ['geodata/build/context.ts', "    'straits.geojson': straits,\n", BASES],
    ['src/lib/picture/layers/reference.ts', "'watch-zones', 'straits'", ", 'bases'"],
    [
      'src/lib/picture/layers/reference.ts',
      '    zones: zones.map(outlineOf),\n',
      "    bases: featuresOf<Point>('bases'),\n",
    ],
  ],
  'record field': [
    [
      'src/lib/core/record/schema.ts',
      '  weakParticipation: v.optional(field.text),\n',
      '  weather: v.optional(field.text),\n',
    ],
    [
      'src/lib/records/export/columns.json',
      '"Why a patrol has no track."],\n',
      '    "weather": ["text", "The weather that was told."],\n',
    ],
    [
      'src/lib/atlas/record/RecordPanel.svelte',
      '{record.weakParticipation}</small>\n',
      '      <small>{record.weather}</small>\n',
    ],
    ['geodata/CODEBOOK.md', '| `trackAbsent`', ', `weather`'],
  ],
  page: [
    ['src/routes/(text)/notes/+page.svelte', '', NOTES],
    ['src/lib/site/pages.ts', "  '/method': m.nav_method,\n", "  '/notes': m.nav_notes,\n"],
    [
      'src/lib/site/pages.server.ts',
      "  '/sets': { title: m.sets_title },\n",
      "  '/notes': { title: m.nav_notes },\n",
    ],
    ['messages/*/shell.json', '{\n', '  "nav_notes": "Notes",\n'],
  ],
  measure: [
    [
      'src/lib/core/reach/measures.ts',
      "  { id: 'regions', unit: 'count', names: { all: 'regions' } },\n",
      "  { id: 'unplaced', unit: 'count', names: { all: 'unplacedCount' } },\n",
    ],
    ['src/lib/core/reach/measures.ts', '  unplaced: string[];\n', '  unplacedCount: number;\n'],
    [
      'src/lib/core/reach/measure-span.ts',
      '    regions: Object.keys(regionalShare).length,\n',
      '    unplacedCount: records.filter((record) => !record.placed).length,\n',
    ],
    [
      'messages/*/panels.json',
      '"selectors": ["measure"],\n      "match": {\n',
      '        "measure=unplaced": "Without a known place",\n',
    ],
  ],
  filter: [
    ['src/lib/core/record/rules.ts', "  'scope' | 'framework'", " | 'start'"],
    [
      'src/lib/core/record/rules.ts',
      'export const FILTERED_BY = {\n',
      '  months: ({ start }: RuledFields): readonly string[] => [start.slice(5, 7)],\n',
    ],
    [
      'src/lib/view/view.ts',
      "  domains: { key: 'domain', ...someOf(DOMAINS) },\n",
      "  months: { key: 'month', ...someOf(['05', '06', '07', '08'], []) },\n",
    ],
    [
      'src/lib/site/dataset/filter-lists.ts',
      'const WORDS: Record<FilterName, ListWords> = {\n',
      '  months: { legend: m.filter_month, label: (id) => `month ${id}`, none: m.any_month },\n',
    ],
    ['messages/*/panels.json', '{\n', '  "filter_month": "Month",\n  "any_month": "Any month",\n'],
  ],
};

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
  const options = { cwd: folder, shell: true, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(command, options);
  expect(status, stderr).toBe(0);
  return stdout;
}

const EVENT = 'geodata/russia-china/events/joint-sea-2016.json';
/** As other builds, left out by Git and by the checks of the sources. */
const folder = 'build-where-to-add';

test.use({ folder: join(folder, 'build') });

test('each recipe takes at most six files, which the README names, at places that are there', () => {
  for (const [name, recipe] of Object.entries(RECIPES)) {
    const files = [...new Set(recipe.map(([file]) => file))];
    expect(files.length, name).toBeLessThanOrEqual(6);
    const row = RegExp(`^- \\*\\*A ${name}\\*\\*:([^]*?)\\n- `, 'm').exec(textOf('README.md'))?.[1];
    const told = [...row!.matchAll(/`([^`]*\/[^`]*)`/g)].map(([, file]) => file!);
    expect(told.sort(), name).toEqual(files.sort());
    for (const [file, after] of recipe)
      for (const path of pathsOf(file)) expect(textOf(path), path).toContain(after);
  }
});

test.describe('where to add', { tag: '@long' }, () => {
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(() => {
    test.setTimeout(900_000);
    rmSync(folder, { recursive: true, force: true });
    copySources(folder);
    for (const planted of Object.values(RECIPES).flat()) plant(folder, planted);
    plant(folder, [EVENT, '{\n', '  "weather": "Fog at dawn.",\n']);
    inFolder('npm run -s add-record -- "The weather is told."');
    inFolder('npm run -s build');
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

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
    await expect(rows(page).first()).toContainText('Jul');
    // The command printed takes it, and so does the command line.
    await page.goto('/?month=05,06,07,08');
    await expect(page.getByTestId('answer')).toContainText('month 05, month 06', {
      timeout: 60_000,
    });
    await page.getByTestId('how-sure').click();
    const command = page.locator('code').filter({ hasText: '--month 05,06,07,08' });
    await expect(command).toBeAttached({ timeout: 60_000 });
    expect(inFolder((await command.textContent())!)).not.toContain('undefined');

    await page.goto('/record/joint-sea-2016/');
    await expect(page.getByRole('article')).toContainText('Fog at dawn.');
    await page.getByRole('banner').getByRole('link', { name: 'Notes' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notes');
    const csv = await page.request.get('/data/joint-reach.csv');
    expect(await csv.text()).toContain('Fog at dawn.');
  });
});
