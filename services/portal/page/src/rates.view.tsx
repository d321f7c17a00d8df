import { inVietnamese, printNumber, printRounding } from './format';
import type { Rate } from './summary';

/** Wards mean different things by the same word, so each rate brings its definition. */
export const RatesView = ({ rates }: { rates: Rate[] }) => (
  <section aria-labelledby="rates">
    <h3 id="rates">Các tỷ lệ</h3>
    <ul className="rates">
      {rates.map((rate) => (
        <li key={`${rate.definition} ${rate.version}`}>
          <RateCard rate={rate} />
        </li>
      ))}
    </ul>
  </section>
);

const RateCard = ({ rate }: { rate: Rate }) => (
  <>
    <p className="name">{rate.name}</p>
    <p className={rate.denominator > 0 ? 'printed' : 'printed none'}>
      {rate.printed}
      <small>
        {printNumber(rate.numerator)} / {printNumber(rate.denominator)}
      </small>
    </p>
    <details>
      <summary>
        Định nghĩa<span className="unseen"> của {rate.name}</span>
      </summary>
      <dl>
        {rate.numeratorIs && <Line term="Tử số" text={inVietnamese(rate.numeratorIs)} count={rate.numerator} />}
        {rate.denominatorIs && <Line term="Mẫu số" text={inVietnamese(rate.denominatorIs)} count={rate.denominator} />}
        <dt>Làm tròn</dt>
        <dd>{printRounding(rate.rounding)}</dd>
        <dt>Mã</dt>
        <dd>
          <code>{rate.definition}</code>, phiên bản {rate.version}
        </dd>
        {rate.source && (
          <>
            <dt>Nguồn</dt>
            <dd lang="en">{rate.source}</dd>
          </>
        )}
      </dl>
    </details>
  </>
);

const Line = ({ term, text, count }: { term: string; text: string; count: number }) => (
  <>
    <dt>{term}</dt>
    <dd>
      {text} = {printNumber(count)}
    </dd>
  </>
);
