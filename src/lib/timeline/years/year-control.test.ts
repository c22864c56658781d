import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChosenYears } from './chosen-years';
import { slotCentre } from './year-axis';
import { PLAY_MS, SETTLE_MS, TYPING_MS, YearControl, type YearsView } from './year-control.svelte';

const axis = { from: 2003, to: 2026 };
let changes: (ChosenYears & { by: 'move' | 'settle' | 'choose' })[];
let state: YearControl;
/** What the page shows. */
let chosen: ChosenYears;
const shown = () => changes.map(({ from, to, by }) => `${from}-${to} ${by}`);
let view: YearsView;
/** As a link or Back. */
function choose(mode: ChosenYears['mode'], from: number, to = from) {
  chosen = { mode, from, to };
  Object.assign(view, { isMoving: false, isPlaying: false });
}

function start(years: Partial<ChosenYears> = {}, reducedMotion = false) {
  chosen = { mode: 'year', from: 2016, to: 2016, ...years };
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
    standard: { mode: 'years' as const, from: 2020, to: 2026 },
    isMoving: false,
    isPlaying: false,
    axis,
    move: recordChange('move'),
    settle: recordChange('settle'),
    choose: recordChange('choose'),
  };
  return (state = new YearControl(view, () => reducedMotion));
}

beforeEach(() => {
  vi.useFakeTimers();
  changes = [];
});

afterEach(() => vi.useRealTimers());

describe('moving', () => {
  it('steps by years and stops at the ends', () => {
    const control = start();
    for (const years of [1, -5, -100, -1, 100]) control.step(years);
    expect(changes.map(({ to }) => to)).toEqual([2017, 2012, 2003, 2026]);
  });

  it('says once that a burst of keys has come to settle', () => {
    const control = start();
    for (let i = 0; i < 3; i++) {
      control.step(1);
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
    const control = start();
    control.press(slotCentre(2018, axis), 0);
    vi.advanceTimersByTime(10 * SETTLE_MS);
    control.drag(slotCentre(2019, axis));
    control.release(slotCentre(2019, axis), false);
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(shown()).toEqual(['2018-2018 move', '2019-2019 move', '2019-2019 settle']);
  });

  it('says nothing where nothing changed', () => {
    const control = start({ from: 2026, to: 2026 });
    control.step(1);
    control.press(slotCentre(2026, axis), 0);
    control.cancel();
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(changes).toEqual([]);
  });

  it('collapses a range to one year and opens it again, by the keys of either end', () => {
    const control = start({ mode: 'years', from: 2014, to: 2016 });
    control.moveEdge('from', 1);
    control.moveEdge('from', 1);
    control.moveEdge('from', 1);
    expect(chosen).toMatchObject({ mode: 'years', from: 2016, to: 2016 });
    control.moveEdge('to', 1);
    control.moveEdge('from', -1);
    expect(chosen).toMatchObject({ from: 2015, to: 2017 });
  });

  it('opens a single year with Shift and says which end keeps the year', () => {
    const control = start();
    expect(control.extend('to', -1)).toBe('to');
    expect(chosen).toMatchObject({ mode: 'years', from: 2015, to: 2016 });
    expect(control.extend('to', 1)).toBe('to');
    expect(control.extend('to', 1)).toBe('from');
    expect(chosen).toMatchObject({ from: 2016, to: 2017 });
  });

  it('makes a mode switch and a typed range one choice each', () => {
    const control = start();
    control.setMode('all');
    expect(control.typeYears('2014–2019')).toBe(true);
    expect(control.typeYears('1914')).toBe(false);
    expect(changes).toEqual([
      { mode: 'all', from: 2003, to: 2026, by: 'choose' },
      { mode: 'years', from: 2014, to: 2019, by: 'choose' },
    ]);
  });

  it('remembers how many years were chosen', () => {
    const control = start({ mode: 'years', from: 2014, to: 2016 });
    control.setMode('year');
    control.step(1);
    control.setMode('years');
    expect(chosen).toMatchObject({ from: 2015, to: 2017 });
  });
});

describe('digits typed on a handle', () => {
  it('jump at the fourth', () => {
    const control = start();
    for (const digit of '2009') control.typeDigit('to', digit);
    expect(chosen.to).toBe(2009);
    expect(control.typed).toBe('');
  });

  it('are completed after a pause, or forgotten', () => {
    const control = start();
    control.typeDigit('to', '0');
    control.typeDigit('to', '9');
    expect(control.typed).toBe('09');
    vi.advanceTimersByTime(TYPING_MS);
    expect(chosen.to).toBe(2009);
    expect(control.typed).toBe('');
    control.typeDigit('to', '7');
    vi.advanceTimersByTime(TYPING_MS);
    expect(chosen.to).toBe(2009);
    expect(control.typed).toBe('');
  });
});

describe('play', () => {
  const playing = () => ({ ...chosen, playing: state.playing });

  it('grows from the first year up to each, and ends in the years of the opened page', () => {
    const control = start();
    control.play();
    expect(playing()).toEqual({ mode: 'all', from: 2003, to: 2003, playing: true });
    vi.advanceTimersByTime(PLAY_MS - 1);
    expect(chosen.to).toBe(2003);
    vi.advanceTimersByTime(1);
    expect(playing()).toEqual({ mode: 'all', from: 2003, to: 2004, playing: true });
    vi.advanceTimersByTime(22 * PLAY_MS);
    expect(playing()).toEqual({ mode: 'all', from: 2003, to: 2026, playing: true });
    vi.advanceTimersByTime(PLAY_MS);
    expect(playing()).toEqual({ mode: 'years', from: 2020, to: 2026, playing: false });
    expect(shown().slice(-2)).toEqual(['2020-2026 move', '2020-2026 settle']);
    expect(changes.filter(({ by }) => by === 'settle')).toHaveLength(1);
  });

  it('goes on where it was stopped', () => {
    const control = start({ mode: 'all', from: 2003, to: 2012 });
    control.play();
    expect(playing()).toMatchObject({ to: 2013, playing: true });
  });

  it('waits for the map between years, and then goes on at once', () => {
    const control = start();
    control.play();
    control.setReady(false);
    vi.advanceTimersByTime(20_000);
    expect(playing()).toMatchObject({ to: 2003, playing: true });
    control.setReady(true);
    expect(chosen.to).toBe(2004);
    vi.advanceTimersByTime(PLAY_MS);
    expect(chosen.to).toBe(2005);
  });

  it('shows no year shorter because the map was quick', () => {
    const control = start();
    control.play();
    control.setReady(false);
    vi.advanceTimersByTime(100);
    control.setReady(true);
    vi.advanceTimersByTime(PLAY_MS - 101);
    expect(chosen.to).toBe(2003);
  });

  it.each([
    ['a drag', (control: ReturnType<typeof start>) => control.press(0, 0)],
    ['a key', (control: ReturnType<typeof start>) => control.step(-1)],
    ['a mode', (control: ReturnType<typeof start>) => control.setMode('year')],
    ['a choice from outside', () => choose('year', 2005)],
    ['pause', (control: ReturnType<typeof start>) => control.pause()],
  ])('is stopped by %s', (_, act) => {
    const control = start();
    control.play();
    act(control);
    const { to } = chosen;
    vi.advanceTimersByTime(60_000);
    expect(playing()).toMatchObject({ to, playing: false });
  });

  it('makes one step a press where the reader wants less motion', () => {
    const control = start({ mode: 'year', from: 2025, to: 2025 }, true);
    control.play();
    vi.advanceTimersByTime(60_000);
    expect(playing()).toEqual({ mode: 'year', from: 2026, to: 2026, playing: false });
    control.play();
    expect(playing()).toEqual({ mode: 'all', from: 2003, to: 2003, playing: false });
  });
});

describe('what comes from outside', () => {
  it('is not sent back, and ends a movement that had not come to settle', () => {
    const control = start();
    control.step(1);
    choose('years', 2010, 2012);
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(shown()).toEqual(['2017-2017 move']);
    control.step(1);
    expect(chosen).toEqual({ mode: 'years', from: 2011, to: 2013 });
  });
});
