import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';

export interface CheckSubmission {
  /** What was found; nothing: it passed. */
  findings: string[];
  /** The codes that reference data knows of the list of technical checks. */
  known: ReadonlySet<string>;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code) => b.includes(code));

/** Of a filing that waits for acceptance; it moves no clock. Finding the same again is quiet. */
export const checkSubmission = (dossier: Dossier, { known, ...command }: CheckSubmission): DomainEvent[] | Rejected => {
  const findings = [...new Set(command.findings)];
  switch (dossier.status) {
    case 'submitted':
      if (!findings.every((code) => known.has(code))) {
        return new Rejected(
          'finding-unknown',
          'Lỗi kỹ thuật này không có trong danh mục; hãy chọn một lỗi trong danh sách.',
        );
      }
      return dossier.check && isSame(dossier.check.findings, findings)
        ? []
        : [{ type: 'SubmissionChecked', data: { passed: findings.length === 0, findings } }];
    case 'not-accepted':
      return new Rejected('not-accepted', 'Hồ sơ đã có thông báo không tiếp nhận nên không kiểm tra kỹ thuật nữa.');
    case 'received':
    case 'handed-over':
    case 'settled':
    case 'forwarded':
      return new Rejected('already-received', 'Hồ sơ đã được tiếp nhận nên không kiểm tra kỹ thuật nữa.');
    case 'none':
      return new Rejected('not-submitted', 'Chưa có hồ sơ nộp trực tuyến để kiểm tra.');
  }
};
