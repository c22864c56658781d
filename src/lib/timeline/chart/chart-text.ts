export const NUMBER_PX = 22;
export const WORDS_PX = 13.5;
export const WORD_PX = 12.5;
export const MEDIAN_PX = 11.5;
