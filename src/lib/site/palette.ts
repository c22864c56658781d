import { words } from '#core/record/model';
import css from './palette.css?raw';

/** palette.css for what cannot read custom properties: MapLibre, and files. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const TOKENS = [
  ...words('ink mute line paper raised halo sea land border earlier track-old reached'),
  ...words('accent accent-soft caution home-blue home-red home-green home-ochre'),
  ...words('of-blue of-red of-green of-ochre'),
  ...words('exercise exercise-pale exercise-soft'),
  ...words('patrol patrol-pale patrol-soft'),
];
export type Palette = Record<(typeof TOKENS)[number], string>;

const colours = (side: 1 | 2) =>
  Object.fromEntries(
    TOKENS.map((token) => [
      token,
      css.match(`--${token}: light-dark\\((#\\w+), (#\\w+)\\);`)![side]!,
    ]),
  ) as Palette;
export const PALETTES: Record<Theme, Palette> = { light: colours(1), dark: colours(2) };

/** SVG or HTML source with the page's `var(--token)` replaced by a theme's colours. */
export function coloured(source: string, theme: Theme) {
  return source.replace(
    /var\(--([\w-]+)\)/g,
    (token, name: string) => PALETTES[theme][name as keyof Palette] ?? token,
  );
}
