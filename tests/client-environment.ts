import type { Environment } from 'vitest/runtime';

/**
 * For tests of state, as `// @vitest-environment client`: code as a browser gets it, in which Svelte's state is kept
 * and effects run, in Node with an address and without a document.
 */
export default {
  name: 'client',
  viteEnvironment: 'client',
  setup(global: typeof globalThis) {
    Object.assign(global, { self: global, location: new URL('http://localhost/') });
    return {
      teardown: () => ['self', 'location'].forEach((name) => Reflect.deleteProperty(global, name)),
    };
  },
} satisfies Environment;
