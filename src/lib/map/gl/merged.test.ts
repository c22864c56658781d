import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { MERGED, changedSources, fromMerged, merge } from './merged';
import { drawReference } from '../reference';
import { buildScene } from '../scene';
import type { Drawn } from '../style';

const empty: Drawn = {
  ...buildScene({ records: [], nameOf: () => '' }),
  ...drawReference({}, {}, ({ en }) => en),
};
const names = Object.keys(empty) as (keyof Drawn)[];

/** One point in each collection. */
const full = Object.fromEntries(
  names.map((name) => [name, points(name)] as const),
) as unknown as Drawn;

function points(name: string): FeatureCollection {
  const geometry = { type: 'Point' as const, coordinates: [0, 0] };
  const feature = { type: 'Feature' as const, geometry, properties: { name } };
  return { type: 'FeatureCollection', features: [feature] };
}

describe('merged sources', () => {
  it('have all features of all collections, each once, with its properties', () => {
    const features = MERGED.flatMap((id) => merge(id, full).features);
    expect(features.map(({ properties }) => properties?.name).sort()).toEqual([...names].sort());
    for (const { properties } of features) expect(properties?.of).toBe(properties?.name);
  });

  it('give each layer the features of its own collection alone', () => {
    for (const name of names) {
      const layer = fromMerged({ id: 'x', type: 'circle', source: name });
      expect(layer).toMatchObject({ filter: ['==', ['get', 'of'], name] });
      const { source } = layer as { source: (typeof MERGED)[number] };
      const found = merge(source, full).features.filter(
        ({ properties }) => properties?.of === name,
      );
      expect(found).toHaveLength(1);
    }
  });

  it("keep a layer's own filter beside that", () => {
    const filter = ['==', ['get', 'part'], 'line'] as ['==', ['get', string], string];
    const layer = fromMerged({ id: 'x', type: 'line', source: 'farthest', filter });
    expect(layer).toHaveProperty('filter', ['all', ['==', ['get', 'of'], 'farthest'], filter]);
  });

  it('leave layers of the land as they are', () => {
    const land = { id: 'land', type: 'fill', source: 'land' } as const;
    expect(fromMerged(land)).toBe(land);
  });

  it('are sent again only if something in them has changed', () => {
    expect(changedSources(full, { ...full })).toEqual([]);
    expect(changedSources(empty, { ...empty, sites: { ...empty.sites } })).toEqual([]);
    expect(changedSources(empty, { ...empty, sites: full.sites })).toEqual(['scene']);
    expect(changedSources(full, { ...full, zones: empty.zones })).toEqual(['reference']);
  });
});
