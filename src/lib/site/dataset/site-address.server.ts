/** Such as `https://example.org/atlas`; what needs an absolute address is omitted without it. */
export const SITE_ADDRESS: string | null = process.env.SITE_URL?.replace(/\/+$/, '') || null;
