import { defineConfig } from '@playwright/test';
import { ensureBrowser } from './tools/browser.mjs';

/** The site never asks another host. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost';

/** Mesa's llvmpipe takes a third of SwiftShader's time, to which Chromium falls back. */
const SOFTWARE_GL =
  process.platform === 'linux'
    ? ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist']
    : ['--use-angle=swiftshader'];

/** Of tests; what a test builds is looked up on request. */
const SITES = [
  'build',
  'build-malabar',
  'build-skeleton',
  'build-new-set/build-isles',
  'build-where-to-add/build',
];

/**
 * `@deep`: pixels, paper, languages, hosts, which seldom break alone. `@long`: other sites are built, or many actions
 * made. `npm test` runs neither, `.ci/run` the first, `npm run test:deep` both.
 */
const LENGTH = process.env.DEEP ? '^' : '^(?!.*@(deep|long))';

/** What only a finger does, or what is harder in a narrow window. */
const PHONE =
  '(?:filters|keyboard|link|no-script|print|record|reflow|search|states|touch)\\.spec|@phone';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  // On free ports, which the fixture `site` reads.
  webServer: {
    command: `node tools/serve.mjs ${SITES.join(' ')}`,
    wait: { stdout: /^(?<sites>\{.*\})$/m },
  },
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  // A loaded machine may crash a browser; a second try is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: ensureBrowser(),
      args: [
        '--no-sandbox',
        ...SOFTWARE_GL,
        '--enable-unsafe-swiftshader',
        // The emulated graphics card takes ten seconds over much SVG.
        '--disable-gpu-rasterization',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        OFFLINE,
      ],
      // Mesa must not use a real graphics card.
      env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1' } as Record<string, string>,
    },
  },
  // Each test runs once; with @both, at both sizes.
  projects: [
    {
      name: 'desktop',
      grep: RegExp(`${LENGTH}(?!.*(?:${PHONE}))`),
      use: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
    },
    {
      name: 'phone',
      grep: RegExp(`${LENGTH}.*(?:${PHONE}|@both)`),
      use: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true },
    },
  ],
});
