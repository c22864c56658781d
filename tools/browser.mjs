import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The headless shell takes two thirds of the others' time. */
const NAMES = ['chromium-headless-shell', 'google-chrome', 'chromium', 'chromium-browser'];

/** CHROME_PATH, else one installed, else Playwright's. */
export function ensureBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !runs(chosen))
    throw new Error(`CHROME_PATH is "${chosen}", expected a Chrome or Chromium that can be run.`);
  const browser = chosen || findBrowser() || installBrowser();
  if (!browser)
    throw new Error(
      'The browser tests need Chrome or Chromium: install one (on Debian: apt-get install ' +
        'chromium-headless-shell), or set CHROME_PATH to its program file, and run npm test again.',
    );
  // Spares Playwright's workers the search.
  process.env.CHROME_PATH = browser;
  return browser;
}

function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, chromium.executablePath()].find(runs);
}

function installBrowser() {
  console.log('No Chrome or Chromium found; installing one ...');
  const command = (/** @type {string} */ line) =>
    spawnSync(line, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // With Mesa: without a graphics card, WebGL takes a third of the time.
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0)
    command(
      'apt-get update -qq; for browser in chromium-headless-shell chromium; do apt-get install -qq ' +
        '--yes --no-install-recommends $browser libegl1 libgl1-mesa-dri && break; done',
    );
  if (!findBrowser()) command('npx playwright install chromium');
  return findBrowser();
}

/** Ubuntu's chromium-browser may be a stub that only points to a snap. */
function runs(/** @type {string} */ file) {
  if (!existsSync(file)) return false;
  // On Windows --version opens a window instead.
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0;
}
