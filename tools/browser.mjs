import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless shell, which paints no window, takes two thirds of the time of the others. */
const NAMES = [
  'chromium-headless-shell',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
];

/**
 * The browser to test with: CHROME_PATH, else an installed Chrome or Chromium, else Playwright's
 * own; undefined when there is none. A CHROME_PATH that does not run is an error.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !runs(chosen))
    throw new Error(`CHROME_PATH is "${chosen}", expected a Chrome or Chromium that can be run.`);
  if (chosen) return chosen;
  const { chromium } = await import('@playwright/test');
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, ...ELSEWHERE, chromium.executablePath()].find(runs);
}

/** As `findBrowser`, but installs a browser where there is none; an error says what to do. */
export async function ensureBrowser() {
  const present = await findBrowser();
  if (present) return present;
  console.log('No Chrome or Chromium found; installing one ...');
  const command = (/** @type {string} */ line) =>
    spawnSync(line, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // With Mesa: without a graphics card, WebGL takes a third of the time.
  const mesa = 'libegl1 libgl1-mesa-dri';
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0)
    command(
      'apt-get update -qq; for browser in chromium-headless-shell chromium; do ' +
        `apt-get install -qq --yes --no-install-recommends $browser ${mesa} && break; done`,
    );
  if (!(await findBrowser())) command('npx playwright install chromium');
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chrome or Chromium: install one (on Debian: apt-get install ' +
      'chromium-headless-shell), or set CHROME_PATH to its program file, and run npm test again.',
  );
}

/** Asks for the version, as Ubuntu's chromium-browser may be a stub that only points to a snap. */
function runs(/** @type {string} */ file) {
  if (!existsSync(file)) return false;
  // On Windows --version opens a window instead.
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0;
}
