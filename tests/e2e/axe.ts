import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Fails with one line for each rule and the elements that break it. `within` looks at one part of
 * the page, where only that has changed.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const axe = new AxeBuilder({ page })
    // A picture is one image to a reader; its thousands of paths would take most of the time.
    .exclude('svg[role="img"] > *')
    .options({ resultTypes: ['violations'] })
    // The other mode gathers the results of frames in a page of their own: four times as long on a
    // large page, and no page here has frames.
    .setLegacyMode();
  if (within) axe.include(within);
  const { violations } = await axe.analyze();
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
  expect(lines, within ?? 'the page').toEqual([]);
}
