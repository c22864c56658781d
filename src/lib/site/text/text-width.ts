import { cached } from '#core/record/cached';

/** Slightly wider than Source Sans 3, so that what should fit does. CJK is square. */
export function estimateTextPx(text: string, fontPx = 12) {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign);
  return Math.ceil(ems * fontPx);
}

/** Lines may break between words, after `&` in an address, before Chinese characters. */
const PART = / ?(?:[\u4e00-\u9fff][，。、；：）”》]*|[^ &\u4e00-\u9fff]+&?|&)/g;

/** Lines no wider than `widthPx`, except for unbreakable parts. */
export function wrapped(text: string, widthPx: number, fontPx: number) {
  const lines: string[] = [];
  for (const part of text.match(PART) ?? []) {
    const longer = (lines.at(-1) ?? '') + part;
    if (lines.length && estimateTextPx(longer, fontPx) <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(part.trimStart());
  }
  return lines;
}

export function evenly(text: string, widthPx: number, fontPx: number) {
  let lines = wrapped(text, widthPx, fontPx);
  for (let px = widthPx; px > widthPx / 2; px -= fontPx) {
    const narrower = wrapped(text, px, fontPx);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

const cachedEms = new Map<string, number>();
const emsOf = (sign: string) => cached(cachedEms, sign, () => signEms(sign));

/** Advance widths of Source Sans 3, measured in Chromium and rounded up. */
const WIDTHS: readonly [ems: number, signs: string][] = [
  [0.27, " \u00a0.,:;'’|·ijlI"],
  [0.37, 'ft()-r/°г'],
  [0.48, 'szxcvyJ?хзстэу'],
  [0.53, '0123456789+aegkFLVXYкьаеёвячГУХ–'],
  [0.69, 'BDGHNOQUВДИЙЛМНОПЦЧмъы&'],
  [0.91, 'mwMWжшщюфЖШЩЪЫЮФ@—%'],
];
const OTHERS = 0.6;

function signEms(sign: string) {
  if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(sign)) return 1;
  return WIDTHS.find(([, signs]) => signs.includes(sign))?.[0] ?? OTHERS;
}
