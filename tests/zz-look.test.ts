import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { renderMarks, standardPoster } from '$lib/picture/maps/paint.server';
import { coloured } from '$lib/site/palette';
const font = (s: string) => readFileSync(`node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-${s}-wght-normal.woff2`).toString('base64');
const css = `<style>@font-face{font-family:'S';src:url(data:font/woff2;base64,${font('latin')});font-weight:200 900}@font-face{font-family:'S';src:url(data:font/woff2;base64,${font('cyrillic')});font-weight:200 900;unicode-range:U+400-4FF}</style>`;
it('x', () => {
  for (const l of ['en', 'ru', 'zh'] as const) {
    overwriteGetLocale(() => l);
    for (const [w, h] of [[1136, 490], [358, 0], [920, 470]] as const) {
      const p = standardPoster({ width: w, height: h }, l)!;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${p.height}" font-family="S">${css}<rect width="100%" height="100%" fill="var(--paper)"/>${renderMarks(p.marks)}</svg>`;
      for (const t of ['light', 'dark'] as const)
      writeFileSync(`/tmp/w/k1-${l}-${w}-${t}.svg`, coloured(svg, t));
      const n = (x: string) => p.marks.filter(({ layer }) => layer === x).length;
      const inner = p.marks.filter(({layer, style})=>layer==='place-new' && style.stroke).length;
      const names = new Set(p.marks.filter(({layer})=>layer.startsWith('name-')).flatMap(({spans})=>spans![0]!.text)); void names; console.log(l, w, p.height, 'new', inner, n('name-new'), 'perhaps', n('place-perhaps')/2, n('name-perhaps'), 'ret', n('place-return'), n('name-return'));
    }
  }
});
