import { defineConfig } from 'vitest/config';

/** Tests that read the files of `build/`: no kit and no compiler needed, so they start at once. */
export default defineConfig({ test: { dir: 'tests/built', environment: 'node' } });
