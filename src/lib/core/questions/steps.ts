/**
 * Long work as a generator: it yields how far it is, so that whoever drives it can show progress,
 * let other work in between, or give up.
 */
export interface Progress {
  stage: 'footprints' | 'measures' | 'uncertainty' | 'shuffles' | 'outlines';
  /** 0..1 of the stage. */
  done: number;
}

export type Steps<Result> = Generator<Progress, Result, void>;

/** Runs to the end without a pause. */
export function finish<Result>(
  steps: Steps<Result>,
  onProgress: (progress: Progress) => void = () => {},
): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress(step.value);
  }
}
