import { printNumber } from './format';
import { Icon, type IconName } from './icon.view';
import type { Summary } from './summary';

interface Part {
  name: string;
  icon: IconName;
  count: number;
  tone: 'plain' | 'good' | 'bad';
}

export const KeyFiguresView = ({ summary: { received, resolved, pending } }: { summary: Summary }) => (
  <section className="key-figures" aria-label="Số liệu chính">
    <Panel
      name="Tiếp nhận"
      total={received.total}
      parts={[
        { name: 'Trực tuyến', icon: 'online', count: received.online, tone: 'plain' },
        { name: 'Trực tiếp', icon: 'direct', count: received.direct, tone: 'plain' },
        { name: 'Bưu chính', icon: 'postal', count: received.postal, tone: 'plain' },
        { name: 'Kỳ trước chuyển sang', icon: 'carriedOver', count: received.carriedOver, tone: 'plain' },
      ]}
    />
    <Panel
      name="Đã giải quyết"
      total={resolved.total}
      parts={[
        { name: 'Trước hạn', icon: 'early', count: resolved.early, tone: 'good' },
        { name: 'Đúng hạn', icon: 'onTime', count: resolved.onTime, tone: 'good' },
        { name: 'Quá hạn', icon: 'late', count: resolved.late, tone: 'bad' },
      ]}
    />
    <Panel
      name="Đang giải quyết"
      total={pending.total}
      parts={[
        { name: 'Trong hạn', icon: 'inTime', count: pending.inTime, tone: 'plain' },
        { name: 'Quá hạn', icon: 'overdue', count: pending.overdue, tone: 'bad' },
      ]}
    />
  </section>
);

const Panel = ({ name, total, parts }: { name: string; total: number; parts: Part[] }) => (
  <div className="panel">
    <h3>{name}</h3>
    <p className="total">
      {printNumber(total)} <span>hồ sơ</span>
    </p>
    <ul>
      {parts.map((part) => (
        // Red is for something that is there: nobody is late with 0.
        <li key={part.name} className={part.count > 0 ? part.tone : 'plain'}>
          <Icon name={part.icon} />
          <span>{part.name}</span>
          <b>{printNumber(part.count)}</b>
        </li>
      ))}
    </ul>
  </div>
);
