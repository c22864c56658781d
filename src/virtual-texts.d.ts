/** Made by tools/messages-by-language.mjs. */
declare module 'virtual:texts' {
  type Groups = typeof import('../tools/messages-by-language.mjs').GROUPS;
  /** Fetches a group of messages in the language of the page. */
  export function loadTexts(group: Exclude<keyof Groups, 'made'>): Promise<void>;
}
