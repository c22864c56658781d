/** The map of two periods, px. By itself: the page needs it without the projection. */
export const WORLD_SIZE = { width: 960, height: 500 } as const;
