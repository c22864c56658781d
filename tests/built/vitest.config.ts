import { defineConfig } from 'vitest/config';

/** Tests that read the files of `build/`: no kit and no compiler needed, so they start at once. */
export default defineConfig({
  // As in vite.config.ts: a slow machine is no fault.
  test: { dir: 'tests/built', environment: 'node', testTimeout: 60_000 },
});
