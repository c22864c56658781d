import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChosenYears } from './chosen-years';
import { slotCentre } from './year-axis';
import { PLAY_MS, SETTLE_MS, TYPING_MS, YearControl } from './year-control.svelte';

const axis = { from: 2003, to: 2026 };
let changes: (ChosenYears & { by: 'move' | 'settle' | 'choose' })[];
let state: YearControl;
/** What the page shows. */
let chosen: ChosenYears;
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
      return chosen;
    },
    standard: { mode: 'years' as const, from: 2020, to: 2026 },
    isPlaying: false,
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
    const timeline = start({ mode: 'years', from: 2014, to: 2016 });
    timeline.moveEdge('from', 1);
    timeline.moveEdge('from', 1);
    timeline.moveEdge('from', 1);
    expect(chosen).toMatchObject({ mode: 'years', from: 2016, to: 2016 });
    timeline.moveEdge('to', 1);
    timeline.moveEdge('from', -1);
    expect(chosen).toMatchObject({ from: 2015, to: 2017 });
  });

  it('opens a single year with Shift and says which end keeps the year', () => {
    const timeline = start();
    expect(timeline.extend('to', -1)).toBe('to');
    expect(chosen).toMatchObject({ mode: 'years', from: 2015, to: 2016 });
    expect(timeline.extend('to', 1)).toBe('to');
    expect(timeline.extend('to', 1)).toBe('from');
    expect(chosen).toMatchObject({ from: 2016, to: 2017 });
  });

  it('makes a mode switch and a typed range one choice each', () => {
    const timeline = start();
    timeline.setMode('all');
    expect(timeline.typeYears('2014–2019')).toBe(true);
    expect(timeline.typeYears('1914')).toBe(false);
    expect(changes).toEqual([
      { mode: 'all', from: 2003, to: 2026, by: 'choose' },
      { mode: 'years', from: 2014, to: 2019, by: 'choose' },
    ]);
  });

  it('remembers how many years were chosen', () => {
    const timeline = start({ mode: 'years', from: 2014, to: 2016 });
    timeline.setMode('year');
    timeline.step(1);
    timeline.setMode('years');
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
  const playing = () => ({ ...chosen, playing: state.playing });

  it('grows from the first year up to each, and ends in the years of the opened page', () => {
    const timeline = start();
    timeline.play();
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
    const timeline = start({ mode: 'all', from: 2003, to: 2012 });
    timeline.play();
    expect(playing()).toMatchObject({ to: 2013, playing: true });
  });

  it('waits for the map between years, and then goes on at once', () => {
    const timeline = start();
    timeline.play();
    timeline.setReady(false);
    vi.advanceTimersByTime(20_000);
    expect(playing()).toMatchObject({ to: 2003, playing: true });
    timeline.setReady(true);
    expect(chosen.to).toBe(2004);
    vi.advanceTimersByTime(PLAY_MS);
    expect(chosen.to).toBe(2005);
  });

  it('shows no year shorter because the map was quick', () => {
    const timeline = start();
    timeline.play();
    timeline.setReady(false);
    vi.advanceTimersByTime(100);
    timeline.setReady(true);
    vi.advanceTimersByTime(PLAY_MS - 101);
    expect(chosen.to).toBe(2003);
  });

  it.each([
    ['a drag', (timeline: ReturnType<typeof start>) => timeline.press(0, 0)],
    ['a key', (timeline: ReturnType<typeof start>) => timeline.step(-1)],
    ['a mode', (timeline: ReturnType<typeof start>) => timeline.setMode('year')],
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
    expect(playing()).toMatchObject({ to, playing: false });
  });

  it('makes one step a press where the reader wants less motion', () => {
    const timeline = start({ mode: 'year', from: 2025, to: 2025 }, true);
    timeline.play();
    vi.advanceTimersByTime(60_000);
    expect(playing()).toEqual({ mode: 'year', from: 2026, to: 2026, playing: false });
    timeline.play();
    expect(playing()).toEqual({ mode: 'all', from: 2003, to: 2003, playing: false });
  });
});

describe('what comes from outside', () => {
  it('is not sent back, and ends a movement that had not come to settle', () => {
    const timeline = start();
    timeline.step(1);
    choose('years', 2010, 2012);
    timeline.chosenChanged();
    vi.advanceTimersByTime(10 * SETTLE_MS);
    expect(shown()).toEqual(['2017-2017 move']);
    timeline.step(1);
    expect(chosen).toEqual({ mode: 'years', from: 2011, to: 2013 });
  });
});
