import { useEffect, useRef } from 'react';
import { FiguresView } from './figures.view';
import { isEmpty } from './form-06';
import { printDay } from './format';
import { useLoaded } from './load';
import { QuestionView } from './question.view';
import { summaryAddress, writeQuestion } from './question';
import { EmptyView, FailureView, LoadingView, PromptView } from './status.view';
import type { Summary, Ward } from './summary';
import { useQuestion } from './use-question';
import { useSlashKey } from './use-slash-key';

const listWards = () => '/api/wards';

/** Tình hình giải quyết thủ tục hành chính: one ward, one period. */
export const WardFiguresPage = () => {
  const [question, ask] = useQuestion();
  const wardField = useRef<HTMLSelectElement>(null);
  const [slashKey, setSlashKey] = useSlashKey(wardField);
  const wards = useLoaded<{ wards: Ward[] }>(listWards, '');
  const address = question.ward ? () => summaryAddress(question, new Date()) : null;
  const { data: summary, failure, loading, retry } = useLoaded<Summary>(address, writeQuestion(question));

  // A link may name the ward by its name; the field and the next link use the code.
  const code = summary && !loading ? summary.ward.code : null;
  useEffect(() => {
    if (code !== null && code !== question.ward) ask({ ...question, ward: code }, 'replace');
  }, [code]);
  const only = wards.data?.wards.length === 1 ? wards.data.wards[0] : undefined;
  useEffect(() => {
    if (only && !question.ward) ask({ ...question, ward: only.code }, 'replace');
  }, [only]);
  useEffect(() => {
    document.title = `${summary ? `${summary.ward.name} – ` : ''}Tình hình giải quyết thủ tục hành chính – Một Cửa`;
  }, [summary]);

  const goToWard = () => wardField.current?.focus();
  const news = loading
    ? 'Đang tải số liệu.'
    : summary
      ? `Đã tải số liệu của ${summary.ward.name}, từ ${printDay(summary.period.from)} đến ${printDay(summary.period.to)}.`
      : '';

  return (
    <>
      <a className="skip" href="#figures">
        Đến phần số liệu
      </a>
      <header className="band">
        <p className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" /> Một Cửa
        </p>
      </header>
      <main>
        <h1>Tình hình giải quyết thủ tục hành chính</h1>
        <QuestionView question={question} wards={wards} wardField={wardField} slashKey={slashKey} ask={ask} />
        <p role="status" className="unseen">
          {news}
        </p>
        <div id="figures" tabIndex={-1} aria-busy={loading}>
          {failure && <FailureView failure={failure} retry={retry} />}
          {!failure && !question.ward && <PromptView goToWard={goToWard} />}
          {loading && !summary && <LoadingView />}
          {summary && isEmpty(summary) && (
            <EmptyView summary={summary} askFrom={(from) => ask({ ...question, from })} reload={retry} />
          )}
          {summary && !isEmpty(summary) && <FiguresView summary={summary} reload={retry} />}
        </div>
      </main>
      <footer className="foot">
        <label className="tick">
          <input type="checkbox" checked={slashKey} onChange={(event) => setSlashKey(event.target.checked)} />
          Dùng phím <kbd>/</kbd> để đến ô chọn đơn vị
        </label>
        <p>Mỗi con số đi cùng định nghĩa, thời điểm chốt và mức đầy đủ của dữ liệu.</p>
      </footer>
    </>
  );
};
