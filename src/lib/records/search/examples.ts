/** Queries that show what can be asked; each finds something in the data (tests/search.test.ts). */
export const EXAMPLES = [
  { text: 'Joint Sea 2016', lang: 'en' },
  { text: 'Адмирал Трибуц', lang: 'ru' },
  { text: '和平使命', lang: 'zh' },
  { text: 'Tsushima', lang: 'en' },
  { text: 'live fire 2024', lang: 'en' },
] as const;
