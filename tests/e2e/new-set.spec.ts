import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { foreignWordsFor, pagesOf, textOf } from '../new-set/foreign-words';
import { copySources, followDoc, inShell, surprises } from '../new-set/walk';
import { expect, openMap, test } from './fixtures';

/* What docs/new-set.md promises: typed word by word in a copy of the sources, built once, and read. */

const folder = 'build-new-set';
const site = join(folder, 'build-isles');

test.use({ folder: site });

/** What no sentence says of 27 records from 2001 to 2025, of which some have one place or source. */
const NONSENSE = [
  /\bNaN\b|\bundefined\b|\bnull\b|\[object Object\]|\bInfinity\b/,
  // Not where a cell of a direction begins, after the number of the one before.
  /(?<![\d,.])1 (?:records|places|sources|exercises|patrols|tracks|regions|directions|claims)\b(?! (?:perhaps |back )?at )/,
  // A limit at which nothing was ever new.
  /\b0 of \d+, then 0 of \d+/,
  /\bthe study\b/i,
  /\bthe (?:Subic|Ambon|Cebu)\b/,
  /\bof (?:Philippines|Indonesia, )|from Philippines\b/,
];

/** Spans of years that end before they begin. */
const backwards = (text: string) =>
  [...text.matchAll(/(?<!\d)((?:19|20)\d\d)[–-]((?:19|20)\d\d)(?!\d)/g)].flatMap(
    ([span, from = '', to = '']) => (from > to ? [span] : []),
  );

test.describe('a set by a stranger', { tag: '@long' }, () => {
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async () => {
    test.setTimeout(900_000);
    rmSync(folder, { recursive: true, force: true });
    copySources(folder);
    const told = await followDoc(folder, inShell);
    expect(surprises(told)).toEqual([]);
    const { output = '' } = told.findLast(({ command }) => command.includes('add-record')) ?? {};
    expect(output).toContain('geodata/isles/CHANGELOG.md');
    expect(output).toContain('npm start -- isles');
    expect(output).not.toMatch(/CITATION|static\/data/);
    const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, SET: 'isles' },
    });
    expect(status, stderr).toBe(0);
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

  test('each page says only what makes sense for it, and nothing of another set', () => {
    const foreignWords = foreignWordsFor(join(folder, 'geodata/isles'));
    const pages = pagesOf(site);
    expect(pages.filter((file) => file.startsWith('record'))).toHaveLength(27);
    const faults = pages.flatMap((file) => {
      const text = textOf(readFileSync(join(site, file), 'utf8'));
      const nonsense = NONSENSE.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
      return [...nonsense, ...backwards(text), ...foreignWords(text)].map(
        (fault) => `${file}: ${fault}`,
      );
    });
    expect(faults).toEqual([]);
  });

  test('the first screen answers for the periods of the page that was followed', async ({
    page,
  }) => {
    await openMap(page, '/');
    await expect(page).toHaveTitle('Joint Reach: An atlas of island exercises');
    // Twelve exercises of the table came first to a place before 2015, one since; the first has none before it.
    await expect(page.locator('main')).toContainText('2001–2014 9 to 11 of 12 at a new place');
    await page.goto('/findings');
    await expect(page.locator('main')).toContainText('At 75 km');
    await page.goto('/story');
    await expect(page.locator('main')).toContainText('New: over 150 km from every earlier');
    await expect(page.getByRole('link', { name: 'All claims' })).toHaveCount(0);

    // A record says where it was, or that this was not published.
    const where = page.locator('dt:text-is("Where") + dd');
    await page.goto('/record/isles-2015');
    await expect(where).toContainText('place not published');
    await expect(where).not.toContainText('122');
    await page.goto('/record/isles-2024');
    await expect(where).toContainText('Somewhere in the area drawn');
    await expect(page.locator('dt:text-is("How far") + dd')).toContainText(
      '0–236 km from Zamboanga',
    );
    await expect(page.locator('p.lead')).toHaveText(/^The Philippines and Indonesia/);
  });
});
