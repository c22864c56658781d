import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Figure } from './figure';
import { filmOf, type Film } from './film';

vi.mock('./figure-svg', () => ({ figureSvg: ({ title }: Figure) => Promise.resolve(title) }));
vi.mock('./png', () => ({
  canvasOf: (title: string) => Promise.resolve({ title, width: 2, height: 1 }),
}));

/** What the screen showed while the recorder ran. */
let recorded: string[] = [];
let startsAfterMs = 0;
let isRunning = false;

class Recorder {
  onstart = () => {};
  onstop = () => {};
  ondataavailable: (event: { data: Blob }) => void = () => {};
  start() {
    setTimeout(() => {
      isRunning = true;
      this.onstart();
    }, startsAfterMs);
  }
  stop() {
    isRunning = false;
    this.ondataavailable({ data: new Blob(recorded) });
    this.onstop();
  }
}

const screen = {
  getContext: () => ({
    drawImage: ({ title }: { title: string }) => isRunning && recorded.push(title),
  }),
  captureStream: () => ({}),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MediaRecorder', Recorder);
  vi.stubGlobal('document', { createElement: () => ({ ...screen }) });
  recorded = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function* frames() {
  for (const title of ['2003', '2004']) yield Promise.resolve({ title } as Figure);
}
const film = (): Film => ({ frames: frames(), count: 2, secondsPerFrame: 0.7 });

async function record() {
  const options = {
    theme: 'light',
    onframe: () => {},
    signal: new AbortController().signal,
  } as const;
  const result = filmOf(film(), options, 'video/webm').catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(60_000);
  return result;
}

it.each([0, 3000])('a film has all its frames, if the recorder starts after %i ms', async (ms) => {
  startsAfterMs = ms;
  expect(await record()).toBeInstanceOf(Blob);
  for (const year of ['2003', '2004'])
    expect(recorded.filter((title) => title === year).length).toBeGreaterThan(15);
});

it('a recorder that never starts is told, and nothing is saved', async () => {
  startsAfterMs = 1e9;
  expect(await record()).toBe('no film');
});
