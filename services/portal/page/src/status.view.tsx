import { CompletenessView } from './completeness.view';
import { printDay } from './format';
import { Icon } from './icon.view';
import type { Failure } from './load';
import type { Summary } from './summary';

export const LoadingView = () => (
  <div className="notice" aria-hidden="true">
    <p className="waiting">Đang tải số liệu…</p>
  </div>
);

export const PromptView = ({ goToWard }: { goToWard: () => void }) => (
  <div className="notice">
    <p>Hãy chọn xã, phường hoặc đặc khu để xem số liệu.</p>
    <button type="button" onClick={goToWard}>
      Chọn đơn vị
    </button>
  </div>
);

export const FailureView = ({ failure, retry }: { failure: Failure; retry: () => void }) => (
  <div className="notice bad" role="alert">
    <h2>
      <Icon name="late" /> Chưa xem được số liệu
    </h2>
    <p>{failure.detail}</p>
    <button type="button" className="main" onClick={retry}>
      Thử lại
    </button>
    <p className="faint">Mã lỗi: {failure.code}</p>
  </div>
);

const long = '2020-01-01';

interface EmptyProps {
  summary: Summary;
  askFrom: (from: string) => void;
  reload: () => void;
}

/** An empty period is a figure too: how complete the data are decides whether to believe it. */
export const EmptyView = ({ summary, askFrom, reload }: EmptyProps) => (
  <div className="notice">
    <h2>Chưa có hồ sơ trong kỳ này</h2>
    <p>
      {summary.ward.name}, từ {printDay(summary.period.from)} đến {printDay(summary.period.to)}: chưa có hồ sơ nào được
      tiếp nhận, giải quyết hay chuyển từ kỳ trước sang.
    </p>
    <CompletenessView completeness={summary.completeness} />
    <div className="actions">
      {summary.period.from > long && (
        <button type="button" onClick={() => askFrom(long)}>
          Xem từ {printDay(long)} đến {printDay(summary.period.to)}
        </button>
      )}
      <button type="button" onClick={reload}>
        <Icon name="reload" /> Tải lại
      </button>
    </div>
  </div>
);
