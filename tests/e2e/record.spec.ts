import { readFileSync } from 'node:fs';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

/** A record with stages, disputes, neighbours on both sides and things that happened around it. */
const ID = 'joint-sea-2015-1';
const record = JSON.parse(readFileSync(`geodata/events/${ID}.json`, 'utf8')) as {
  name: { en: string; ru: string; zh: string };
  start: string;
  stages: { name: { en: string } }[];
  disputes: object[];
  sources: { id: string; title?: string }[];
};
const titles = JSON.parse(readFileSync('geodata/sources.json', 'utf8')) as {
  id: string;
  title: string;
}[];
const { dataVersion } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as {
  dataVersion: string;
};

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a record tells all it knows, to readers and to machines, in three languages', async ({
    page,
  }) => {
    await page.goto(`/record/${ID}`);
    const panel = page.getByRole('article');
    for (const name of Object.values(record.name)) await expect(panel).toContainText(name);
    for (const { name } of record.stages) await expect(panel).toContainText(name.en);
    for (const { id, title } of record.sources)
      await expect(panel.locator(`#source-${id}`)).toContainText(
        title ?? titles.find((source) => source.id === id)!.title,
      );
    await expect(panel.locator('a[href^="#source-"]').first()).toBeAttached();
    for (const heading of ['What it added to reach', 'Sources disagree', 'Within 60 days'])
      await expect(panel.getByRole('heading', { name: heading })).toBeVisible();
    await expect(panel).toContainText(/From China\s+[\d,]+\skm/);
    await expect(panel).toContainText('3 days before');
    await panel.getByText('Report an error').click();
    const fields = panel.getByRole('link', { name: 'All fields of the record' });
    const answer = await page.request.get(
      (await fields.getAttribute('href'))!.replace(/.*\.\.\//, '/'),
    );
    expect((await answer.json()) as object).toMatchObject({ record: { id: ID }, dataVersion });
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    const event = JSON.parse(text ?? '') as { startDate: string; subjectOf: object[] };
    expect(event.startDate).toBe(record.start);
    // The sources, and the dataset itself.
    expect(event.subjectOf).toHaveLength(record.sources.length + 1);

    for (const [language, heading] of [
      ['ru', 'Что добавлено к охвату'],
      ['zh', '对活动范围的贡献'],
    ]) {
      await page.goto(`/${language}/record/${ID}`);
      await expect(panel.getByRole('heading', { name: heading })).toBeVisible();
    }
  });
});

test('a reader copies the report of an error, and goes on to the year and the next edition', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/record/${ID}`);
  const grip = page.getByRole('button', { name: 'Show more of the panel' });
  if (await grip.isVisible()) await grip.click();
  await page.getByText('Report an error').click();
  await expect(page.getByLabel('Text of the report')).toHaveValue(/\nsources: .+\n$/);
  await page.getByRole('button', { name: 'Copy the text' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `Record: ${ID}\nData version: ${dataVersion}\n`,
  );
  await page.getByText('How this place was found').first().click();
  await expectAccessible(page, { inBoth: true });

  await page.getByRole('navigation', { name: 'In this series' }).getByText('Later').click();
  await expect(page).toHaveURL(/\/record\/joint-sea-2015-2\b/);
  await page.getByRole('link', { name: 'All of 2015' }).click();
  await expect(page).toHaveURL(/\/\?year=2015\b/);
});
