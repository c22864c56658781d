import { expect, it } from 'vitest';
import { builtDataset } from '#core/reach/dataset';
import { readJson } from '../json';

it('holds every file of data that the program reads, and the licence of the data', () => {
  const { files } = readJson<{ files: string[] }>('package.json');
  const read: string[] = [];
  builtDataset((file) => {
    read.push(file);
    return readJson(`static/data/${file}`);
  });
  expect(files.toSorted()).toEqual(
    ['dist/bin', 'geodata/LICENSE', ...read.map((name) => `static/data/${name}`)].toSorted(),
  );
});
