import { cellsOf, type Cells } from './form-06';
import { printDay, printNumber } from './format';
import { IdentitiesView } from './identities.view';
import type { Summary } from './summary';

const lateColumns = [10, 13];
const totalColumns = [3, 7, 11];

/** Form II.06a: columns 1 to 13, a row for each field. */
export const Form06View = ({ summary }: { summary: Summary }) => {
  const { ward, period, fields = [] } = summary;
  return (
    <section aria-labelledby="form-06">
      <h3 id="form-06">Theo lĩnh vực (biểu II.06a)</h3>
      <div className="scroll" role="region" aria-labelledby="form-06" tabIndex={0}>
        <table className="form-06">
          <caption>
            <span>
              Tình hình, kết quả giải quyết thủ tục hành chính – {ward.name}, từ {printDay(period.from)} đến{' '}
              {printDay(period.to)}. Đơn vị tính: hồ sơ
            </span>
          </caption>
          <Head />
          <tbody>
            {fields.map((field, index) => (
              <tr key={field.fieldCode}>
                <td className="number">{index + 1}</td>
                <th scope="row">{field.fieldName}</th>
                <Figures cells={cellsOf(field)} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row">Tổng số</th>
              <Figures cells={cellsOf(summary)} />
            </tr>
          </tfoot>
        </table>
      </div>
      <IdentitiesView summary={summary} />
    </section>
  );
};

const Figures = ({ cells }: { cells: Cells }) =>
  cells.map((value, index) => {
    const column = index + 3;
    const kind = totalColumns.includes(column) ? 'sum' : lateColumns.includes(column) && value > 0 ? 'bad' : undefined;
    return (
      // The columns of a form have no other name than their number.
      <td key={column} className={kind}>
        {printNumber(value)}
      </td>
    );
  });

const formulas: Record<number, string> = { 3: '= 4+5+6', 7: '= 8+9+10', 11: '= 12+13' };

const Head = () => (
  <thead>
    <tr>
      <th rowSpan={3} scope="col" className="number">
        <abbr title="Số thứ tự">STT</abbr>
      </th>
      <th rowSpan={3} scope="col" className="field-name">
        Lĩnh vực
      </th>
      <th colSpan={4} scope="colgroup">
        Số hồ sơ nhận giải quyết
      </th>
      <th colSpan={4} scope="colgroup">
        Số hồ sơ đã giải quyết
      </th>
      <th colSpan={3} scope="colgroup">
        Số hồ sơ đang giải quyết
      </th>
    </tr>
    <tr>
      <Column name="Tổng số" />
      <th colSpan={2} scope="colgroup">
        Trong kỳ
      </th>
      {['Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Tổng số', 'Trong hạn', 'Quá hạn'].map(
        (name, index) => (
          <Column key={index} name={name} />
        ),
      )}
    </tr>
    <tr>
      <th scope="col">Trực tuyến</th>
      <th scope="col">Trực tiếp, bưu chính</th>
    </tr>
    <tr className="columns">
      {Array.from({ length: 13 }, (_, index) => (
        <td key={index}>
          ({index + 1}){formulas[index + 1] && <small> {formulas[index + 1]}</small>}
        </td>
      ))}
    </tr>
  </thead>
);

const Column = ({ name }: { name: string }) => (
  <th rowSpan={2} scope="col">
    {name}
  </th>
);
