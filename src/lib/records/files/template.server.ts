import { languages } from '$lib/site/dataset/set';
import { csvText } from '#core/record/spreadsheet-text';
import { styledSheet, workbookBytes } from '$lib/exchange/sheet';
import { template } from '$lib/exchange/columns';

export const TEMPLATES = Object.fromEntries(
  languages.flatMap((language) => {
    const [headings, example] = template(language);
    return [
      [`template.${language}.csv`, () => csvText([headings, example])],
      [
        `template.${language}.xlsx`,
        () => workbookBytes([styledSheet('records', headings, [example])]),
      ],
    ] as const;
  }),
);
