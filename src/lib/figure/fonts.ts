/** The page's own fonts for the signs of a text, as rules with the files written in. */
export async function fontFaces(text: string): Promise<string> {
  const signs = [...new Set(text)].map((sign) => sign.codePointAt(0)!);
  const rules = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => {
      const ranges = rangesOf(style.getPropertyValue('unicode-range'));
      return signs.some((sign) => ranges.some(([from, to]) => sign >= from && sign <= to));
    });
  return (await Promise.all(rules.map(written))).join('\n');
}

/** `U+0-FF, U+131` as pairs; a face without ranges has every sign. */
export function rangesOf(css: string): [from: number, to: number][] {
  const found = [...css.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)];
  if (!found.length) return [[0, Infinity]];
  return found.map(([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)]);
}

async function written(rule: CSSFontFaceRule): Promise<string> {
  const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (!url) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const blob = await (await fetch(new URL(url, base))).blob();
  const data = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${url}: ${reader.error?.message}`));
    reader.readAsDataURL(new Blob([blob], { type: 'font/woff2' }));
  });
  return rule.cssText.replace(/url\([^)]*\)/, `url(${data})`);
}
