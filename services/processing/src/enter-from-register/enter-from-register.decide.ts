import type { EnteredAfterwards, EventData, Outcome, ReturnManner } from '@motcua/contracts';
import { type Calendar, type OfficeHours, workingMinutesBetween, workingMinutesEarly } from '@motcua/deadline';
import { Rejected, type StoredEvent, type StreamType } from '@motcua/event-sourcing';

/** What a register says about the course of a dossier; carries all that the decision needs. */
export interface RegisterCourse {
  /** Null: it had not ended when the register was exported. */
  outcome: Outcome | null;
  endedAt: string | null;
  receivedAt: string;
  dueAt: string | null;
  returnedAt: string | null;
  returnManner: ReturnManner | null;
  lateCauseCode: string | null;
  calendar: Calendar;
  officeHours: OfficeHours;
  source: EnteredAfterwards;
}

/** What was entered before: the last statement about end and return. */
export type EnteredCourse =
  | { status: 'none' }
  | { status: 'led-here' }
  | {
      status: 'entered';
      outcome: Outcome | null;
      ending: EventData<'DossierResolved'> | null;
      returnedAt: string | null;
      returnManner: ReturnManner | null;
    };

const endings = {
  DossierResolved: 'resolved',
  DossierRefused: 'refused',
  DossierWithdrawn: 'withdrawn',
  DossierStopped: 'stopped',
} as const satisfies Record<string, Outcome>;

const eventOf = {
  resolved: 'DossierResolved',
  refused: 'DossierRefused',
  withdrawn: 'DossierWithdrawn',
  stopped: 'DossierStopped',
} as const;

const evolve = (course: EnteredCourse, { type, data }: StoredEvent): EnteredCourse => {
  switch (type) {
    case 'CourseTakenOver':
    case 'WithdrawalRequestHeard':
    case 'SupplementDeliveryHeard':
      return { status: 'led-here' };
    case 'DossierResolved':
    case 'DossierRefused':
    case 'DossierWithdrawn':
    case 'DossierStopped':
      return course.status === 'led-here'
        ? course
        : {
            status: 'entered',
            outcome: endings[type],
            ending: data as EventData<'DossierResolved'>,
            returnedAt: null,
            returnManner: null,
          };
    case 'ResultReturned': {
      const { returnedAt, manner } = data as EventData<'ResultReturned'>;
      return course.status === 'entered' ? { ...course, returnedAt, returnManner: manner } : course;
    }
    case 'CourseCorrected': {
      const { outcome, ending, returnedAt, returnManner } = data as EventData<'CourseCorrected'>;
      return course.status === 'led-here' ? course : { status: 'entered', outcome, ending, returnedAt, returnManner };
    }
    default:
      return course;
  }
};

export const enteredCourseStream: StreamType<EnteredCourse> = {
  streamId: (dossierId) => `processing-${dossierId}`,
  initialState: { status: 'none' },
  evolve,
  competentUnitOf: () => null,
};

type CourseEvent = {
  [K in
    | 'DossierResolved'
    | 'DossierRefused'
    | 'DossierWithdrawn'
    | 'DossierStopped'
    | 'ResultReturned'
    | 'CourseCorrected']: {
    type: K;
    data: EventData<K>;
    occurredAt: string;
  };
}['DossierResolved' | 'DossierRefused' | 'DossierWithdrawn' | 'DossierStopped' | 'ResultReturned' | 'CourseCorrected'];

const endingOf = (row: RegisterCourse, endedAt: string): EventData<'DossierResolved'> => ({
  endedAt,
  workingMinutesEarly:
    row.dueAt === null ? null : workingMinutesEarly(endedAt, row.dueAt, row.calendar, row.officeHours),
  indexJudgement: null,
  lateCauseCode: row.lateCauseCode,
  reasonCode: null,
  enteredAfterwards: row.source,
});

/**
 * Rows were once entered with 0 minutes where no office minute lies between end and appointment, early or late. Counted as
 * now, so that a register which says the same again corrects nothing.
 */
const asCountedNow = (
  ending: EventData<'DossierResolved'> | null,
  { dueAt, calendar, officeHours }: RegisterCourse,
): EventData<'DossierResolved'> | null =>
  ending !== null &&
  dueAt !== null &&
  ending.workingMinutesEarly === 0 &&
  workingMinutesBetween(ending.endedAt, dueAt, calendar, officeHours) === 0
    ? { ...ending, workingMinutesEarly: workingMinutesEarly(ending.endedAt, dueAt, calendar, officeHours) }
    : ending;

/**
 * The end and the return that a register states, each at its own time. What an earlier export already said is not said
 * again; what it said otherwise is corrected with the file as source.
 */
export const enterFromRegister = (
  course: EnteredCourse,
  row: RegisterCourse,
  now: string,
): CourseEvent[] | Rejected => {
  if (course.status === 'led-here') {
    return new Rejected('led-here', 'Hồ sơ này được xử lý ngay trên hệ thống; sổ không thể ghi đè.');
  }
  if ([row.endedAt, row.returnedAt].some((at) => at !== null && at > now)) {
    return new Rejected('in-the-future', 'Thời điểm hoàn thành hoặc trả kết quả ở tương lai.');
  }
  if ((row.outcome === null) !== (row.endedAt === null)) {
    return new Rejected('no-end', 'Tình trạng và thời điểm hoàn thành không khớp nhau.');
  }
  if (row.endedAt !== null && row.endedAt < row.receivedAt) {
    return new Rejected('ended-before-receipt', 'Thời điểm hoàn thành trước thời điểm tiếp nhận.');
  }
  const ending = row.endedAt === null ? null : endingOf(row, row.endedAt);
  if (course.status === 'none' || course.outcome === null) {
    if (course.status === 'entered' || row.outcome === null || ending === null) {
      return row.outcome === null ? [] : [correction(row, ending, now)];
    }
    return [{ type: eventOf[row.outcome], data: ending, occurredAt: ending.endedAt }, ...returnOf(row)];
  }
  const entered = { ...course, ending: asCountedNow(course.ending, row) };
  if (says(entered) === says({ ...row, ending })) return [];
  // Only the return is new: it goes on where the course stood.
  if (
    course.returnedAt === null &&
    says({ ...entered, returnedAt: row.returnedAt, returnManner: row.returnManner }) === says({ ...row, ending })
  ) {
    return returnOf(row);
  }
  return [correction(row, ending, now)];
};

const returnOf = (row: RegisterCourse): CourseEvent[] =>
  row.returnedAt === null
    ? []
    : [
        {
          type: 'ResultReturned',
          data: { manner: row.returnManner ?? 'office', returnedAt: row.returnedAt, enteredAfterwards: row.source },
          occurredAt: row.returnedAt,
        },
      ];

const correction = (row: RegisterCourse, ending: EventData<'DossierResolved'> | null, now: string): CourseEvent => ({
  type: 'CourseCorrected',
  data: {
    outcome: row.outcome,
    ending,
    returnedAt: row.returnedAt,
    returnManner: row.returnedAt === null ? null : (row.returnManner ?? 'office'),
    enteredAfterwards: row.source,
    reasonCode: null,
    clock: null,
  },
  occurredAt: now,
});

/** What is stated, without where it was read. */
const says = ({
  outcome,
  ending,
  returnedAt,
  returnManner,
}: {
  outcome: Outcome | null;
  ending: EventData<'DossierResolved'> | null;
  returnedAt: string | null;
  returnManner: ReturnManner | null;
}): string =>
  JSON.stringify([
    outcome,
    ending?.endedAt ?? null,
    ending?.workingMinutesEarly ?? null,
    ending?.lateCauseCode ?? null,
    returnedAt,
    returnedAt === null ? null : (returnManner ?? 'office'),
  ]);
