import type { Mode } from '$lib/view/view';
import {
  DEFAULT_WINDOW_YEARS,
  changeMode,
  clampYear,
  extendYears,
  moveEdge,
  playNext,
  playStart,
  sameYears,
  shiftYears,
  type ChosenYears,
  type Edge,
  type YearAxis,
} from './chosen-years';
import { readYear, readYears } from './typed-years';

/**
 * How hands, keys and play move the chosen years, and when a movement has come to rest. The choice
 * itself stays with the page.
 */

export const SPEED = { min: 0.5, max: 5, standard: 1 } as const;
/** A burst of key presses is one movement: it rests this long after the last one. */
export const SETTLE_MS = 400;
/** Digits typed on a handle belong together while they come faster than this. */
export const TYPING_MS = 1200;

/**
 * `moving` comes any number of times and is always followed by one `rest`. A `choice` (a mode, a
 * typed year) is a rest of its own, worth a step in the history; a `motion` is not.
 */
export interface YearChange extends ChosenYears {
  phase: 'moving' | 'rest';
  by: 'motion' | 'choice';
}

export interface ControlState {
  playing: boolean;
  /** Digits typed so far on a handle, shown while they wait for the rest. */
  typed: string;
}

export interface YearControlOptions {
  /** What the page shows at this moment; a change that is told is in it at once. */
  chosen(): ChosenYears;
  axis(): YearAxis;
  secondsPerYear(): number;
  /** True where the reader asked for less motion: play then makes one step. */
  reducedMotion?(): boolean;
  onchange(change: YearChange): void;
  onstate?(state: ControlState): void;
}

export type YearControl = ReturnType<typeof createYearControl>;

export function createYearControl(options: YearControlOptions) {
  const { chosen, axis, secondsPerYear } = options;
  const memory = { year: chosen().to, width: DEFAULT_WINDOW_YEARS };
  const [nextYear, settling, typing] = [timer(), timer(), timer()];
  let playing = false;
  let growing = false;
  let ready = true;
  /** A step whose time came before the map was ready. */
  let due = false;
  let dragging = false;
  let restless = false;
  let typed = '';
  /** What was told last: anything else on the page was chosen elsewhere. */
  let told = chosen();

  const announce = () => options.onstate?.({ playing, typed });

  function tell(next: ChosenYears, phase: YearChange['phase'], by: YearChange['by']) {
    told = next;
    options.onchange({ ...next, phase, by });
  }

  function move(next: ChosenYears) {
    if (sameYears(next, chosen())) return;
    restless = true;
    tell(next, 'moving', 'motion');
  }

  /** Ends a movement: the one moment at which the link is replaced. */
  function rest() {
    settling.stop();
    if (!restless) return;
    restless = false;
    tell(chosen(), 'rest', 'motion');
  }

  function stop() {
    nextYear.stop();
    if (!playing) return;
    playing = false;
    due = false;
    announce();
  }

  /** A key, a button: stops play, moves at once, rests when the burst is over. */
  function nudge(next: ChosenYears) {
    stop();
    move(next);
    settling.stop();
    if (restless && !dragging) settling.start(SETTLE_MS, rest);
  }

  /** A finished choice: a mode, a typed year. */
  function choose(next: ChosenYears) {
    stop();
    rest();
    if (!sameYears(next, chosen())) tell(next, 'rest', 'choice');
  }

  function waitForNext() {
    due = false;
    nextYear.start(secondsPerYear() * 1000, step);
  }

  /** The next year of a play, if its time has come; waits for the map to have drawn the last one. */
  function step() {
    if (!playing) return;
    if (!ready) {
      due = true;
      return;
    }
    const next = playNext(chosen(), growing, axis());
    if (next) move(next);
    if (next && next.to < axis().last) waitForNext();
    else pause();
  }

  function pause() {
    stop();
    rest();
  }

  function play() {
    const { first, last } = axis();
    if (playing || first === last) return;
    settling.stop();
    const now = chosen();
    growing = now.mode === 'window' && now.from === first && now.to === last;
    const start = playStart(now, axis());
    const here = sameYears(start, now);
    if (options.reducedMotion?.()) {
      const next = here ? playNext(now, false, axis()) : start;
      if (next) choose(next);
      return;
    }
    playing = true;
    announce();
    // The year shown has been seen: the first step comes at once, as an answer to the button.
    if (here) return step();
    move(start);
    waitForNext();
  }

  return {
    /** Moves the whole choice: the year, the window, the end of what is cumulated. */
    step: (years: number) => nudge(shiftYears(chosen(), years, axis())),
    moveEdge: (edge: Edge, years: number) =>
      nudge(moveEdge(chosen(), edge, clampYear(chosen()[edge] + years, axis()), axis())),
    /** Keeps the end named and moves the other one; returns the end that now holds the kept year. */
    extend(kept: Edge, years: number): Edge {
      const other = kept === 'to' ? chosen().from : chosen().to;
      const extended = extendYears(chosen(), kept, other + years, axis());
      nudge(extended.chosen);
      return extended.kept;
    },
    setMode(mode: Mode) {
      const { mode: before, from, to } = chosen();
      if (before !== 'all') memory.year = to;
      if (before === 'window' && to > from) memory.width = to - from + 1;
      choose(changeMode(chosen(), mode, memory, axis()));
    },

    /** A text field: false, and nothing moves, where it cannot be read as years of the axis. */
    typeYears(text: string): boolean {
      const next = readYears(text, chosen(), axis());
      if (next) choose(next);
      return next !== null;
    },
    /** A digit on a handle: four make a year, two are completed after a pause. */
    typeDigit(edge: Edge, digit: string) {
      typed = `${typed}${digit}`.slice(0, 4);
      const finish = () => {
        typing.stop();
        const year = readYear(typed, axis());
        typed = '';
        announce();
        if (year !== null) choose(moveEdge(chosen(), edge, year, axis()));
      };
      if (typed.length === 4) return finish();
      typing.start(TYPING_MS, finish);
      announce();
    },

    dragStart() {
      stop();
      settling.stop();
      dragging = true;
    },
    /** Where the pointer has taken the choice. */
    dragTo(next: ChosenYears) {
      if (dragging) move(next);
    },
    dragEnd() {
      dragging = false;
      rest();
    },

    play,
    pause,
    toggle: () => (playing ? pause() : play()),
    /** The seconds per year have changed: the year on screen has them from now. */
    speedChanged() {
      if (playing && !due) waitForNext();
    },
    setReady(now: boolean) {
      ready = now;
      if (ready && due) step();
    },
    /** The choice has changed: one made elsewhere (a link, Back, a record) ends play and movement. */
    chosenChanged() {
      const now = chosen();
      if (dragging || sameYears(now, told)) return;
      told = now;
      settling.stop();
      restless = false;
      stop();
    },
    destroy() {
      for (const each of [nextYear, settling, typing]) each.stop();
    },
  };
}

function timer() {
  let id: ReturnType<typeof setTimeout> | undefined;
  return {
    start(ms: number, callback: () => void) {
      clearTimeout(id);
      id = setTimeout(callback, ms);
    },
    stop: () => clearTimeout(id),
  };
}

/** Brought into 0.5 to 5 seconds, in tenths as the link has it; null for what is no number. */
export function clampSpeed(seconds: number): number | null {
  const tenths = Math.round(seconds * 10) / 10;
  return Number.isFinite(seconds) ? Math.min(Math.max(tenths, SPEED.min), SPEED.max) : null;
}
