import { CompletenessView } from './completeness.view';
import { Form06View } from './form-06.view';
import { printDay, printInstant } from './format';
import { Icon } from './icon.view';
import { KeyFiguresView } from './key-figures.view';
import { RatesView } from './rates.view';
import type { Summary } from './summary';

/** Everything about one ward and one period; it names both itself, so that it can not be taken for another's. */
export const FiguresView = ({ summary, reload }: { summary: Summary; reload: () => void }) => {
  const { ward, period } = summary;
  return (
    <article aria-labelledby="about">
      <div className="about">
        <div>
          <h2 id="about">{ward.name}</h2>
          <p>
            Từ {printDay(period.from)} đến {printDay(period.to)} · chốt lúc{' '}
            <time dateTime={period.asOf}>{printInstant(period.asOf)}</time>
          </p>
        </div>
        <div className="actions">
          <button type="button" onClick={reload}>
            <Icon name="reload" /> Tải lại
          </button>
          <button type="button" onClick={() => window.print()}>
            <Icon name="print" /> In
          </button>
        </div>
      </div>
      <CompletenessView completeness={summary.completeness} />
      <KeyFiguresView summary={summary} />
      <Form06View summary={summary} />
      <RatesView rates={summary.rates} />
    </article>
  );
};
