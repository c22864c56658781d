/** Made by tools/messages-by-language.mjs. */
declare module 'virtual:texts' {
  /** Fetches a group of messages (GROUPS there) in the page's language, or in another. */
  export function loadTexts(
    group:
      | ('common' | 'atlas' | 'record' | 'own' | 'figure')
      | ('findings' | 'compare' | 'context' | 'data'),
    locale?: 'en' | 'ru' | 'zh',
  ): Promise<void>;
}
