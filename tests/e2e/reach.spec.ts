import { execFileSync } from 'node:child_process';
import { openTimelineOptions } from './atlas-page';
import { BARE, expect, test } from './fixtures';

declare global {
  interface Window {
    /** What the compute worker told the page, as JSON. */
    answers?: string[];
  }
}

const commandLine = (...args: string[]) =>
  JSON.stringify(JSON.parse(execFileSync('node', ['tools/reach.mjs', ...args]).toString()));

test(
  'the same question has the same bytes on the page, in its files and on the command line',
  { tag: '@deep' },
  async ({ page }) => {
    await page.addInitScript(() => {
      window.answers = [];
      window.Worker = class extends Worker {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          this.addEventListener('message', ({ data }: MessageEvent<{ answer?: unknown }>) => {
            if (data.answer) window.answers!.push(JSON.stringify(data.answer));
          });
        }
      };
    });
    // Of a choice that no file holds, the worker is asked.
    await page.goto('/?year=2016&radius=200');
    const radius = ['--radius', '200'];
    const expected = [commandLine('--quick', ...radius), commandLine('stall', ...radius)];
    await expect
      .poll(() => page.evaluate(() => window.answers?.length ?? 0), { timeout: 60_000 })
      .toBeGreaterThanOrEqual(3);
    const answers = await page.evaluate(() => window.answers!);
    for (const answer of expected) expect(answers).toContain(answer);

    const file = page.waitForResponse(/\/reach\/bilateral\.json$/);
    await page.goto('/?year=2016&rule=bilateral');
    const { measures, stall } = (await (await file).json()) as Record<string, unknown>;
    expect(JSON.stringify(measures)).toBe(commandLine('--rule', 'bilateral'));
    expect(JSON.stringify(stall)).toBe(commandLine('stall', '--rule', 'bilateral'));
  },
);

test(
  'a window of years keeps its bands when the file of its rule comes late',
  { tag: '@deep' },
  async ({ page }) => {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    await page.route('**/reach/core.json', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`/?year=2014..2016&${BARE}`);
    // Of a window they are worked out when the reader asks how sure it is.
    const band = page.getByText(/if places move/).first();
    await page.getByText('More measures').click();
    await expect(band).toBeVisible({ timeout: 60_000 });
    // The file has the joinpoint, too.
    await openTimelineOptions(page);
    const joinpoint = page.getByText('Joinpoint 2018');
    await expect(joinpoint).toBeHidden();
    release();
    await expect(joinpoint).toBeVisible();
    await expect(band).toBeVisible();
  },
);
