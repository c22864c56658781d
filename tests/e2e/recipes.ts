/** Of a recipe: a text that goes into a file after a text that stands there, or alone into a new file; `*` is each language. */
export type Planted = readonly [file: string, after: string, text: string];

/** What any layer needs, drawn as circles with an edge of this width. */
const layer = (id: string, name: string, width: number, features: string): Planted[] => [
  ['src/lib/view/view.ts', "  'labels',\n", `  '${id}',\n`],
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

/** Invented: two inland, one at sea. */
export const PLACES = [
  [100, 47],
  [80, 44],
  [150, 20],
] as const;
export const BASES = {
  type: 'FeatureCollection',
  about: 'Invented.',
  features: PLACES.map((coordinates, i) => {
    const id = `base-${i}`;
    const name = { en: `Base ${i}`, ru: `База ${i}`, zh: `基地${i}` };
    return {
      type: 'Feature',
      id,
      properties: { id, name },
      geometry: { type: 'Point', coordinates },
    };
  }),
};
const NOTES = `<script lang="ts">
  import PageHead from '$lib/site/page/PageHead.svelte';
  import { m } from '$lib/paraglide/messages';
</script>

<PageHead title={m.nav_notes()} lead={m.nav_notes()} />
`;

export const RECIPES: Readonly<Record<string, Planted[]>> = {
  'layer from records': layer('stops', 'Stops', 3.3, '(source) => sitesOf(source, true)'),
  'layer from a data file': [
    ...layer('bases', 'Bases', 4.4, '({ reference }) => reference.bases').slice(1),
    ['src/lib/view/view.ts', "'watch-zones', 'straits'", ", 'bases'"],
    [
      'geodata/files/read.ts',
      'claims.straitsFile],\n',
      "  bases: ['bases.geojson', claims.layerFile],\n",
    ],
    ['geodata/russia-china/bases.geojson', '', `${JSON.stringify(BASES, null, 2)}\n`],
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
      '{weakParticipation}</small>\n',
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
      '    unplacedCount: records.filter(({ partIds }) => partIds.length === 0).length,\n',
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
