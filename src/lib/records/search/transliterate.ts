/** Russian letters as English maps and navies write them (BGN/PCGN 1947 without its signs). */
const LATIN: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh' },
  ...{ ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
  ё: 'e',
};

/** A Russian word in Latin letters, so that `Владивосток` finds a place stored as `Vladivostok`. */
export function transliterate(word: string): string {
  return word.toLowerCase().replace(/[а-яё]/g, (letter) => LATIN[letter] ?? letter);
}
