import { expect, type Page } from '@playwright/test';

/** A film as a browser plays it: its size and length in seconds, and that it shows another picture at each of these. */
export async function expectFilm(page: Page, film: Buffer, length: number, seconds: number[]) {
  const other = await page.context().newPage();
  const played = await other.evaluate(play, [film.toString('base64'), seconds] as const);
  await other.close();
  expect(played).toMatchObject({ width: 1280, height: 720, looks: seconds.length });
  expect(played.duration).toBeCloseTo(length, 1);
}

/** Runs in the page. */
async function play([base64, seconds]: readonly [string, number[]]) {
  const video = document.createElement('video');
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  video.src = URL.createObjectURL(new Blob([bytes]));
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  const pen = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true })!;
  const looks = new Set<string>();
  for (const second of seconds) {
    // `seeked` alone may come before the frame has been painted.
    await new Promise((resolve) => {
      video.requestVideoFrameCallback(resolve);
      video.currentTime = second;
    });
    pen.drawImage(video, 0, 0, 64, 36);
    looks.add(pen.getImageData(0, 0, 64, 36).data.join());
  }
  const { videoWidth: width, videoHeight: height, duration } = video;
  return { width, height, duration, looks: looks.size };
}
