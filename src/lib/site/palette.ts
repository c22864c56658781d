import css from './palette.css?raw';

/** The colours of the page for what cannot read CSS custom properties: MapLibre, and files. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const TOKENS = [
  ...(['ink', 'mute', 'line', 'paper', 'sea', 'land', 'border'] as const),
  ...(['home-blue', 'home-red', 'home-green', 'home-ochre'] as const),
  ...(['of-blue', 'of-red', 'of-green', 'of-ochre'] as const),
  ...(['exercise', 'exercise-middle', 'exercise-pale', 'exercise-soft'] as const),
  ...(['patrol', 'patrol-middle', 'patrol-pale', 'patrol-soft'] as const),
  ...(['earlier', 'track-old', 'reached', 'accent', 'accent-soft', 'halo'] as const),
  ...(['raised', 'caution'] as const),
] as const;
export type Palette = Record<(typeof TOKENS)[number], string>;

const [light, dark] = css
  .split('@media')
  .map((part) =>
    Object.fromEntries(TOKENS.map((token) => [token, part.match(`--${token}: (#\\w+);`)![1]!])),
  ) as [Palette, Palette];
export const PALETTES: Record<Theme, Palette> = { light, dark };

/** SVG or HTML source with the colours of a theme in place of the page's tokens. */
export function coloured(source: string, theme: Theme): string {
  return source.replace(
    /var\(--([\w-]+)\)/g,
    (token, name: string) => PALETTES[theme][name as keyof Palette] ?? token,
  );
}
