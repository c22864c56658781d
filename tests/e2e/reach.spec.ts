import { execFileSync } from 'node:child_process';
import { expect, test } from './fixtures';

declare global {
  interface Window {
    /** What the compute worker told the page, as JSON. */
    answers?: string[];
  }
}

const commandLine = (...args: string[]) =>
  JSON.stringify(JSON.parse(execFileSync('node', ['tools/reach.mjs', ...args]).toString()));

test('the same question has the same bytes on the page and the command line', async ({ page }) => {
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
  await page.goto('/?year=2016');
  const expected = [commandLine('--quick'), commandLine('stall')];
  await expect
    .poll(() => page.evaluate(() => window.answers?.length ?? 0), { timeout: 60_000 })
    .toBeGreaterThanOrEqual(3);
  const answers = await page.evaluate(() => window.answers!);
  for (const answer of expected) expect(answers).toContain(answer);
});
