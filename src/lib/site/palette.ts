/**
 * Colours for what cannot read CSS custom properties: MapLibre, and files. They mirror the tokens of
 * src/app.css; palette.test.ts keeps both in step.
 */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const light = {
  ink: '#1b242b',
  mute: '#55636d',
  line: '#dfe4e8',
  paper: '#ffffff',
  sea: '#e9eff3',
  land: '#fbfaf7',
  border: '#c3cace',
  russia: '#d9e4f1',
  china: '#f4ddd6',
  exercise: '#08726b',
  patrol: '#b85f05',
  earlier: '#6f7c86',
  ring: '#d2dce3',
  'exercise-soft': '#79b5b0',
  'patrol-soft': '#e2b07d',
  'track-old': '#c9b49d',
  'of-russia': '#3f6fa3',
  'of-china': '#b4493d',
  reached: '#8a3d8f',
  accent: '#1c5fb8',
  halo: '#ffffff',
};

export type Palette = Record<keyof typeof light, string>;

const dark: Palette = {
  ink: '#e8edf0',
  mute: '#9eabb5',
  line: '#2a343c',
  paper: '#11181d',
  sea: '#10191f',
  land: '#1c262d',
  border: '#3a4953',
  russia: '#22344a',
  china: '#45302c',
  exercise: '#3fb8ae',
  patrol: '#f0a24a',
  earlier: '#7d8c96',
  ring: '#22303a',
  'exercise-soft': '#2b716d',
  'patrol-soft': '#8e6332',
  'track-old': '#6b5639',
  'of-russia': '#86b1e0',
  'of-china': '#e08c80',
  reached: '#c88fd0',
  accent: '#7fb2ff',
  halo: '#10191f',
};

export const PALETTES: Record<Theme, Palette> = { light, dark };

/** SVG or HTML source with the colours of a theme in place of the page's tokens. */
export function coloured(source: string, theme: Theme): string {
  return source.replace(
    /var\(--([\w-]+)\)/g,
    (token, name: string) => PALETTES[theme][name as keyof Palette] ?? token,
  );
}
