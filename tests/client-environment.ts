import type { Environment } from 'vitest/runtime';

export default {
  name: 'client',
  viteEnvironment: 'client',
  setup(global) {
    global.location = new URL('http://localhost/');
    return { teardown: () => void delete global.location };
  },
} satisfies Environment;
