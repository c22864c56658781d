import { beforeEach, describe, expect, it } from 'vitest';
import { SETTLE_MS, TYPING_MS, createYearControl, type TimeChange } from './year-control';
import type { ChosenYears } from './chosen-years';

/** A clock that only moves when told. */
class Clock {
  time = 0;
  #due: { at: number; callback: () => void }[] = [];
  after = (ms: number, callback: () => void) => {
    const entry = { at: this.time + ms, callback };
    this.#due.push(entry);
    return () => void (this.#due = this.#due.filter((other) => other !== entry));
  };
  pass(ms: number) {
    const end = this.time + ms;
    for (;;) {
      const [next] = this.#due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.time = next.at;
      next.callback();
    }
    this.time = end;
  }
}

const axis = { first: 2003, last: 2026 };
let clock: Clock;
let changes: TimeChange[];
const shown = () => changes.map(({ from, to, phase }) => `${from}-${to} ${phase}`);

function start(span: Partial<ChosenYears> = {}, more: { reducedMotion?: () => boolean } = {}) {
  return createYearControl({
    ...{ mode: 'year', from: 2016, to: 2016, ...axis, ...span },
    ...{ scheduler: clock, onchange: (change: TimeChange) => void changes.push(change), ...more },
  });
}

beforeEach(() => {
  clock = new Clock();
  changes = [];
});

describe('moving', () => {
  it('steps, pages and goes to the ends', () => {
    const timeline = start();
    timeline.step(1);
    timeline.page(-1);
    timeline.home();
    timeline.step(-1);
    timeline.end();
    expect(changes.map(({ to }) => to)).toEqual([2017, 2012, 2003, 2026]);
  });

  it('says once that a burst of keys has come to rest', () => {
    const timeline = start();
    for (let i = 0; i < 3; i++) {
      timeline.step(1);
      clock.pass(SETTLE_MS / 2);
    }
    clock.pass(5 * SETTLE_MS);
    expect(shown()).toEqual([
      '2017-2017 moving',
      '2018-2018 moving',
      '2019-2019 moving',
      '2019-2019 rest',
    ]);
  });

  it('rests once on release after a drag, however long it pauses', () => {
    const timeline = start();
    timeline.dragStart();
    timeline.dragTo({ mode: 'year', from: 2018, to: 2018 });
    clock.pass(10 * SETTLE_MS);
    timeline.dragTo({ mode: 'year', from: 2019, to: 2019 });
    timeline.dragEnd();
    clock.pass(10 * SETTLE_MS);
    expect(shown()).toEqual(['2018-2018 moving', '2019-2019 moving', '2019-2019 rest']);
  });

  it('says nothing where nothing changed', () => {
    const timeline = start({ from: 2026, to: 2026 });
    timeline.step(1);
    timeline.dragStart();
    timeline.dragEnd();
    clock.pass(10 * SETTLE_MS);
    expect(changes).toEqual([]);
  });

  it('collapses a range to one year and opens it again, by the keys of either end', () => {
    const timeline = start({ mode: 'window', from: 2014, to: 2016 });
    timeline.moveEdge('from', 1);
    timeline.moveEdge('from', 1);
    timeline.moveEdge('from', 1);
    expect(timeline.state()).toMatchObject({ mode: 'window', from: 2016, to: 2016 });
    timeline.moveEdge('to', 1);
    timeline.moveEdge('from', -1);
    expect(timeline.state()).toMatchObject({ from: 2015, to: 2017 });
  });

  it('opens a single year with Shift and says which end keeps the year', () => {
    const timeline = start();
    expect(timeline.extend('to', -1)).toBe('to');
    expect(timeline.state()).toMatchObject({ mode: 'window', from: 2015, to: 2016 });
    expect(timeline.extend('to', 1)).toBe('to');
    expect(timeline.extend('to', 1)).toBe('from');
    expect(timeline.state()).toMatchObject({ from: 2016, to: 2017 });
  });

  it('makes a mode switch and a typed range one choice each', () => {
    const timeline = start();
    timeline.setMode('cumulative');
    expect(timeline.typeYears('2014–2019')).toBe(true);
    expect(timeline.typeYears('1914')).toBe(false);
    expect(changes).toEqual([
      { mode: 'cumulative', from: 2003, to: 2016, phase: 'rest', by: 'choice' },
      { mode: 'window', from: 2014, to: 2019, phase: 'rest', by: 'choice' },
    ]);
  });

  it('goes back from everything to the year before it', () => {
    const timeline = start();
    timeline.setMode('all');
    timeline.setMode('year');
    expect(timeline.state()).toMatchObject({ mode: 'year', to: 2016 });
  });

  it('remembers the width of the last window', () => {
    const timeline = start({ mode: 'window', from: 2014, to: 2016 });
    timeline.setMode('year');
    timeline.step(1);
    timeline.setMode('window');
    expect(timeline.state()).toMatchObject({ from: 2015, to: 2017 });
  });
});

describe('digits typed on a handle', () => {
  it('jump at the fourth', () => {
    const timeline = start();
    for (const digit of '2009') timeline.typeDigit('to', digit);
    expect(timeline.state()).toMatchObject({ to: 2009, typed: '' });
  });

  it('are completed after a pause, or forgotten', () => {
    const timeline = start();
    timeline.typeDigit('to', '0');
    timeline.typeDigit('to', '9');
    expect(timeline.state().typed).toBe('09');
    clock.pass(TYPING_MS);
    expect(timeline.state()).toMatchObject({ to: 2009, typed: '' });
    timeline.typeDigit('to', '7');
    clock.pass(TYPING_MS);
    expect(timeline.state()).toMatchObject({ to: 2009, typed: '' });
  });
});

describe('play', () => {
  it('shows a year for the seconds set, stops at the end and rests there', () => {
    const timeline = start({ from: 2023, to: 2023 });
    timeline.setSpeed(2);
    timeline.play();
    expect(timeline.state()).toMatchObject({ to: 2024, playing: true });
    clock.pass(1999);
    expect(timeline.state().to).toBe(2024);
    clock.pass(1);
    expect(timeline.state().to).toBe(2025);
    clock.pass(60_000);
    expect(timeline.state()).toMatchObject({ to: 2026, playing: false });
    expect(shown()).toEqual([
      '2024-2024 moving',
      '2025-2025 moving',
      '2026-2026 moving',
      '2026-2026 rest',
    ]);
  });

  it('starts again at the end', () => {
    const timeline = start({ from: 2026, to: 2026 });
    timeline.play();
    expect(timeline.state()).toMatchObject({ to: 2003, playing: true });
    clock.pass(1000);
    expect(timeline.state().to).toBe(2004);
  });

  it('waits for the map between years, and then goes on at once', () => {
    const timeline = start();
    timeline.play();
    timeline.setReady(false);
    clock.pass(20_000);
    expect(timeline.state()).toMatchObject({ to: 2017, playing: true });
    timeline.setReady(true);
    expect(timeline.state().to).toBe(2018);
    clock.pass(1000);
    expect(timeline.state().to).toBe(2019);
  });

  it('shows no year shorter than set because the map was quick', () => {
    const timeline = start();
    timeline.play();
    timeline.setReady(false);
    clock.pass(100);
    timeline.setReady(true);
    expect(timeline.state().to).toBe(2017);
    clock.pass(899);
    expect(timeline.state().to).toBe(2017);
  });

  it.each([
    ['a drag', (timeline: ReturnType<typeof start>) => timeline.dragStart()],
    ['a key', (timeline: ReturnType<typeof start>) => timeline.step(-1)],
    ['a mode', (timeline: ReturnType<typeof start>) => timeline.setMode('all')],
    [
      'a choice from outside',
      (timeline: ReturnType<typeof start>) =>
        timeline.sync({ mode: 'year', from: 2005, to: 2005, ...axis }),
    ],
    ['pause', (timeline: ReturnType<typeof start>) => timeline.pause()],
  ])('is stopped by %s', (_, act) => {
    const timeline = start();
    timeline.play();
    act(timeline);
    const { to } = timeline.state();
    clock.pass(60_000);
    expect(timeline.state()).toMatchObject({ to, playing: false });
  });

  it('goes on when its own year comes back from the link', () => {
    const timeline = start();
    timeline.play();
    timeline.sync({ mode: 'year', from: 2017, to: 2017, ...axis });
    expect(timeline.state().playing).toBe(true);
  });

  it('makes one step a press where the reader wants less motion', () => {
    const timeline = start({ from: 2025, to: 2025 }, { reducedMotion: () => true });
    timeline.play();
    clock.pass(60_000);
    timeline.play();
    expect(timeline.state().playing).toBe(false);
    expect(changes.map(({ to }) => to)).toEqual([2026, 2003]);
  });

  it('takes a new speed from the year on screen', () => {
    const timeline = start();
    timeline.setSpeed(5);
    timeline.play();
    clock.pass(1000);
    timeline.setSpeed(0.5);
    clock.pass(500);
    expect(timeline.state().to).toBe(2018);
  });

  it('keeps its speed between 0.5 and 5 seconds', () => {
    const timeline = start();
    expect(timeline.setSpeed(0.1)).toBe(false);
    expect(timeline.state().secondsPerYear).toBe(0.5);
    expect(timeline.setSpeed(60)).toBe(false);
    expect(timeline.state().secondsPerYear).toBe(5);
    expect(timeline.setSpeed(NaN)).toBe(false);
    expect(timeline.state().secondsPerYear).toBe(5);
  });
});

describe('what comes from outside', () => {
  it('is shown without being sent back', () => {
    const timeline = start();
    timeline.sync({ mode: 'window', from: 2010, to: 2012, ...axis });
    clock.pass(10 * SETTLE_MS);
    expect(timeline.state()).toMatchObject({ mode: 'window', from: 2010, to: 2012 });
    expect(changes).toEqual([]);
  });

  it('does not pull the handle out of a hand', () => {
    const timeline = start();
    timeline.dragStart();
    timeline.dragTo({ mode: 'year', from: 2018, to: 2018 });
    timeline.sync({ mode: 'year', from: 2016, to: 2016, ...axis });
    expect(timeline.state().to).toBe(2018);
  });

  it('brings the choice onto a shorter axis', () => {
    const timeline = start();
    timeline.sync({ mode: 'year', from: 2016, to: 2016, first: 2003, last: 2010 });
    expect(timeline.state()).toMatchObject({ to: 2010, last: 2010 });
  });
});
