import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { YearSpan } from '#core/record/time';
import type { Edge } from './chosen-years';
import { slotCentre } from '$lib/view/year-axis';
import { PLAY_MS, SETTLE_MS, TYPING_MS, YearControl, type YearsView } from './year-control.svelte';

const axis = { from: 2003, to: 2026 };
let changes: (YearSpan & { by: 'move' | 'settle' | 'choose' })[];
let control: YearControl;
/** What the page shows. */
let chosen: YearSpan;
const shown = () => changes.map(({ from, to, by }) => `${from}-${to} ${by}`);
let view: YearsView;
/** As a link or Back. */
function choose(from: number, to = from) {
  chosen = { from, to };
  Object.assign(view, { isMoving: false, isPlaying: false });
}

function start(years: Partial<YearSpan> = {}, reducedMotion = false) {
  chosen = { from: 2016, to: 2016, ...years };
  const recordChange =
    (by: 'move' | 'settle' | 'choose') =>
    (changed = chosen) => {
      changes.push({ ...changed, by });
      chosen = changed;
      Object.assign(view, { isMoving: by === 'move' });
    };
  view = {
    get current() {
      return chosen;
    },
    standard: { from: 2020, to: 2026 },
    isMoving: false,
    isPlaying: false,
    axis,
    move: recordChange('move'),
    settle: recordChange('settle'),
    choose: recordChange('choose'),
  };
  control = new YearControl(view, () => reducedMotion);
}
const step = (years: number, edge: Edge | null = null) =>
  control.pressKey({ kind: 'move', years }, edge);

beforeEach(() => {
  vi.useFakeTimers();
  changes = [];
});

afterEach(() => vi.useRealTimers());

describe('moving', () => {
  it('steps by years and stops at the ends', () => {
    start();
    for (const years of [1, -5, -100, -1, 100]) step(years);
    expect(changes.map(({ to }) => to)).toEqual([2017, 2012, 2003, 2026]);
  });

  it('says once that a burst of keys has come to settle', () => {
    start();
    for (let i = 0; i < 3; i++) {
      step(1);
      vi.advanceTimersByTime(SETTLE_MS / 2);
    }
    vi.advanceTimersByTime(5 * SETTLE_MS);
    expect(shown()).toEqual([
      '2017-2017 move',
      '2018-2018 move',
      '2019-2019 move',
      '2019-2019 settle',
    ]);
  });

  it('rests once on release after a drag, however long it pauses', () => {
    start();
    const { drag } = control.press(slotCentre(2018, axis), 0);
    vi.advanceTimersByTime(10 * SETTLE_MS);
    drag(slotCentre(2019, axis));
    control.release();
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(shown()).toEqual(['2018-2018 move', '2018-2019 move', '2018-2019 settle']);
  });

  it.each([2008, 2016, 2022])('goes to %i where it is clicked, but not on a handle', (clicked) => {
    start({ from: 2014, to: 2019 });
    control.press(slotCentre(2014, axis), 0.02).click();
    expect(changes).toEqual([]);
    control.press(slotCentre(clicked, axis), 0.02).click();
    expect(chosen).toEqual({ from: clicked, to: clicked });
  });

  it('says nothing where nothing changed', () => {
    start({ from: 2026, to: 2026 });
    step(1);
    control.press(slotCentre(2026, axis), 0);
    control.release();
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(changes).toEqual([]);
  });

  it('opens a single year with Shift to either side, and says which end keeps the year', () => {
    start();
    const extend = (years: number) => control.pressKey({ kind: 'extend', years }, 'to');
    expect(extend(-1)).toBe('to');
    expect(chosen).toMatchObject({ from: 2015, to: 2016 });
    expect([extend(1), extend(1)]).toEqual(['to', 'from']);
    expect(chosen).toMatchObject({ from: 2016, to: 2017 });
  });

  it('makes a typed range one choice', () => {
    start();
    expect(control.typeYears('2014–2019')).toBe(true);
    expect(control.typeYears('1914')).toBe(false);
    expect(shown()).toEqual(['2014-2019 choose']);
  });
});

describe('digits typed on a handle', () => {
  const type = (digits: string) => {
    for (const digit of digits) control.pressKey({ kind: 'digit', digit }, 'to');
  };

  it('jump at the fourth', () => {
    start();
    type('2009');
    expect([chosen.to, control.typed]).toEqual([2009, '']);
  });

  it('are completed after a pause, or forgotten', () => {
    start();
    for (const digits of ['09', '7']) {
      type(digits);
      expect(control.typed).toBe(digits);
      vi.advanceTimersByTime(TYPING_MS);
      expect([chosen.to, control.typed]).toEqual([2009, '']);
    }
  });
});

describe('play', () => {
  const playing = () => ({ ...chosen, playing: control.playing });

  it('grows from the first year up to each, and ends in the years of the opened page', () => {
    start();
    control.togglePlay();
    expect(playing()).toEqual({ from: 2003, to: 2003, playing: true });
    vi.advanceTimersByTime(PLAY_MS - 1);
    expect(chosen.to).toBe(2003);
    vi.advanceTimersByTime(1);
    expect(playing()).toEqual({ from: 2003, to: 2004, playing: true });
    vi.advanceTimersByTime(22 * PLAY_MS);
    expect(playing()).toEqual({ from: 2003, to: 2026, playing: true });
    vi.advanceTimersByTime(PLAY_MS);
    expect(playing()).toEqual({ from: 2020, to: 2026, playing: false });
    expect(shown().slice(-2)).toEqual(['2020-2026 move', '2020-2026 settle']);
    expect(changes.filter(({ by }) => by === 'settle')).toHaveLength(1);
  });

  it('goes on where it was stopped', () => {
    start({ from: 2003, to: 2012 });
    control.togglePlay();
    expect(playing()).toMatchObject({ to: 2013, playing: true });
  });

  it('waits for the map between years, and then goes on at once', () => {
    start();
    control.togglePlay();
    control.setReady(false);
    vi.advanceTimersByTime(100);
    // No year is shown shorter because the map was quick.
    control.setReady(true);
    vi.advanceTimersByTime(PLAY_MS - 101);
    expect(chosen.to).toBe(2003);
    control.setReady(false);
    vi.advanceTimersByTime(20_000);
    expect(playing()).toMatchObject({ to: 2003, playing: true });
    control.setReady(true);
    expect(chosen.to).toBe(2004);
    vi.advanceTimersByTime(PLAY_MS);
    expect(chosen.to).toBe(2005);
  });

  it.each([
    ['a drag', () => control.press(0, 0)],
    ['a key', () => step(-1)],
    ['a choice', () => control.choose({ from: 2004, to: 2009 })],
    ['a choice from outside', () => choose(2005)],
    ['pause', () => control.togglePlay()],
  ])('is stopped by %s', (_, act) => {
    start();
    control.togglePlay();
    act();
    const { to } = chosen;
    vi.advanceTimersByTime(60_000);
    expect(playing()).toMatchObject({ to, playing: false });
  });

  it('makes one step a press where the reader wants less motion', () => {
    start({ from: 2025, to: 2025 }, true);
    control.togglePlay();
    vi.advanceTimersByTime(60_000);
    expect(playing()).toEqual({ from: 2026, to: 2026, playing: false });
    control.togglePlay();
    expect(playing()).toEqual({ from: 2003, to: 2003, playing: false });
  });
});

describe('what comes from outside', () => {
  it('is not sent back, and ends a movement that had not come to settle', () => {
    start();
    step(1);
    choose(2010, 2012);
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(shown()).toEqual(['2017-2017 move']);
    step(1);
    expect(chosen).toEqual({ from: 2011, to: 2013 });
  });
});
