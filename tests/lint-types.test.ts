import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { componentsWithPromises } from '../tools/lint-types.mjs';

const folder = mkdtempSync(join(tmpdir(), 'joint-reach-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Components by what they do. */
const FILES = {
  'save.ts': 'export async function saveAll() {}\nexport const sum = (a: number) => a;',
  'plan.ts': 'export interface Plan {\n  onsend: (id: string) => Promise<void>;\n}',
  'awaits.svelte': '<script>\n  await x;\n</script>',
  'forgets.svelte': '<script>\n  saveAll();\n</script>',
  'hands-on.svelte': '<button onclick={saveAll}></button>',
  'by-type.svelte': '<script>\n  plan.onsend("a");\n</script>',
  'chooses.svelte': '<script>\n  switch (kind) {\n  }\n</script>',
  'loads.svelte': "<script>\n  import('./x');\n</script>",
  'plain.svelte': '<script>\n  import { sum } from "./save";\n</script>\n{sum(1)} {plan.onsend}',
};
for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);

it('types are used on every component that has to do with promises or cases, and on no other', () => {
  const found = componentsWithPromises(folder).map((file) => file.split('/').at(-1));
  const wanted = Object.keys(FILES).filter((file) => /svelte$/.test(file) && !/plain/.test(file));
  expect(found.sort()).toEqual(wanted.sort());
});
