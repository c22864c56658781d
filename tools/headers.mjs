// Runs before anything is installed: Node's own modules only.
import { readFileSync, readdirSync } from 'node:fs';

/**
 * `_headers` of a site: static/_headers, and that other sites may frame /embed alone. No rule can take
 * back what another says, so each other page has its own.
 */
export function headers() {
  const { locales, baseLocale } = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8'));
  const names = ['record', ...readdirSync('src/routes/(text)')].filter((name) => !/\W/.test(name));
  const rules = locales.flatMap((/** @type {string} */ locale) => {
    const root = locale === baseLocale ? '/' : `/${locale}/`;
    return [root, ...names.map((name) => `${root}${name}/*`)];
  });
  const own = rules.map(
    (/** @type {string} */ path) => `${path}\n  Content-Security-Policy: frame-ancestors 'self'\n`,
  );
  return readFileSync('static/_headers', 'utf8') + own.join('');
}
