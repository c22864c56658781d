import { domSvg } from './dom-svg';
import type { FigureTheme } from './figure';

/** The page's own colours in a theme, from its style sheet. */
function tokensOf(theme: FigureTheme): [name: string, value: string][] {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const dark = rules.flatMap((rule) =>
    rule instanceof CSSMediaRule && /scheme: ?dark/.test(rule.conditionText)
      ? [...rule.cssRules]
      : [],
  );
  return [...rules, ...(theme === 'dark' ? dark : [])].flatMap((rule) =>
    rule instanceof CSSStyleRule && rule.selectorText === ':root'
      ? [...rule.style]
          .filter((name) => name.startsWith('--'))
          .map((name) => [name, rule.style.getPropertyValue(name)] as [string, string])
      : [],
  );
}

export function wear(node: HTMLElement, theme: FigureTheme): void {
  const look = { 'color-scheme': theme, color: 'var(--ink)', background: 'var(--paper)' };
  for (const [name, value] of [...tokensOf(theme), ...Object.entries(look)])
    node.style.setProperty(name, value);
}

/**
 * A part of the page as it would be in a theme, with other styles: they are set, looked at and taken
 * back at once, before the browser paints, so that nobody sees it.
 */
export function photograph(
  node: HTMLElement,
  theme: FigureTheme,
  styles: Readonly<Record<string, string>> = {},
  part: Element = node,
): SVGSVGElement {
  const before = node.getAttribute('style');
  wear(node, theme);
  for (const [name, value] of Object.entries(styles)) node.style.setProperty(name, value);
  try {
    return domSvg(part);
  } finally {
    if (before === null) node.removeAttribute('style');
    else node.setAttribute('style', before);
  }
}

export { withDrawings } from './with-drawings';
