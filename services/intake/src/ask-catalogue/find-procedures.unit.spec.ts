import { procedure } from '../../test/given';
import { findProcedures } from './find-procedures.fragment';

const versions = [
  { ...procedure, procedureCode: '1.000656', name: 'Đăng ký khai tử' },
  { ...procedure, from: '2025-07-01' },
  { ...procedure, from: '2026-01-01' },
  { ...procedure, procedureCode: '2.000815', name: 'Chứng thực bản sao', fieldCode: 'chung-thuc', fieldName: '' },
];
const everything = { fieldCodes: undefined, word: undefined, after: undefined, limit: 100 };
const codes = (filter: object) =>
  findProcedures(versions, { ...everything, ...filter }).procedures.map(({ procedureCode }) => procedureCode);

describe('finding procedures', () => {
  it('takes the beginnings of words without accents, all of them, in name, field and code', () => {
    expect(codes({ word: 'khai s' })).toEqual(['1.001193', '1.001193']);
    expect(codes({ word: 'CHỨNG bản' })).toEqual(['2.000815']);
    expect(codes({ word: 'ho tich' })).toHaveLength(3);
    expect(codes({ word: '2.000815' })).toEqual(['2.000815']);
    expect(codes({ word: 'ai' })).toEqual([]);
  });

  it('narrows to fields, and to none where a group has none', () => {
    expect(codes({ fieldCodes: ['chung-thuc'] })).toEqual(['2.000815']);
    expect(codes({ fieldCodes: [] })).toEqual([]);
  });

  it('answers page by page, each version once', () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 3; page += 1) {
      const { procedures, next } = findProcedures(versions, { ...everything, after, limit: 2 });
      seen.push(...procedures.map(({ procedureCode, from }) => `${procedureCode} ${from}`));
      if (next === null) break;
      after = next;
    }
    expect(seen).toEqual(versions.map(({ procedureCode, from }) => `${procedureCode} ${from}`));
  });
});
