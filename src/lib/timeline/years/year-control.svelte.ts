import type { YearSpan } from '#core/record/time';
import * as years from './chosen-years';
import type { Edge } from './chosen-years';
import { yearAt } from '$lib/view/year-axis';
import type { KeyMove } from './year-keys';

/** A burst of keys is one movement, which ends this long after the last. */
export const SETTLE_MS = 400;
/** How long play shows each year. */
export const PLAY_MS = 700;
/** Longest time between the digits of a year. */
export const TYPING_MS = 1200;

/**
 * A movement is any number of `move`s and one `settle`, which replaces the link; `choose` adds a
 * step to the history.
 */
export interface YearsView {
  readonly axis: YearSpan;
  readonly current: YearSpan;
  /** Where play ends. */
  readonly standard: YearSpan;
  /** Until a movement settles, or a choice made elsewhere ends it, such as Back. */
  readonly isMoving: boolean;
  /** Also ended by a choice made elsewhere. */
  isPlaying: boolean;
  move(chosen: YearSpan): void;
  settle(): unknown;
  choose(chosen: YearSpan): unknown;
}

type Timer = 'nextYear' | 'settle' | 'finishTyping';

export class YearControl {
  /** Shown on the handle while more digits may follow. */
  typed = $state('');
  readonly #view: YearsView;
  /** Under reduced motion, play makes a single step. */
  readonly #reducedMotion: () => boolean;
  readonly #timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};
  #isMapReady = true;
  /** Waits for the map. */
  #isStepDue = false;
  #isHeld = false;

  constructor(view: YearsView, reducedMotion: () => boolean) {
    this.#view = view;
    this.#reducedMotion = reducedMotion;
  }

  get #chosen(): YearSpan {
    const { from, to } = this.#view.current;
    return { from, to };
  }

  get playing() {
    return this.#view.isPlaying;
  }

  #schedule(timer: Timer, ms: number, callback: () => void) {
    clearTimeout(this.#timers[timer]);
    this.#timers[timer] = setTimeout(callback, ms);
  }

  #move(next: YearSpan) {
    if (!years.sameYears(next, this.#chosen)) this.#view.move(next);
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

  #nudge(next: YearSpan) {
    this.#stop();
    this.#move(next);
    if (this.#view.isMoving && !this.#isHeld)
      this.#schedule('settle', SETTLE_MS, () => this.#settle());
  }

  choose(next: YearSpan) {
    this.#pause();
    if (!years.sameYears(next, this.#chosen)) this.#view.choose(next);
  }

  #pause() {
    this.#stop();
    this.#settle();
  }

  /** Resumes where it stopped, else starts at the first year. */
  readonly togglePlay = () => {
    const { axis } = this.#view;
    const now = this.#chosen;
    if (this.playing) return this.#pause();
    if (axis.from === axis.to) return;
    clearTimeout(this.#timers.settle);
    const first = years.theYear(axis.from, axis);
    if (this.#reducedMotion())
      return this.choose(now.to < axis.to ? years.shiftYears(now, 1, axis) : first);
    this.#view.isPlaying = true;
    // The years shown have been seen: the first step answers the button at once.
    if (now.from === axis.from && now.to < axis.to) return this.#playNextYear();
    this.#move(first);
    this.#scheduleNextYear();
  };

  /** All years up to the next. */
  #grown(): YearSpan {
    return { from: this.#view.axis.from, to: this.#chosen.to + 1 };
  }

  #scheduleNextYear() {
    this.#schedule('nextYear', PLAY_MS, () => this.#playNextYear());
  }

  /** As soon as the map has drawn the last one. */
  #playNextYear() {
    if (!this.playing) return;
    this.#isStepDue = !this.#isMapReady;
    if (this.#isStepDue) return;
    const { axis, standard } = this.#view;
    if (this.#chosen.to < axis.to) {
      this.#move(this.#grown());
      this.#scheduleNextYear();
    } else {
      this.#move(standard);
      this.#pause();
    }
  }

  setReady(ready: boolean) {
    this.#isMapReady = ready;
    if (ready && this.#isStepDue) this.#playNextYear();
  }

  /** Off the handles (null) it moves the whole choice. Returns the end to focus. */
  pressKey(key: KeyMove, edge: Edge | null = null): Edge {
    const chosen = this.#chosen;
    const { axis } = this.#view;
    if (key.kind === 'play') this.togglePlay();
    else if (key.kind === 'digit') this.#typeDigit(edge, key.digit);
    else if (!edge) this.#nudge(years.shiftYears(chosen, key.years, axis));
    else if (key.kind === 'move')
      this.#nudge(years.moveEdge(chosen, edge, chosen[edge] + key.years, axis));
    else {
      const moved = chosen[edge === 'to' ? 'from' : 'to'] + key.years;
      const extended = years.extendYears(chosen, edge, moved, axis);
      this.#nudge(extended.chosen);
      return extended.kept;
    }
    return edge ?? 'to';
  }

  /** Four digits make a year, two do so after a pause. */
  #typeDigit(edge: Edge | null, digit: string) {
    this.typed += digit;
    const finish = () => {
      const { axis } = this.#view;
      const year = years.readYear(this.typed, axis);
      this.typed = '';
      if (year === null) return;
      const { theYear, moveEdge } = years;
      this.choose(edge ? moveEdge(this.#chosen, edge, year, axis) : theYear(year, axis));
    };
    clearTimeout(this.#timers.finishTyping);
    if (this.typed.length === 4) finish();
    else this.#schedule('finishTyping', TYPING_MS, finish);
  }

  /** False, without change, if the text is no choice on the axis. */
  typeYears(text: string) {
    const next = years.readYears(text, this.#view.axis);
    if (next) this.choose(next);
    return next !== null;
  }

  /** In fractions of the axis. */
  press(fraction: number, reach: number) {
    const { axis } = this.#view;
    this.#stop();
    clearTimeout(this.#timers.settle);
    this.#isHeld = true;
    const { kind, edge, dragTo } = years.grabAt(fraction, this.#chosen, axis, reach);
    const drag = (position: number) => this.#move(dragTo(position));
    // A press on a year selects it at once; one on a handle or the span waits for a movement.
    if (kind === 'year') drag(fraction);
    const click = () => {
      if (kind === 'span') this.#move(years.theYear(yearAt(fraction, axis), axis));
    };
    return { handle: edge, drag, click };
  }

  release() {
    this.#isHeld = false;
    this.#settle();
  }

  destroy() {
    Object.values(this.#timers).forEach(clearTimeout);
  }
}
