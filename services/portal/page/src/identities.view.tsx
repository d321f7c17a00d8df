import { identitiesOf } from './form-06';
import { printNumber } from './format';
import { Icon } from './icon.view';
import type { Summary } from './summary';

/** What the form owes its reader: that its columns add up, and where the states went for which it has none. */
export const IdentitiesView = ({ summary }: { summary: Summary }) => {
  const identities = identitiesOf(summary);
  const failing = identities.filter(({ holds }) => !holds);
  return (
    <div className="under-table">
      {failing.length === 0 ? (
        <p className="good">
          <Icon name="onTime" /> <strong>Các đẳng thức của biểu khớp:</strong>{' '}
          {identities.map(({ rule }) => rule).join('; ')}.
        </p>
      ) : (
        <div className="bad" role="alert">
          <p>
            <Icon name="late" /> <strong>Có đẳng thức của biểu không khớp:</strong>
          </p>
          <ul>
            {failing.map(({ rule, failures }) => (
              <li key={rule}>
                {rule} – {failures.join('; ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      {summary.mapping && summary.mapping.length > 0 && (
        <details>
          <summary>Các trạng thái khác được xếp ở đâu</summary>
          <ul className="mapping">
            {summary.mapping.map(({ state, vi, count }) => (
              <li key={state}>
                {vi} <b>{printNumber(count)} hồ sơ</b>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};
