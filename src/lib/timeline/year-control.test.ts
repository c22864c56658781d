import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChosenYears } from './chosen-years';
import { slotCentre } from './year-axis';
import { SETTLE_MS, TYPING_MS, YearControl, clampSpeed } from './year-control.svelte';

const axis = { from: 2003, to: 2026 };
let changes: (ChosenYears & { by: 'move' | 'settle' | 'choose' })[];
let state: YearControl;
/** What the page shows. */
let chosen: ChosenYears;
let speed: number;
const shown = () => changes.map(({ from, to, by }) => `${from}-${to} ${by}`);
const choose = (mode: ChosenYears['mode'], from: number, to = from) =>
  (chosen = { mode, from, to });

function start(years: Partial<ChosenYears> = {}, reducedMotion = false) {
  chosen = { mode: 'year', from: 2016, to: 2016, ...years };
  const by = (by: 'move' | 'settle' | 'choose') => (years: ChosenYears) => {
    changes.push({ ...years, by });
    chosen = years;
  };
  const view = {
    get current() {
      return { ...chosen, secondsPerYear: speed };
    },
    ...{ move: by('move'), settle: by('settle'), choose: by('choose') },
  };
  return (state = new YearControl(
    view,
    () => axis,
    () => reducedMotion,
  ));
}

beforeEach(() => {
  vi.useFakeTimers();
  changes = [];
  speed = 1;
});

afterEach(() => vi.useRealTimers());

describe('moving', () => {
  it('steps by years and stops at the ends', () => {
    const timeline = start();
    for (const years of [1, -5, -100, -1, 100]) timeline.step(years);
    expect(changes.map(({ to }) => to)).toEqual([2017, 2012, 2003, 2026]);
  });

  it('says once that a burst of keys has come to settle', () => {
    const timeline = start();
    for (let i = 0; i < 3; i++) {
      timeline.step(1);
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
    const timeline = start();
    timeline.press(slotCentre(2018, axis), 0);
    vi.advanceTimersByTime(10 * SETTLE_MS);
    timeline.drag(slotCentre(2019, axis));
    timeline.release(slotCentre(2019, axis), false);
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(shown()).toEqual(['2018-2018 move', '2019-2019 move', '2019-2019 settle']);
  });

  it('says nothing where nothing changed', () => {
    const timeline = start({ from: 2026, to: 2026 });
    timeline.step(1);
    timeline.press(slotCentre(2026, axis), 0);
    timeline.cancel();
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(changes).toEqual([]);
  });

  it('collapses a range to one year and opens it again, by the keys of either end', () => {
    const timeline = start({ mode: 'window', from: 2014, to: 2016 });
    timeline.moveEdge('from', 1);
    timeline.moveEdge('from', 1);
    timeline.moveEdge('from', 1);
    expect(chosen).toMatchObject({ mode: 'window', from: 2016, to: 2016 });
    timeline.moveEdge('to', 1);
    timeline.moveEdge('from', -1);
    expect(chosen).toMatchObject({ from: 2015, to: 2017 });
  });

  it('opens a single year with Shift and says which end keeps the year', () => {
    const timeline = start();
    expect(timeline.extend('to', -1)).toBe('to');
    expect(chosen).toMatchObject({ mode: 'window', from: 2015, to: 2016 });
    expect(timeline.extend('to', 1)).toBe('to');
    expect(timeline.extend('to', 1)).toBe('from');
    expect(chosen).toMatchObject({ from: 2016, to: 2017 });
  });

  it('makes a mode switch and a typed range one choice each', () => {
    const timeline = start();
    timeline.setMode('cumulative');
    expect(timeline.typeYears('2014–2019')).toBe(true);
    expect(timeline.typeYears('1914')).toBe(false);
    expect(changes).toEqual([
      { mode: 'cumulative', from: 2003, to: 2016, by: 'choose' },
      { mode: 'window', from: 2014, to: 2019, by: 'choose' },
    ]);
  });

  it('goes back from everything to the year before it', () => {
    const timeline = start();
    timeline.setMode('all');
    timeline.setMode('year');
    expect(chosen).toMatchObject({ mode: 'year', to: 2016 });
  });

  it('remembers the width of the last window', () => {
    const timeline = start({ mode: 'window', from: 2014, to: 2016 });
    timeline.setMode('year');
    timeline.step(1);
    timeline.setMode('window');
    expect(chosen).toMatchObject({ from: 2015, to: 2017 });
  });
});

describe('digits typed on a handle', () => {
  it('jump at the fourth', () => {
    const timeline = start();
    for (const digit of '2009') timeline.typeDigit('to', digit);
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to: 2009,
      typed: '',
    });
  });

  it('are completed after a pause, or forgotten', () => {
    const timeline = start();
    timeline.typeDigit('to', '0');
    timeline.typeDigit('to', '9');
    expect(state.typed).toBe('09');
    vi.advanceTimersByTime(TYPING_MS);
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to: 2009,
      typed: '',
    });
    timeline.typeDigit('to', '7');
    vi.advanceTimersByTime(TYPING_MS);
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to: 2009,
      typed: '',
    });
  });
});

describe('play', () => {
  it('shows a year for the seconds set, stops at the end and rests there', () => {
    const timeline = start({ from: 2023, to: 2023 });
    speed = 2;
    timeline.play();
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to: 2024,
      playing: true,
    });
    vi.advanceTimersByTime(1999);
    expect(chosen.to).toBe(2024);
    vi.advanceTimersByTime(1);
    expect(chosen.to).toBe(2025);
    vi.advanceTimersByTime(60_000);
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to: 2026,
      playing: false,
    });
    expect(shown()).toEqual([
      '2024-2024 move',
      '2025-2025 move',
      '2026-2026 move',
      '2026-2026 settle',
    ]);
  });

  it('starts again at the end', () => {
    const timeline = start({ from: 2026, to: 2026 });
    timeline.play();
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to: 2003,
      playing: true,
    });
    vi.advanceTimersByTime(1000);
    expect(chosen.to).toBe(2004);
  });

  it('waits for the map between years, and then goes on at once', () => {
    const timeline = start();
    timeline.play();
    timeline.setReady(false);
    vi.advanceTimersByTime(20_000);
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to: 2017,
      playing: true,
    });
    timeline.setReady(true);
    expect(chosen.to).toBe(2018);
    vi.advanceTimersByTime(1000);
    expect(chosen.to).toBe(2019);
  });

  it('shows no year shorter than set because the map was quick', () => {
    const timeline = start();
    timeline.play();
    timeline.setReady(false);
    vi.advanceTimersByTime(100);
    timeline.setReady(true);
    expect(chosen.to).toBe(2017);
    vi.advanceTimersByTime(899);
    expect(chosen.to).toBe(2017);
  });

  it.each([
    ['a drag', (timeline: ReturnType<typeof start>) => timeline.press(0, 0)],
    ['a key', (timeline: ReturnType<typeof start>) => timeline.step(-1)],
    ['a mode', (timeline: ReturnType<typeof start>) => timeline.setMode('all')],
    [
      'a choice from outside',
      (timeline: ReturnType<typeof start>) => {
        choose('year', 2005);
        timeline.chosenChanged();
      },
    ],
    ['pause', (timeline: ReturnType<typeof start>) => timeline.pause()],
  ])('is stopped by %s', (_, act) => {
    const timeline = start();
    timeline.play();
    act(timeline);
    const { to } = chosen;
    vi.advanceTimersByTime(60_000);
    expect({ ...chosen, playing: state.playing, typed: state.typed }).toMatchObject({
      to,
      playing: false,
    });
  });

  it('goes on when its own year comes back from the link', () => {
    const timeline = start();
    timeline.play();
    choose('year', 2017);
    timeline.chosenChanged();
    expect(state.playing).toBe(true);
  });

  it('makes one step a press where the reader wants less motion', () => {
    const timeline = start({ from: 2025, to: 2025 }, true);
    timeline.play();
    vi.advanceTimersByTime(60_000);
    timeline.play();
    expect(state.playing).toBe(false);
    expect(changes.map(({ to }) => to)).toEqual([2026, 2003]);
  });
});

describe('a speed', () => {
  it('is kept between 0.5 and 5 seconds, in tenths', () => {
    expect([0.1, 60, 1.26, NaN].map(clampSpeed)).toEqual([0.5, 5, 1.3, null]);
  });
});

describe('what comes from outside', () => {
  it('is not sent back, and ends a movement that had not come to settle', () => {
    const timeline = start();
    timeline.step(1);
    choose('window', 2010, 2012);
    timeline.chosenChanged();
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(shown()).toEqual(['2017-2017 move']);
    timeline.step(1);
    expect(chosen).toEqual({ mode: 'window', from: 2011, to: 2013 });
  });
});
