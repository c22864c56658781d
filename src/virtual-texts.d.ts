/** Made by tools/messages-by-language.mjs. */
declare module 'virtual:texts' {
  /** Fetches a group of messages (GROUPS there) in the language of the page. */
  export function loadTexts(
    group:
      | ('common' | 'atlas' | 'record' | 'own' | 'figure' | 'ask')
      | ('findings' | 'compare' | 'data'),
  ): Promise<void>;
}
