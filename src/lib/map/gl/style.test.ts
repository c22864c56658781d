import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LAYERS, LAYERS } from '$lib/view/view';
import { m } from '$lib/paraglide/messages';
import { THEMES } from '$lib/site/palette';
import { buildScene } from '$lib/picture/layers/scene';
import { buildStyle, type StyleChoices } from './style';

const scene = buildScene({ records: [], visits: [], homes: [], nameOf: () => '' });
const choices: StyleChoices = {
  theme: 'light',
  layers: DEFAULT_LAYERS,
  coasts: 'coarse',
  dataUrl: '/data',
};

describe('the style', () => {
  it.each(THEMES)('is valid: %s, all layers', (theme) => {
    const style = buildStyle({ ...choices, theme, layers: LAYERS }, scene);
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('hides what is switched off and shows what is switched on', () => {
    const shown = (layers: StyleChoices['layers']) =>
      buildStyle({ ...choices, layers }, scene)
        .layers.filter(({ layout }) => layout?.visibility === 'visible')
        .map(({ id }) => id);
    expect(shown([])).toEqual([]);
    expect(shown(['precision'])).toEqual(['precision']);
    expect(shown(['regions', 'sites'])).toEqual(expect.arrayContaining(['regions', 'sites']));
  });

  it('draws sites above ground, ground above land', () => {
    const ids = buildStyle(choices, scene).layers.map(({ id }) => id);
    const order = ['land', 'regions', 'sites'];
    expect(ids.filter((id) => order.includes(id))).toEqual(order);
  });

  it('shows the records of the years chosen by a filter that a step changes, without new data', () => {
    const style = buildStyle(choices, scene);
    expect(Object.keys(style.state ?? {})).toEqual(['from', 'to']);
    const sites = style.layers.find(({ id }) => id === 'sites');
    expect(JSON.stringify(sites)).toContain('["global-state","to"]');
    expect(sites?.minzoom).toBeCloseTo(3.5, 2);
  });

  it('asks for no font or image, and has no layer of symbols, which would be placed anew with each year', () => {
    const style = buildStyle({ ...choices, layers: LAYERS }, scene);
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
    expect(style.layers.filter(({ type }) => type === 'symbol')).toEqual([]);
  });
});

it('every layer has a name and a help of its own, with the limit or the note of the set', () => {
  const names = LAYERS.map((layer) => m.map_layer({ layer }));
  const helps = LAYERS.map((layer) => m.map_help({ layer, note: 'a note', km: '77 km' }));
  // A word that is not there would be said as its own key.
  expect(new Set([...names, ...helps, 'map_layer', 'map_help']).size).toBe(2 * LAYERS.length + 2);
  const saying = (part: string) => LAYERS.filter((_, i) => helps[i]!.includes(part));
  expect(saying('77 km')).toEqual(['ground']);
  expect(saying('a note').toSorted()).toEqual(['tracks', 'watch-zones']);
});
