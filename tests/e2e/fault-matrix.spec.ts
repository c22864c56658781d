import { FAULTS, ofJson } from './faults';
import { BARE, expect, mapReady, openUntilQuiet, test } from './fixtures';

/** Every file that a page asks for, in every way in which it may fail. */

test.use({ expectedErrors: [/./] });

/** Of the atlas a view that is soon drawn, and views that ask for files of their own. */
const addressOf = (path: string) =>
  ATLAS.includes(path) && !path.includes('?') ? `${path}?${BARE}` : path;

/** What was sent stays to be read, and the reader waits for nothing, or is told so. */
function unended(heading: string): string[] {
  const seen = (what: string) =>
    [...document.querySelectorAll(what)].filter((element) => element.checkVisibility());
  const { alive, mapReady: ready } = document.documentElement.dataset;
  const isMap = document.querySelector('[data-testid=map]') !== null;
  const isDone = alive === 'true' && (!isMap || ready === 'true');
  const isTold = seen('[role=alert] button, .note button').length > 0;
  const isPlain = document.querySelector('[rel=modulepreload]') === null;
  return [
    ...(seen('h1').some(({ textContent }) => textContent === heading) ? [] : ['the heading']),
    ...(isDone || isTold || (isPlain && document.styleSheets.length > 0) ? [] : ['the end']),
  ];
}

const ATLAS = [
  '/',
  '/?year=2016&radius=200',
  '/?layers=sites,first-reached,watch-zones,straits',
  '/record/naval-patrol-2022/',
  '/embed/',
  '/ru/',
];
const PAGES = ['/compare/', '/findings/', '/data/', '/method/', '/story/'];

for (const path of [...ATLAS, ...PAGES])
  test(
    `${path}: every fault of every file that it asks for`,
    { tag: ['@wide', '@deep'] },
    async ({ browser, baseURL }) => {
      test.setTimeout(1_800_000);
      /** Of a page without a fault. */
      async function sound(address: string) {
        const page = await browser.newPage({ baseURL: baseURL! });
        const asked = new Set<string>();
        page.context().on('request', (request) => asked.add(new URL(request.url()).pathname));
        await openUntilQuiet(page, addressOf(address));
        if (ATLAS.includes(address)) await mapReady(page);
        const heading = await page.locator('h1').first().textContent();
        await page.close();
        asked.delete(address.replace(/\?.*/, ''));
        return { asked, heading: heading! };
      }
      const { asked, heading } = await sound(path);
      if (ATLAS.includes(path)) expect([...asked]).toContain('/data/land.pbf');
      // What the first page asks for, too, is seen there.
      if (path !== '/') for (const file of (await sound('/')).asked) asked.delete(file);
      const cases = [...asked].flatMap((file) =>
        Object.entries(FAULTS)
          .filter(([, fault]) => /json$/.test(file) || !ofJson.includes(fault))
          .map(([name, fault]) => ({ name: `${file} ${name}`, file, fault })),
      );
      const problems: string[] = [];
      const tried = async ({ name, file, fault }: (typeof cases)[number]) => {
        await using context = await browser.newContext({ baseURL: baseURL! });
        context.on('weberror', (error) => problems.push(`${name}: ${error.error().stack}`));
        let isMended = false;
        await context.route(`**${file}`, (route) => (isMended ? route.continue() : fault(route)));
        const page = await context.newPage();
        // 10 s are promised on a machine that does nothing else.
        const ended = (when: string) =>
          expect
            .poll(() => page.evaluate(unended, heading).catch(() => ['a load']), {
              message: when,
              timeout: 60_000,
            })
            .toEqual([]);
        await page.goto(addressOf(path), { waitUntil: 'commit' });
        await ended('with it');
        isMended = true;
        const again = page.getByRole('button', { name: /Try again|Ещё раз/ });
        if (await again.first().isVisible()) {
          await again.first().click();
          await expect(again).toHaveCount(0);
        }
        await ended('without it');
      };
      const lane = async () => {
        for (let next = cases.pop(); next; next = cases.pop()) {
          const { name } = next;
          await tried(next).catch(({ message }: Error) => problems.push(`${name}: ${message}`));
        }
      };
      await Promise.all([lane(), lane(), lane()]);
      expect(problems).toEqual([]);
    },
  );
