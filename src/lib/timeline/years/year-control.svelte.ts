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
import type { KeyMove } from './year-keys';

/** A burst of keys is one movement, which ends this long after the last. */
export const SETTLE_MS = 400;
/** How long play shows each year. */
export const PLAY_MS = 700;
/** Digits typed within this time of each other form one year. */
export const TYPING_MS = 1200;

/**
 * What the control changes. A movement is any number of `move`s and one `settle`, which replaces
 * the link; `choose` (a mode, a typed year) adds a step to the history.
 */
export interface YearsView {
  readonly axis: YearSpan;
  readonly current: ChosenYears;
  /** The years of a fresh page, where play ends. */
  readonly standard: ChosenYears;
  /** Until a movement settles, or a choice made elsewhere, such as Back, ends it. */
  readonly isMoving: boolean;
  /** Also ended by a choice made elsewhere. */
  isPlaying: boolean;
  move(years: ChosenYears): void;
  settle(): unknown;
  choose(years: ChosenYears): unknown;
}

type Timer = 'nextYear' | 'settle' | 'finishTyping';

/** Moves the chosen years by pointer, keys and play, and reports when a movement has ended. */
export class YearControl {
  /** Shown on the handle while more digits may follow. */
  typed = $state('');
  readonly #view: YearsView;
  /** Under reduced motion, play makes a single step. */
  readonly #reducedMotion: () => boolean;
  /** Restored when switching to spans. */
  #spanYears: number;
  readonly #timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};
  #isMapReady = true;
  /** The next step of play is due but waits for the map. */
  #isStepDue = false;
  #grab: Grab | null = null;

  constructor(view: YearsView, reducedMotion: () => boolean) {
    this.#view = view;
    this.#reducedMotion = reducedMotion;
    this.#spanYears = view.standard.mode === 'years' ? yearsOf(view.standard).length : 5;
  }

  get #chosen(): ChosenYears {
    const { mode, from, to } = this.#view.current;
    return { mode, from, to };
  }

  #schedule(timer: Timer, ms: number, callback: () => void) {
    clearTimeout(this.#timers[timer]);
    this.#timers[timer] = setTimeout(callback, ms);
  }

  #move(next: ChosenYears) {
    if (!sameYears(next, this.#chosen)) this.#view.move(next);
  }

  #settle() {
    clearTimeout(this.#timers.settle);
    if (this.#view.isMoving) this.#view.settle();
  }

  #stop() {
    clearTimeout(this.#timers.nextYear);
    this.#view.isPlaying = false;
    this.#isStepDue = false;
  }

  /** By key or button: stops play, moves at once, and settles when the burst is over. */
  #nudge(next: ChosenYears) {
    this.#stop();
    this.#move(next);
    if (this.#view.isMoving && !this.#grab)
      this.#schedule('settle', SETTLE_MS, () => this.#settle());
  }

  /** Named on the page, such as a period. */
  choose(next: ChosenYears) {
    this.pause();
    if (!sameYears(next, this.#chosen)) this.#view.choose(next);
  }

  #scheduleNextYear() {
    this.#isStepDue = false;
    this.#schedule('nextYear', PLAY_MS, () => this.#playNextYear());
  }

  get playing(): boolean {
    return this.#view.isPlaying;
  }

  /** As soon as the map has drawn the last one. */
  #playNextYear() {
    if (!this.playing) return;
    this.#isStepDue = !this.#isMapReady;
    if (this.#isStepDue) return;
    const next = playNext(this.#chosen, this.#view.axis);
    if (next) {
      this.#move(next);
      this.#scheduleNextYear();
    } else {
      this.#move(this.#view.standard);
      this.pause();
    }
  }

  readonly pause = () => {
    this.#stop();
    this.#settle();
  };

  play() {
    const axis = this.#view.axis;
    if (axis.from === axis.to) return;
    clearTimeout(this.#timers.settle);
    const now = this.#chosen;
    const start = playStart(now, axis);
    if (this.#reducedMotion()) return this.choose(playNext(now, axis) ?? start);
    this.#view.isPlaying = true;
    // The years shown have been seen: the first step answers the button at once.
    if (sameYears(start, now)) return this.#playNextYear();
    this.#move(start);
    this.#scheduleNextYear();
  }

  readonly toggle = () => (this.playing ? this.pause() : this.play());

  /** Moves the whole choice. */
  step(years: number) {
    this.#nudge(shiftYears(this.#chosen, years, this.#view.axis));
  }

  moveEdge(edge: Edge, years: number) {
    const [chosen, axis] = [this.#chosen, this.#view.axis];
    this.#nudge(moveEdge(chosen, edge, clampYear(chosen[edge] + years, axis), axis));
  }

  /** Moves the end opposite to `kept`; returns the end that then holds the kept year. */
  extend(kept: Edge, years: number): Edge {
    const chosen = this.#chosen;
    const other = chosen[kept === 'to' ? 'from' : 'to'];
    const extended = extendYears(chosen, kept, other + years, this.#view.axis);
    this.#nudge(extended.chosen);
    return extended.kept;
  }

  /** Anywhere on the page. */
  pressKey(key: KeyMove) {
    if (key.kind === 'play') this.toggle();
    else if (key.kind === 'digit') this.typeDigit(null, key.digit);
    else this.step(key.years);
  }

  /** On a handle; returns the end to focus afterwards. */
  pressHandleKey(edge: Edge, key: KeyMove): Edge {
    if (key.kind === 'extend') return this.extend(edge, key.years);
    if (key.kind === 'move') this.moveEdge(edge, key.years);
    else if (key.kind === 'digit') this.typeDigit(edge, key.digit);
    return edge;
  }

  readonly setMode = (mode: Mode) => {
    const { mode: before, from, to } = this.#chosen;
    if (before === 'years' && to > from) this.#spanYears = to - from + 1;
    this.choose(changeMode(this.#chosen, mode, this.#spanYears, this.#view.axis));
  };

  /** False, without change, if the text is no choice on the axis. */
  typeYears(text: string): boolean {
    const next = readYears(text, this.#view.axis);
    if (next) this.choose(next);
    return next !== null;
  }

  /** On a handle, or (null) anywhere: four digits make a year, two do so after a pause. */
  typeDigit(edge: Edge | null, digit: string) {
    this.typed += digit;
    const finish = () => {
      const axis = this.#view.axis;
      const year = readYear(this.typed, axis);
      this.typed = '';
      if (year === null) return;
      this.choose(edge ? moveEdge(this.#chosen, edge, year, axis) : theYear(year, axis));
    };
    clearTimeout(this.#timers.finishTyping);
    if (this.typed.length === 4) finish();
    else this.#schedule('finishTyping', TYPING_MS, finish);
  }

  /** Returns the end to focus. Positions are fractions of the axis. */
  press(fraction: number, reach: number): Edge {
    this.#stop();
    clearTimeout(this.#timers.settle);
    const grab = grabAt(fraction, this.#chosen, this.#view.axis, reach);
    this.#grab = grab;
    // A press on a year selects it at once; one on a handle or the span waits for a movement.
    if (grab.kind === 'year') this.drag(fraction);
    return grab.kind === 'edge' ? grab.edge : 'to';
  }

  drag(fraction: number) {
    if (this.#grab) this.#move(dragYears(this.#grab, fraction, this.#view.axis));
  }

  release(fraction: number, isClick: boolean) {
    if (this.#grab && isClick) this.#move(clickYears(this.#grab, fraction, this.#view.axis));
    else this.drag(fraction);
    this.cancel();
  }

  cancel() {
    this.#grab = null;
    this.#settle();
  }

  setReady(ready: boolean) {
    this.#isMapReady = ready;
    if (ready && this.#isStepDue) this.#playNextYear();
  }

  destroy() {
    Object.values(this.#timers).forEach(clearTimeout);
  }
}
