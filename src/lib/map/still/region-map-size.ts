/** The map of all regions, px. By itself: a page needs it without the projection. */
export const REGION_MAP = { width: 424, height: 372 } as const;
