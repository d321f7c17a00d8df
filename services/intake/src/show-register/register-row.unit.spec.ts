import type { EventData } from '@motcua/contracts';
import { at, course, due, nine, papersAfter, reference, said } from '../../test/given-papers';
import { registerRow } from './register-row.fragment';

const { told } = papersAfter([nine, said.received], [nine, said.handedOver]);
const later = at('2025-10-06 10:00');
const applicant = { fullName: 'Nguyễn Thị Đơn Thử', address: 'Thôn Không Có Thật', phone: '0900 000 001' };

describe('a line of the register', () => {
  it('is open until the result was handed over', () => {
    expect(registerRow(told, applicant, reference)).toEqual({
      dossierCode: 'H00.an-thang-251001-0001',
      procedureName: 'Đăng ký khai sinh',
      applicantName: 'Nguyễn Thị Đơn Thử',
      contact: 'Thôn Không Có Thật; 0900 000 001',
      leadUnit: 'Phường An Thắng',
      receivedAt: nine,
      dueAt: due,
      returnedAt: null,
      returnWay: null,
      restsOn: { reception: [1], processing: [] },
    });
  });

  it('has the appointment as it was moved, and how the result was handed over', () => {
    const events = course([later, said.extended(later)], [later, said.resolved(later)], [later, said.returned(later)]);
    expect(registerRow([...told, ...events], applicant, reference)).toMatchObject({
      dueAt: later,
      returnedAt: later,
      returnWay: 'Bưu chính công ích',
      restsOn: { reception: [1], processing: [1, 3] },
    });
  });

  it('follows the newest word of a register that was corrected', () => {
    const data: EventData<'CourseCorrected'> = {
      outcome: null,
      ending: null,
      returnedAt: null,
      returnManner: null,
      reasonCode: 'mistyped',
      clock: null,
      enteredAfterwards: { source: 'x', reason: 'y' } as never,
    };
    const events = course([later, said.returned(later)], [later, { type: 'CourseCorrected', data }]);
    expect(registerRow([...told, ...events], applicant, reference)).toMatchObject({
      returnedAt: null,
      returnWay: null,
      restsOn: { reception: [1], processing: [2] },
    });
  });

  it('says that a name was erased, and leaves open what is not known', () => {
    expect(registerRow(told, 'erased', reference)).toMatchObject({ applicantName: '(đã xoá)', contact: null });
    expect(registerRow(told, { fullName: 'Một Tên' }, reference)).toMatchObject({ contact: null });
    expect(registerRow(told, undefined, reference)).toMatchObject({ applicantName: '', contact: null });
  });

  it('is none for a filing', () => {
    expect(registerRow(papersAfter([nine, said.submitted]).told, applicant, reference)).toBeNull();
  });
});
