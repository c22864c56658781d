/** What programs ask for at the top of a site. */
export const match = (file: string): boolean => /^(robots\.txt|feed\.xml|sitemap\.xml)$/.test(file);
