import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BARE, expect, test, openMap } from './fixtures';

/** A page of somebody else, on a host of its own, with one frame in it. */
async function pageWith(code: string) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>An article</title><h1>An article</h1>${code}`);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

test(
  'an embed shows the very view it was copied from, in the page of another host',
  { tag: '@wide' },
  async ({ page, browser, site }) => {
    const query = `?from=2016&to=2019&rule=all&${BARE}&at=110.00,30.00,2.00`;
    await openMap(page, `/record/joint-sea-2016${query}`);
    await page.getByRole('button', { name: 'Share', exact: true }).last().click();
    await page.getByRole('button', { name: 'Save picture' }).click();
    await page.locator(':popover-open').getByRole('button', { name: /Embed/ }).click();
    const dialog = page.getByRole('dialog');
    const preview = dialog.frameLocator('iframe');
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Joint Sea 2016');
    await dialog.getByLabel('Width, px').fill('640');
    const code = await dialog.getByRole('textbox', { name: 'HTML for your page' }).inputValue();
    expect(code).toContain('width="640"');
    expect(code).toContain('sandbox="allow-scripts allow-same-origin allow-popups');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const article = await pageWith(code);
    const context = await browser.newContext();
    // A browser may keep nothing for the frame of another host, and says so by an error.
    await context.addInitScript(() => {
      if (window === top) return;
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied', 'SecurityError');
          },
        });
    });
    const other = await context.newPage();
    const problems: string[] = [];
    other.on('pageerror', ({ message }) => problems.push(message));
    other.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    try {
      await other.goto(article.url);
      const frame = other.frameLocator('iframe');
      await expect(frame.locator('html')).toHaveAttribute('data-map-ready', 'true', {
        timeout: 60_000,
      });
      await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Joint Sea 2016');
      await expect(frame.getByRole('banner')).toHaveCount(0);
      const slider = frame.getByRole('slider', { name: 'Year', exact: true });
      await expect(slider).toHaveAttribute('aria-valuenow', '2019');
      await expect(frame.getByRole('slider', { name: 'First year' })).toHaveAttribute(
        'aria-valuenow',
        '2016',
      );
      await expect(frame.getByRole('main')).toContainText('All records');
      // The way out leads to the same view.
      const popup = other.waitForEvent('popup');
      await frame.getByRole('link', { name: 'Open the full view' }).click();
      const full = await popup;
      expect(full.url()).toContain(`${site.url}/record/joint-sea-2016/?`);
      expect(new URL(full.url()).searchParams.get('at')).toBe('110.00,30.00,2.00');
      await full.close();

      // The wheel scrolls the article; with Ctrl it is the map's.
      await frame.getByTestId('map').hover();
      await other.mouse.wheel(0, 200);
      await expect(frame.getByText('Hold Ctrl and turn the wheel')).toBeVisible();
      // Its years are worked by keyboard.
      await slider.press('ArrowLeft');
      await expect(slider).toHaveAttribute('aria-valuenow', '2018');
      expect(problems).toEqual([]);
    } finally {
      await context.close();
      article.close();
    }
  },
);
