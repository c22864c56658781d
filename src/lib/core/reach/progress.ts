export interface Progress {
  stage: 'footprints' | 'measures' | 'uncertainty' | 'shuffles';
  /** 0..1 of the stage. */
  done: number;
}

export type OnProgress = (progress: Progress) => void;
