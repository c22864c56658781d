import type { Progress } from '../lib/core/reach/progress';

const SILENT_MS = 1000;
const WIDTH = 24;
const STAGES: Record<Progress['stage'], string> = {
  footprints: 'finding footprints',
  measures: 'measuring',
  uncertainty: 'moving places within their precision',
  shuffles: 'shuffling years',
  outlines: 'drawing outlines',
};

interface Screen {
  isTTY: boolean;
  write: (text: string) => void;
  now: () => number;
}

/** A bar on a terminal once the work takes longer than a second; nothing in a pipe. */
export function progressBar({ isTTY, write, now }: Screen): {
  show: (progress: Progress) => void;
  clear: () => void;
} {
  const started = now();
  let shown = 0;
  return {
    show({ stage, done }) {
      if (!isTTY || now() - started < SILENT_MS || now() - shown < 100) return;
      shown = now();
      const full = Math.round(WIDTH * done);
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
      write(`\r${bar} ${Math.round(100 * done)} % ${STAGES[stage]}\x1b[K`);
    },
    clear() {
      if (shown > 0) write('\r\x1b[K');
    },
  };
}
