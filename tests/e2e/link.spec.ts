import { readJson } from '../json';
import { copied, expect, mapReady, openMap, test } from './fixtures';

const CHOICES =
  'from=2012&to=2021&rule=all&domain=sea,air&layers=ground,sites,tracks,regions,labels' +
  '&around=1&measure=reach&at=128.50,38.25,2.60';

test(
  'a copied link shows the same view, and says when its data are older',
  { tag: '@deep' },
  async ({ page, context }) => {
    await openMap(page, `/?${CHOICES}`);
    await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy a link to this view' }).click();
    await expect(page.getByText('Copied.')).toBeVisible();
    const link = await copied(page);
    expect(decodeURIComponent(new URL(link).search)).toContain(CHOICES);
    const [, version, shown] = /data=(.+):(\d+)$/.exec(link) ?? [];
    await page.keyboard.press('Escape');

    const second = await context.newPage();
    await second.goto(link);
    await mapReady(second);
    for (const part of ['[data-signs]', 'section.timeline svg[role=group]'])
      await expect
        .poll(() => second.locator(part).first().innerHTML())
        .toBe(await page.locator(part).first().innerHTML());
    await expect(second.getByTestId('headline')).toHaveText(
      await page.getByTestId('headline').innerText(),
    );
    await expect(second.getByRole('region', { name: 'Older data' })).toHaveCount(0);

    // The same link, as if it had been made with data of before that gave one record less.
    const then = readJson<{ version: string }[]>('static/data/versions.json').at(-2)!.version;
    const older = link.replace(`${version}:${shown}`, `${then}:${Number(shown) - 1}`);
    await second.goto(older);
    const note = second.getByRole('region', { name: 'Older data' });
    await expect(note).toContainText(`${Number(shown) - 1} then, ${shown} now`);
    await expect(note).toContainText(/data answered then.* of 15 in 2014–2019/);
  },
);
