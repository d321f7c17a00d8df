import type { EventData } from '@motcua/contracts';

type Procedure = EventData<'ProcedureDefined'>;
/** A unit as far as competence asks. */
export type Place = Pick<EventData<'UnitDefined'>, 'unitCode' | 'kind' | 'parentCode'>;

export interface Competence {
  mayReceive: boolean;
  /** The competent unit; null where nothing says which. */
  goesTo: string | null;
  /** Null where it may not be received. */
  clockStarts: 'at-receipt' | 'at-competent-unit' | null;
  reason: string;
}

/** The unit that decides what is filed in a ward, where the counter names none; null where nothing says it. */
export const competentUnitOf = (
  { competentUnitCode, competentLevel }: Pick<Procedure, 'competentUnitCode' | 'competentLevel'>,
  ward: Place,
): string | null => {
  if (competentUnitCode !== null) return competentUnitCode;
  switch (competentLevel) {
    case 'commune':
      return ward.unitCode;
    case 'province':
      return ward.parentCode;
    case 'ministry-branch':
      return null;
  }
};

const provinceOf = ({ unitCode, kind, parentCode }: Place): string | null =>
  kind === 'province' ? unitCode : parentCode;

/**
 * Whether a ward's centre may take what another unit may have to decide, where it goes and whose receipt starts the
 * clock: received elsewhere than at the competent unit, it starts when that unit gets the dossier (NĐ 309/2026
 * art. 17(3)). Whether the ward displays the procedure is no matter of competence.
 */
export const competenceFor = (procedure: Procedure, ward: Place, competentUnit: Place | null): Competence => {
  if (competentUnit === null) {
    return refused(null, 'Danh mục chưa ghi cơ quan giải quyết; hãy chọn cơ quan giải quyết rồi hỏi lại.');
  }
  const goesTo = competentUnit.unitCode;
  if (goesTo === ward.unitCode) {
    const reason = 'Nơi tiếp nhận cũng là nơi giải quyết; thời hạn tính từ lúc ghi trên giấy tiếp nhận.';
    return { mayReceive: true, goesTo, clockStarts: 'at-receipt', reason };
  }
  if (procedure.receivingArea === 'unit') {
    return refused(goesTo, 'Thủ tục này chỉ nộp tại cơ quan giải quyết; hãy hướng dẫn người nộp đến đó.');
  }
  const province = provinceOf(ward);
  if (procedure.receivingArea === 'province' && (province === null || province !== provinceOf(competentUnit))) {
    return refused(goesTo, 'Thủ tục này chỉ tiếp nhận trong cùng tỉnh, và cơ quan giải quyết không ghi cùng tỉnh.');
  }
  const reason =
    'Tiếp nhận phi địa giới: chuyển đến cơ quan giải quyết; thời hạn tính từ khi cơ quan ấy nhận được hồ sơ.';
  return { mayReceive: true, goesTo, clockStarts: 'at-competent-unit', reason };
};

const refused = (goesTo: string | null, reason: string): Competence => ({
  mayReceive: false,
  goesTo,
  clockStarts: null,
  reason,
});
