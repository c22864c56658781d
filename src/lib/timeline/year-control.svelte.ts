import { yearsOf, type YearSpan } from '$lib/core/record/time';
import type { Mode } from '$lib/view/view';
import {
  changeMode,
  clickYears,
  dragYears,
  extendYears,
  grabAt,
  moveEdge,
  playNext,
  playStart,
  readYear,
  readYears,
  sameYears,
  shiftYears,
  theYear,
} from './chosen-years';
import { clampYear } from './year-axis';
import type { ChosenYears, Edge, Grab } from './chosen-years';

/** A burst of key presses is one movement: it rests this long after the last one. */
export const SETTLE_MS = 400;
/** How long play shows a year. */
export const PLAY_MS = 700;
/** Digits belong together while they come faster than this. */
export const TYPING_MS = 1200;

/**
 * Where the chosen years are: any number of `move`s are followed by one `settle`. What is chosen at once
 * (a mode, a typed year) is worth a step in the history; a movement is not.
 */
export interface YearsView {
  readonly current: ChosenYears;
  /** Where play ends. */
  readonly standard: ChosenYears;
  /** While play goes on. */
  isPlaying: boolean;
  move(years: ChosenYears): void;
  settle(years: ChosenYears): unknown;
  choose(years: ChosenYears): unknown;
}

type Timer = 'next' | 'settle' | 'type';

/** How hands, keys and play move the chosen years, and when a movement has come to rest. */
export class YearControl {
  /** Digits typed so far on a handle, shown while they wait for the rest. */
  typed = $state('');
  readonly #view: YearsView;
  readonly #axis: () => YearSpan;
  /** True where the reader asked for less motion: play then makes one step. */
  readonly #reducedMotion: () => boolean;
  /** How many years were chosen last. */
  #width: number;
  readonly #timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};
  #ready = true;
  /** A step whose time came before the map was ready. */
  #due = false;
  #grab: Grab | null = null;
  #restless = false;
  /** What was shown last from here: anything else on the page was chosen elsewhere. */
  #last: ChosenYears;

  constructor(view: YearsView, axis: () => YearSpan, reducedMotion: () => boolean) {
    this.#view = view;
    this.#axis = axis;
    this.#reducedMotion = reducedMotion;
    this.#last = this.#chosen;
    this.#width = view.standard.mode === 'years' ? yearsOf(view.standard).length : 5;
  }

  get #chosen(): ChosenYears {
    const { mode, from, to } = this.#view.current;
    return { mode, from, to };
  }

  #after(timer: Timer, ms: number, callback: () => void) {
    clearTimeout(this.#timers[timer]);
    this.#timers[timer] = setTimeout(callback, ms);
  }

  #move(next: ChosenYears) {
    if (sameYears(next, this.#chosen)) return;
    this.#restless = true;
    this.#last = next;
    this.#view.move(next);
  }

  /** Ends a movement: the one moment at which the link is replaced. */
  #rest() {
    clearTimeout(this.#timers.settle);
    if (!this.#restless) return;
    this.#restless = false;
    this.#view.settle(this.#chosen);
  }

  #stop() {
    clearTimeout(this.#timers.next);
    this.#view.isPlaying = false;
    this.#due = false;
  }

  /** A key, a button: stops play, moves at once, rests when the burst is over. */
  #nudge(next: ChosenYears) {
    this.#stop();
    this.#move(next);
    if (this.#restless && !this.#grab) this.#after('settle', SETTLE_MS, () => this.#rest());
  }

  #choose(next: ChosenYears) {
    this.pause();
    if (sameYears(next, this.#chosen)) return;
    this.#last = next;
    this.#view.choose(next);
  }

  #waitForNext() {
    this.#due = false;
    this.#after('next', PLAY_MS, () => this.#playOn());
  }

  get playing(): boolean {
    return this.#view.isPlaying;
  }

  /** The next year of a play, if its time has come; waits for the map to have drawn the last one. */
  #playOn() {
    if (!this.playing) return;
    this.#due = !this.#ready;
    if (this.#due) return;
    const next = playNext(this.#chosen, this.#axis());
    if (next) {
      this.#move(next);
      this.#waitForNext();
    } else {
      this.#move(this.#view.standard);
      this.pause();
    }
  }

  readonly pause = () => {
    this.#stop();
    this.#rest();
  };

  play() {
    const axis = this.#axis();
    if (axis.from === axis.to) return;
    clearTimeout(this.#timers.settle);
    const now = this.#chosen;
    const start = playStart(now, axis);
    // As the button says then: the next year of those shown, whatever they are.
    if (this.#reducedMotion()) return this.#choose(playNext(now, axis) ?? start);
    this.#view.isPlaying = true;
    // The year shown has been seen: the first step comes at once, as an answer to the button.
    if (sameYears(start, now)) return this.#playOn();
    this.#move(start);
    this.#waitForNext();
  }

  readonly toggle = () => (this.playing ? this.pause() : this.play());

  /** Moves the whole choice. */
  step(years: number) {
    this.#nudge(shiftYears(this.#chosen, years, this.#axis()));
  }

  moveEdge(edge: Edge, years: number) {
    const [chosen, axis] = [this.#chosen, this.#axis()];
    this.#nudge(moveEdge(chosen, edge, clampYear(chosen[edge] + years, axis), axis));
  }

  /** Keeps the end named and moves the other one; returns the end that now holds the kept year. */
  extend(kept: Edge, years: number): Edge {
    const chosen = this.#chosen;
    const other = chosen[kept === 'to' ? 'from' : 'to'];
    const extended = extendYears(chosen, kept, other + years, this.#axis());
    this.#nudge(extended.chosen);
    return extended.kept;
  }

  readonly setMode = (mode: Mode) => {
    const { mode: before, from, to } = this.#chosen;
    if (before === 'years' && to > from) this.#width = to - from + 1;
    this.#choose(changeMode(this.#chosen, mode, this.#width, this.#axis()));
  };

  /** Years named on the page: of a period, or as the page opened. */
  readonly choose = (years: ChosenYears) => this.#choose(years);

  /** A text field: false, and nothing moves, where it cannot be read as years of the axis. */
  typeYears(text: string): boolean {
    const next = readYears(text, this.#axis());
    if (next) this.#choose(next);
    return next !== null;
  }

  /** A digit on an end, or anywhere on the page: four make a year, two are completed after a pause. */
  typeDigit(edge: Edge | null, digit: string) {
    this.typed += digit;
    const finish = () => {
      const axis = this.#axis();
      const year = readYear(this.typed, axis);
      this.typed = '';
      if (year === null) return;
      this.#choose(edge ? moveEdge(this.#chosen, edge, year, axis) : theYear(year, axis));
    };
    clearTimeout(this.#timers.type);
    if (this.typed.length === 4) finish();
    else this.#after('type', TYPING_MS, finish);
  }

  /** A pointer takes hold; returns the end whose pill goes with it. */
  press(at: number, reach: number): Edge {
    this.#stop();
    clearTimeout(this.#timers.settle);
    const grab = grabAt(at, this.#chosen, this.#axis(), reach);
    this.#grab = grab;
    // A press on a year answers at once; one on an end or between both waits for a movement.
    if (grab.kind === 'year') this.drag(at);
    return grab.kind === 'edge' ? grab.edge : 'to';
  }

  drag(at: number) {
    if (this.#grab) this.#move(dragYears(this.#grab, at, this.#axis()));
  }

  release(at: number, clicked: boolean) {
    if (this.#grab && clicked) this.#move(clickYears(this.#grab, at, this.#axis()));
    else this.drag(at);
    this.cancel();
  }

  cancel() {
    this.#grab = null;
    this.#rest();
  }

  setReady(ready: boolean) {
    this.#ready = ready;
    if (ready && this.#due) this.#playOn();
  }

  /** The choice has changed: one made elsewhere (a link, Back, a record) ends play and movement. */
  chosenChanged() {
    const now = this.#chosen;
    if (this.#grab || sameYears(now, this.#last)) return;
    this.#last = now;
    clearTimeout(this.#timers.settle);
    this.#restless = false;
    this.#stop();
  }

  destroy() {
    Object.values(this.#timers).forEach(clearTimeout);
  }
}
