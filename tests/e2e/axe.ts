import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Choices {
  /** One part of the page, where only that has changed. */
  within?: string;
  /** In light and in dark colours, whichever the window has. */
  inBoth?: boolean;
  /** Of what the same page in another language has shown: its colours. */
  colours?: boolean;
}

/** Fails with one line for each rule and the elements that break it. */
export async function expectAccessible(page: Page, choices: Choices = {}): Promise<void> {
  await look(page, choices);
  if (!choices.inBoth) return;
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  await look(page, choices);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
}

async function look(page: Page, { within, colours = true }: Choices): Promise<void> {
  const axe = new AxeBuilder({ page })
    // A picture is one image to a reader; its thousands of paths would take most of the time.
    .exclude('svg[role="img"] > *')
    .options({ resultTypes: ['violations'] })
    // The other mode gathers the results of frames in a page of their own: four times as long on a
    // large page, and no page here has frames.
    .setLegacyMode();
  if (within) axe.include(within);
  if (!colours) axe.disableRules('color-contrast');
  const { violations } = await axe.analyze();
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
  expect(lines, within ?? 'the page').toEqual([]);
}
