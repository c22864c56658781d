import { strToU8, zipSync } from 'fflate';

type Cell = string | number | { day: number };

/** The smallest workbook that spreadsheets read; `day` is a date as a serial number. */
export function workbook(sheets: Record<string, Cell[][]>) {
  const names = Object.keys(sheets);
  const cell = (value: Cell, ref: string) => {
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
    if (typeof value === 'object') return `<c r="${ref}" s="1"><v>${value.day}</v></c>`;
    const text = value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  };
  const rows = (table: (typeof sheets)[string]) =>
    table.map((cells, r) => {
      const inside = cells.map((value, c) => cell(value, `${String.fromCharCode(65 + c)}${r + 1}`));
      return `<row r="${r + 1}">${inside.join('')}</row>`;
    });
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
  const each = (make: (name: string, n: number) => string) =>
    names.map((name, i) => make(name, i + 1)).join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOC}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="r${n}" Type="${DOC}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="s" Type="${DOC}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  names.forEach((name, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${rows(sheets[name]!).join('')}</sheetData></worksheet>`;
  });
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])),
  );
}
