import { createHash } from 'node:crypto';

const STYLE =
  '#no-script{max-width:680px;margin:40px auto;padding:0 16px;font:17px/1.5 system-ui,sans-serif}';

/**
 * Speaks without its script, and finds its files in whatever folder the site lies: SvelteKit names
 * them from the root of the host, since the page is sent for addresses of any depth.
 * @param {string} shell
 * @param {readonly { language: string, text: string, home: string, path: string }[]} lines
 */
export function notFoundPage(shell, lines) {
  const [, starter = ''] = /<div id="app">\s*<script>(.*?)<\/script>/s.exec(shell) ?? [];
  const [kit] = /__sveltekit_\w+/.exec(starter) ?? [];
  const [start, app] = [...starter.matchAll(/import\("(.+?)"\)/g)].map(([, path]) => path);
  const [link, style] = /<link href="([^"]+)"[^>]* rel="stylesheet"[^>]*>/.exec(shell) ?? [];
  if (!kit || !start || !app || !link || !style)
    throw new Error('404.html: its scripts or its style are not where they were expected');
  const script = `{
        const root = document.currentScript.parentElement;
        const parts = location.pathname.split('/').slice(0, -1);
        const isHere = async (base) => {
          const answer = await fetch(base + '${start}', { method: 'HEAD' });
          return answer.ok && /javascript/.test(answer.headers.get('content-type'));
        };
        const open = async (depth) => {
          if (depth > parts.length) return;
          const base = parts.slice(0, depth).join('/');
          if (!(await isHere(base))) return open(depth + 1);
          // The pages of this language lie in no folder of its name.
          const { pathname, search, hash } = location;
          const folder = base + '/${lines.find(({ path }) => path === '/')?.language}';
          if (pathname === folder || pathname.startsWith(folder + '/'))
            return location.replace((base + pathname.slice(folder.length) || '/') + search + hash);
          for (const home of document.querySelectorAll('#no-script a')) {
            home.href = base + home.dataset.path;
            home.hidden = false;
          }
          const style = document.createElement('link');
          document.head.append(Object.assign(style, { rel: 'stylesheet', href: base + '${style}' }));
          globalThis.${kit} = { base };
          const [kit, app] = await Promise.all([import(base + '${start}'), import(base + '${app}')]);
          kit.start(app, root);
        };
        open(1);
      }`;
  const words = lines.map(
    ({ language, text, home, path }) =>
      `<p lang="${language}">${text} <a data-path="${path}" hidden>${home}</a></p>`,
  );
  return shell
    .replaceAll(/\s*<link (?=[^>]*href="\/)[^>]*>/g, '')
    .replace(hashOf(starter), hashOf(script))
    .replace('</head>', `  <style>${STYLE}</style>\n  </head>`)
    .replace(starter, () => script)
    .replace('<div id="app">', `<main id="no-script">${words.join('')}</main><div id="app">`);
}

const hashOf = (/** @type {string} */ text) =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;
