import { type FormEvent, type RefObject, useState } from 'react';
import { dayOf, listName, printDay } from './format';
import type { Loaded } from './load';
import { presetsOf, problemOfPeriod, type Question } from './question';
import type { Ward } from './summary';

interface Props {
  question: Question;
  wards: Loaded<{ wards: Ward[] }>;
  wardField: RefObject<HTMLSelectElement | null>;
  slashKey: boolean;
  ask: (question: Question) => void;
}

/** A ward or a preset is asked for at once; typed days wait for the button, since half a year is a valid date too. */
export const QuestionView = ({ question, wards, wardField, slashKey, ask }: Props) => {
  const [from, setFrom] = useState(question.from);
  const [to, setTo] = useState(question.to);
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, setShown] = useState(question);
  if (shown !== question) {
    // Back, Forward or a preset: the fields follow the address, and keep the focus.
    setShown(question);
    setFrom(question.from);
    setTo(question.to);
    setProblem(null);
  }
  const today = dayOf(new Date());
  const changed = from !== question.from || to !== question.to;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemOfPeriod(from, to);
    setProblem(found);
    if (found === null) ask({ ward: question.ward, from, to });
  };

  const chooseWard = (ward: string) => {
    const days = problemOfPeriod(from, to) === null ? { from, to } : { from: question.from, to: question.to };
    ask({ ward, ...days });
  };

  return (
    <form className="question" onSubmit={submit} noValidate aria-label="Chọn đơn vị và kỳ báo cáo">
      <WardField {...{ question, wards, wardField, slashKey }} choose={chooseWard} />
      <div className="days">
        <DayField label="Từ ngày" value={from} change={setFrom} problem={problem} />
        <DayField label="Đến ngày" value={to} change={setTo} problem={problem} />
        <button type="submit" className={changed ? 'main changed' : 'main'}>
          Xem số liệu
        </button>
      </div>
      {problem && (
        <p id="period-problem" role="alert" className="problem">
          {problem}
        </p>
      )}
      <div className="presets" role="group" aria-label="Kỳ chọn sẵn">
        {presetsOf(today).map((preset) => (
          <button
            key={preset.name}
            type="button"
            aria-pressed={preset.from === question.from && preset.to === question.to}
            onClick={() => ask({ ward: question.ward, from: preset.from, to: preset.to })}
          >
            {preset.name}
          </button>
        ))}
      </div>
    </form>
  );
};

const byListName = (a: Ward, b: Ward): number => listName(a.name).localeCompare(listName(b.name), 'vi');

const WardField = (
  props: Pick<Props, 'question' | 'wards' | 'wardField' | 'slashKey'> & { choose: (ward: string) => void },
) => {
  const { question, wards, wardField, slashKey, choose } = props;
  const known = [...(wards.data?.wards ?? [])].sort(byListName);
  const listed = known.some(({ code }) => code === question.ward);
  return (
    <div className="field ward">
      <label htmlFor="ward">Xã, phường, đặc khu {slashKey && <kbd aria-hidden="true">/</kbd>}</label>
      <select
        id="ward"
        ref={wardField}
        value={question.ward}
        aria-keyshortcuts={slashKey ? '/' : undefined}
        aria-describedby={wards.failure ? 'wards-failure' : undefined}
        onChange={(event) => choose(event.target.value)}
      >
        {!question.ward && <option value="">{wards.loading ? 'Đang tải danh sách…' : 'Hãy chọn đơn vị'}</option>}
        {question.ward && !listed && <option value={question.ward}>{question.ward}</option>}
        {known.map(({ code, name }) => (
          <option key={code} value={code}>
            {listName(name)}
          </option>
        ))}
      </select>
      {wards.failure && (
        <p id="wards-failure" role="alert" className="problem">
          Chưa tải được danh sách đơn vị. {wards.failure.detail}{' '}
          <button type="button" onClick={wards.retry}>
            Tải lại danh sách
          </button>
        </p>
      )}
    </div>
  );
};

interface DayProps {
  label: string;
  value: string;
  change: (day: string) => void;
  problem: string | null;
}

const DayField = ({ label, value, change, problem }: DayProps) => (
  <label className="field">
    {/* Browsers print the field in the order of their own language; the day beside its name can not be misread. */}
    <span>
      {label} <small aria-hidden="true">{value && printDay(value)}</small>
    </span>
    <input
      type="date"
      required
      value={value}
      aria-invalid={problem !== null}
      aria-describedby={problem ? 'period-problem' : undefined}
      onChange={(event) => change(event.target.value)}
    />
  </label>
);
