import type { Mode } from '$lib/view/view';
import {
  DEFAULT_WINDOW_YEARS,
  changeMode,
  clampYear,
  extendYears,
  fitYears,
  moveEdge,
  playNext,
  playStart,
  sameYears,
  shiftYears,
  type Edge,
  type ChosenYears,
  type YearAxis,
} from './chosen-years';
import { readYears, readYear } from './typed-years';

/**
 * The timeline without a picture: what is chosen, what is playing, and when a movement has come to
 * rest. No DOM and no clock of its own, so that every rule is tested in plain node.
 */

export const SPEED = { min: 0.5, max: 5, standard: 1 } as const;
/** A burst of key presses is one movement: it rests this long after the last one. */
export const SETTLE_MS = 400;
/** Digits typed on a handle belong together while they come faster than this. */
export const TYPING_MS = 1200;

export interface Scheduler {
  /** Calls back after `ms` milliseconds; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void;
}

/**
 * `moving` comes any number of times and is always followed by one `rest`. A `choice` (a mode, a
 * typed year) is a rest of its own, worth a step in the history; a `motion` is not.
 */
export interface TimeChange extends ChosenYears {
  phase: 'moving' | 'rest';
  by: 'motion' | 'choice';
}

export interface TimelineState extends ChosenYears, YearAxis {
  playing: boolean;
  secondsPerYear: number;
  /** Digits typed so far on a handle, shown while they wait for the rest. */
  typed: string;
}

export interface YearControlOptions extends ChosenYears, YearAxis {
  secondsPerYear?: number;
  scheduler: Scheduler;
  /** True where the reader asked for less motion: play then makes one step. */
  reducedMotion?: () => boolean;
  onchange(change: TimeChange): void;
  onstate?(state: TimelineState): void;
}

export type YearControl = ReturnType<typeof createYearControl>;

export function createYearControl(options: YearControlOptions) {
  const { scheduler, onchange } = options;
  let axis: YearAxis = { first: options.first, last: options.last };
  let span = fitYears(options, axis);
  let secondsPerYear = clampSpeed(options.secondsPerYear ?? SPEED.standard) ?? SPEED.standard;
  let playing = false;
  let growing = false;
  let ready = true;
  /** A step whose time came before the map was ready. */
  let due = false;
  let dragging = false;
  let restless = false;
  let typed = '';
  const memory = { year: span.to, width: DEFAULT_WINDOW_YEARS };
  take(span);

  let cancelTick = () => {};
  let cancelSettle = () => {};
  let cancelTyping = () => {};

  function take(next: ChosenYears) {
    const { mode, from, to } = (span = next);
    if (mode !== 'all') memory.year = to;
    if (mode === 'window' && to > from) memory.width = to - from + 1;
  }

  function state(): TimelineState {
    return { ...span, ...axis, playing, secondsPerYear, typed };
  }

  function announce() {
    options.onstate?.(state());
  }

  function move(next: ChosenYears) {
    if (sameYears(next, span)) return;
    take(next);
    restless = true;
    announce();
    onchange({ ...span, phase: 'moving', by: 'motion' });
  }

  /** Ends a movement: the one moment at which the link is replaced. */
  function rest() {
    cancelSettle();
    if (!restless) return;
    restless = false;
    onchange({ ...span, phase: 'rest', by: 'motion' });
  }

  function settleSoon() {
    cancelSettle();
    if (restless && !dragging) cancelSettle = scheduler.after(SETTLE_MS, rest);
  }

  function stop() {
    cancelTick();
    if (!playing) return;
    playing = false;
    due = false;
    announce();
  }

  /** A key, a button: stops play, moves at once, rests when the burst is over. */
  function nudge(next: ChosenYears) {
    stop();
    move(next);
    settleSoon();
  }

  /** A finished choice: a mode, a typed year. */
  function choose(next: ChosenYears) {
    stop();
    rest();
    if (sameYears(next, span)) return;
    take(next);
    announce();
    onchange({ ...span, phase: 'rest', by: 'choice' });
  }

  function scheduleTick() {
    cancelTick();
    due = false;
    cancelTick = scheduler.after(secondsPerYear * 1000, tick);
  }

  /** The next year of a play, if its time has come; waits for the map to have drawn the last one. */
  function tick() {
    if (!playing) return;
    if (!ready) {
      due = true;
      return;
    }
    const next = playNext(span, growing, axis);
    if (next) move(next);
    if (next && next.to < axis.last) scheduleTick();
    else pause();
  }

  function pause() {
    stop();
    rest();
  }

  return {
    state,

    /** Moves the whole choice: the year, the window, the end of the cumulative span. */
    step: (years: 1 | -1) => nudge(shiftYears(span, years, axis)),
    page: (pages: 1 | -1) => nudge(shiftYears(span, 5 * pages, axis)),
    home: () => nudge(shiftYears(span, axis.first - axis.last, axis)),
    end: () => nudge(shiftYears(span, axis.last - axis.first, axis)),

    setFrom: (year: number) => nudge(moveEdge(span, 'from', year, axis)),
    setTo: (year: number) => nudge(moveEdge(span, 'to', year, axis)),
    moveEdge: (edge: Edge, years: number) =>
      nudge(moveEdge(span, edge, clampYear(span[edge] + years, axis), axis)),
    /** Keeps the end named and moves the other one; returns the end that now holds the kept year. */
    extend(kept: Edge, years: number): Edge {
      const other = kept === 'to' ? span.from : span.to;
      const extended = extendYears(span, kept, other + years, axis);
      nudge(extended.span);
      return extended.kept;
    },
    setMode: (mode: Mode) => choose(changeMode(span, mode, memory, axis)),

    /** A text field: false, and nothing moves, where it cannot be read as years of the axis. */
    typeYears(text: string): boolean {
      const next = readYears(text, span, axis);
      if (next) choose(next);
      return next !== null;
    },
    /** A digit on a handle: four make a year, two are completed after a pause. */
    typeDigit(edge: Edge, digit: string) {
      cancelTyping();
      typed = `${typed}${digit}`.slice(0, 4);
      const finish = () => {
        const year = readYear(typed, axis);
        typed = '';
        announce();
        if (year !== null) choose(moveEdge(span, edge, year, axis));
      };
      if (typed.length === 4) return finish();
      cancelTyping = scheduler.after(TYPING_MS, finish);
      announce();
    },

    dragStart() {
      stop();
      cancelSettle();
      dragging = true;
    },
    /** Where the pointer has taken the choice; call at most once per animation frame. */
    dragTo(next: ChosenYears) {
      if (dragging) move(fitYears(next, axis));
    },
    dragEnd() {
      dragging = false;
      rest();
    },

    play() {
      if (playing || axis.first === axis.last) return;
      cancelSettle();
      growing = span.mode === 'window' && span.from === axis.first && span.to === axis.last;
      const start = playStart(span, axis);
      if (options.reducedMotion?.()) {
        const next = sameYears(start, span) ? playNext(span, false, axis) : start;
        if (next) choose(next);
        return;
      }
      playing = true;
      announce();
      // The year shown has been seen: the first step comes at once, as an answer to the button.
      if (sameYears(start, span)) return tick();
      move(start);
      scheduleTick();
    },
    pause,
    /** Seconds each year is shown, brought into 0.5 to 5; false where that changed it. */
    setSpeed(seconds: number): boolean {
      const speed = clampSpeed(seconds);
      if (speed === null) return false;
      secondsPerYear = speed;
      announce();
      if (playing && !due) scheduleTick();
      return speed === seconds;
    },
    setReady(now: boolean) {
      ready = now;
      if (ready && due) {
        due = false;
        tick();
      }
    },

    /**
     * Takes over what the link, Back or a selection says. Not while a pointer drags: what it says
     * then is older than what the hand does. A choice from outside stops play.
     */
    sync(outside: ChosenYears & YearAxis) {
      if (dragging) return;
      const bounds = { first: outside.first, last: outside.last };
      const next = fitYears(outside, bounds);
      const moved = !sameYears(next, span);
      if (!moved && bounds.first === axis.first && bounds.last === axis.last) return;
      axis = bounds;
      if (moved) {
        cancelSettle();
        restless = false;
        stop();
      }
      take(next);
      announce();
    },
    destroy() {
      cancelTick();
      cancelSettle();
      cancelTyping();
    },
  };
}

/** Brought into 0.5 to 5 seconds, in tenths as the link has it; null for what is no number. */
function clampSpeed(seconds: number): number | null {
  const tenths = Math.round(seconds * 10) / 10;
  return Number.isFinite(seconds) ? Math.min(Math.max(tenths, SPEED.min), SPEED.max) : null;
}
