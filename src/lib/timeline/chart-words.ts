import { m } from '$lib/paraglide/messages';
import { NARROW_PX, type Word } from './chart';

/** The words on the sides of the chart; short ones where it is narrow. */
export function wordsAt(width: number): Record<Word, string> {
  const size = width < NARROW_PX ? 'short' : 'full';
  return {
    new: m.dock_word({ word: 'new', size }),
    return: m.dock_word({ word: 'return', size }),
    perhaps: m.dock_word({ word: 'perhaps', size }),
    unknown: m.dock_word({ word: 'unknown', size }),
    'lane-new': m.dock_word({ word: 'lane-new', size }),
    'lane-return': m.dock_word({ word: 'lane-return', size }),
  };
}
