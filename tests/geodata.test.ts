import { readFileSync, readdirSync } from 'node:fs';
import {
  booleanPointInPolygon,
  coordAll,
  featureCollection,
  polygon,
  segmentEach,
} from '@turf/turf';
import type { Feature, FeatureCollection, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildLayers } from '../geodata/build/build';
import { atlases, contentOf, files, layersOf } from '../geodata/checks/plant.fixture';
import { signedArea } from '#core/earth/antimeridian';
import type { Position as Place } from '#core/record/model';
import type { AtlasData } from '#core/record/schema';
import { readJson } from './json';

const { outputs, documents, problems } = layersOf('russia-china');
const parsed = <T>(file: string) => readJson<T>(`static/data/${file}`);
const layers = ['regions', 'watch-zones', 'straits', 'basemap-110m', 'basemap-50m'].map(
  (name) => `${name}.geojson`,
);

describe('static/data', () => {
  // What is measured is compared by the step `geodata` of `npm test`, which builds it.
  it('is in step with geodata/: every layer, schema and codebook as `npm run geodata` writes it', () => {
    expect(problems).toEqual([]);
    const written = [...outputs].map(
      ([file, content]) => [`static/data/${file}`, content] as const,
    );
    const described = [...documents].map(
      ([file, content]) => [`geodata/${file}`, content] as const,
    );
    for (const [file, content] of [...written, ...described])
      expect(readFileSync(file, 'utf8') === content, `${file}: run npm run geodata`).toBe(true);
    expect(readdirSync('geodata/schema').filter((f) => !documents.has(`schema/${f}`))).toEqual([]);
    const measured =
      /^(atlas|candidates|sets|claims-tested|drawn-ground|facts|regional-ground|versions|sure-[\w-]+|record-numbers)\.json$|^ground\.geojson$|^positions\.csv$/;
    const others = readdirSync('static/data').filter((file) => !outputs.has(file));
    expect(others.filter((file) => !measured.test(file))).toEqual([]);
  });

  it.runIf(process.env.DEEP)(
    'is the same byte for byte when built again, in whatever order files are read',
    () => {
      const reversed = new Map([...files].reverse());
      expect([...buildLayers(reversed, atlases).outputs]).toEqual([...outputs]);
    },
  );
});

describe.each(layers)('%s by RFC 7946', (file) => {
  const { type, features } = parsed<FeatureCollection>(file);

  it('has positions within ±180 and ±90', () => {
    expect(type).toBe('FeatureCollection');
    const isOnGlobe = ([lng, lat]: Position) => Math.abs(lng!) <= 180 && Math.abs(lat!) <= 90;
    expect(coordAll({ type, features }).filter((position) => !isOnGlobe(position))).toEqual([]);
  });

  it('has closed rings, outer ones anticlockwise and holes clockwise', () => {
    for (const { geometry } of features) {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      for (const ring of polygons.flat()) expect(ring.at(-1)).toEqual(ring[0]);
      for (const [outer, ...holes] of polygons as Place[][][]) {
        expect(signedArea(outer!)).toBeGreaterThan(0);
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
      }
    }
  });

  it('has no edge that runs round the world', () => {
    // Only Antarctica's closing edge along the pole may be that long.
    const isLong = ([[a], [b, lat]]: Edge) => Math.abs(lat!) !== 90 && Math.abs(b! - a!) > 180;
    expect(edgesOf(features).filter(isLong)).toEqual([]);
  });
});

describe('the codebook', () => {
  const text = outputs.get('CODEBOOK.md')!;

  it('fills every block that it opens', () => {
    const opened = [...text.matchAll(/<!-- ([a-z-]+) -->\n(.*)/g)];
    const named = opened.filter(([, name]) => !name!.startsWith('prettier'));
    expect(named.length).toBeGreaterThanOrEqual(17);
    for (const [, name, next] of named) {
      // What the set says of itself is no table.
      if (name === 'set') expect(next).toBe('## This set');
      else
        expect(next, `block ${name} is empty: nothing generates it`).toContain('prettier-ignore');
    }
  });

  it('counts beside CSIS by the rule of its name', () => {
    const rule = contentOf('rules.json').at(-1)!;
    const [study] = contentOf('published.json');
    expect(rule.name.en).toContain(study!.study);
    expect(study!.where).toEqual(rule.where);
  });

  it('puts our count beside each published one', () => {
    const { records } = parsed<AtlasData>('events.json');
    const of2022 = records.filter((r) => r.scope === 'core' && r.start.startsWith('2022'));
    expect(text).toMatch(
      new RegExp(
        `2022-01-01 to 2022-12-31 \\| 6 \\| ${of2022.length} \\| .* \\| ${of2022.length} core`,
      ),
    );
  });
});

describe('home.json', () => {
  const home = parsed<Record<'RU' | 'CN', Place[][]>>('home.json');
  const holds = (partner: 'RU' | 'CN', place: Place) =>
    home[partner].filter((ring) => booleanPointInPolygon(place, polygon([ring]))).length % 2 === 1;

  it.each([
    ['Moscow', 'RU', [37.6, 55.75], true],
    ['Kaliningrad', 'RU', [20.5, 54.7], true],
    ['Anadyr', 'RU', [177.3, 64.75], true],
    ['Uelen, beyond 180°', 'RU', [-170.5, 66.1], true],
    ['Beijing', 'CN', [116.4, 39.9], true],
    ['Taipei', 'CN', [121.5, 25.0], false],
    ['Tokyo', 'RU', [139.7, 35.7], false],
  ] as const)('%s: on land of %s', (_, partner, place, expected) => {
    expect(holds(partner, place as unknown as Place)).toBe(expected);
  });
});

describe.each(['110m', '50m'])('borders at 1:%s', (scale) => {
  const { features } = parsed<FeatureCollection>(`basemap-${scale}.geojson`);
  const edges = edgesOf(features.filter(({ geometry }) => geometry.type === 'MultiLineString'));

  it('are drawn once', () => {
    const names = edges.map((edge) => edge.map(String).sort().join(' '));
    expect(new Set(names).size).toBe(edges.length);
  });

  it('do not follow the cut at 180° or the pole', () => {
    expect(edges.length).toBeGreaterThan(200);
    const isOnCut = ([[a, south], [b, lat]]: Edge) =>
      (Math.abs(a!) === 180 && a === b) || (south === -90 && lat === -90);
    expect(edges.filter(isOnCut)).toEqual([]);
  });
});

type Edge = [Position, Position];

function edgesOf(features: Feature[]): Edge[] {
  const edges: Edge[] = [];
  segmentEach(featureCollection(features), (segment) => {
    edges.push(segment!.geometry.coordinates as Edge);
  });
  return edges;
}
