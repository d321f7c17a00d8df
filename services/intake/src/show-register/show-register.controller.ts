import { CodeField, DayField, UnitCodeField } from '@motcua/contracts';
import { addDays, startOfWardDay } from '@motcua/deadline';
import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { FormNotInForceError, registerForm, type RegisterRow } from '@motcua/forms';
import { Acts, InScope, Problem, ReferenceData, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { centreOf } from '../papers/issuing-unit.fragment';
import { FormatQuery } from '../papers/paper-format.fragment';
import { unitNamed } from '../papers/paper-names.fragment';
import { paperFile } from '../papers/papers.query';
import { lastReceipt } from '../papers/told-events.fragment';
import { Vault } from '../vault/vault.query';
import { ReceivedDossiers } from './received-dossiers.query';
import { registerRow } from './register-row.fragment';

class RegisterPath {
  @ApiProperty() @UnitCodeField() ward: string;
}

class RegisterQuery extends FormatQuery {
  @ApiProperty({ example: '2025-10-01', description: 'First day of receipt, on the ward’s calendar' })
  @IsISO8601({ strict: true })
  @DayField()
  from: string;

  @ApiProperty({ example: '2025-10-31', description: 'Last day of receipt' })
  @IsISO8601({ strict: true })
  @DayField()
  to: string;

  @ApiPropertyOptional({ example: 'ho-tich', description: 'Code of a field; all of them where it is left out' })
  @IsOptional()
  @CodeField()
  field?: string;
}

/** A register of so many pages is bound as a volume of its own. */
const mostRows = 1_000;

const tooMany = () =>
  new Problem(
    422,
    'too-many-dossiers',
    `Sổ có hơn ${mostRows} hồ sơ trong khoảng này; hãy chọn khoảng ngày ngắn hơn hoặc một lĩnh vực.`,
  );

/** Form 07 of what a ward received in a period, from the log as it is now. */
@Controller('wards/:ward/register')
export class ShowRegisterController {
  constructor(
    private readonly acts: Acts,
    private readonly received: ReceivedDossiers,
    private readonly vault: Vault,
    private readonly reference: ReferenceData,
  ) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Requires('form.print')
  async show(
    @InScope() scope: Scope,
    @Param() { ward }: RegisterPath,
    @Query() { from, to, field, format }: RegisterQuery,
  ): Promise<StreamableFile> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    if (from > to) throw new Problem(400, 'invalid', 'Ngày đầu của kỳ phải trước hoặc bằng ngày cuối.');
    const { rows, fieldName } = await this.rowsOf(ward, { from, to, field });
    const model = this.inForce(() =>
      registerForm({
        unit: centreOf(unitNamed(this.reference, ward)),
        number: null,
        issuedAt: this.acts.now(),
        copyNumber: 0,
        fieldName: field === undefined ? 'tất cả' : (fieldName ?? field),
        period: { from, to },
        rows,
        keeperName: null,
      }),
    );
    return paperFile(model, format, `register-${ward}-${from}-${to}`);
  }

  private async rowsOf(
    ward: string,
    { from, to, field }: { from: string; to: string; field: string | undefined },
  ): Promise<{ rows: RegisterRow[]; fieldName: string | undefined }> {
    const period = { from: startOfWardDay(from), before: startOfWardDay(addDays(to, 1)) };
    const ids = await this.received.idsOf(ward, { ...period, fieldCode: field }, mostRows + 1);
    if (ids.length > mostRows) throw tooMany();
    const [told, applicants] = await Promise.all([
      this.received.toldOf(ward, ids),
      this.vault.openMany(ward, ids, { wards: [ward], units: [] }),
    ]);
    const wanted = [...told].filter(([, events]) => {
      const receipt = lastReceipt(events)?.data;
      const isIn = receipt && receipt.receivedAt >= period.from && receipt.receivedAt < period.before;
      return isIn && (field === undefined || receipt.fieldCode === field);
    });
    const rows = wanted.flatMap(([dossierId, events]) => {
      const opened = applicants.get(dossierId);
      return registerRow(events, opened === 'erased' ? opened : opened?.applicant, this.reference) ?? [];
    });
    const [first] = wanted;
    return {
      rows: rows.sort((a, b) => (`${a.receivedAt} ${a.dossierCode}` < `${b.receivedAt} ${b.dossierCode}` ? -1 : 1)),
      fieldName: first && lastReceipt(first[1])?.data.fieldName,
    };
  }

  private inForce<T>(make: () => T): T {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof FormNotInForceError)) throw error;
      throw new Problem(422, 'form-not-in-force', error.message);
    }
  }
}
