import { type DigitizationState, digitizationStates } from '@motcua/contracts';
import { Act, type ActRequest, BulkActs, dossierIdOf, Requires, type RowOutcome } from '@motcua/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, Matches, MaxLength, ValidateNested } from 'class-validator';
import { enterFromRegister, enteredDigitizationStream } from './enter-from-register.decide';

class RegisterDigitizationRow {
  @ApiProperty() @IsInt() rowNumber: number;
  @ApiProperty({ example: 'H01.11.07-250701-0001' }) @MaxLength(80) dossierCode: string;
  @ApiProperty() @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/) receivedAt: string;
  @ApiProperty({ enum: digitizationStates }) @IsIn([...digitizationStates]) components: DigitizationState;
  @ApiProperty() @IsBoolean() result: boolean;
}

class EnterDigitizationsRequest {
  @ApiProperty({ description: 'sha-256 of the register file' }) @Matches(/^[0-9a-f]{64}$/) fileHash: string;
  @ApiProperty({ example: 'Nhập sổ theo dõi hồ sơ' }) @MaxLength(200) reason: string;
  @ApiProperty({ type: [RegisterDigitizationRow] })
  @Type(() => RegisterDigitizationRow)
  @ValidateNested({ each: true })
  @ArrayMaxSize(1_000)
  rows: RegisterDigitizationRow[];
}

@Controller('wards/:ward/register-entries')
export class EnterFromRegisterController {
  constructor(private readonly bulk: BulkActs) {}

  @Post()
  @HttpCode(200)
  @Requires('register.enter')
  async enter(@Act() request: ActRequest, @Body() body: EnterDigitizationsRequest): Promise<{ rows: RowOutcome[] }> {
    const rows = await this.bulk.run(request, enteredDigitizationStream, () =>
      body.rows.map(({ rowNumber, dossierCode, receivedAt, components, result }) => ({
        rowNumber,
        dossierId: dossierIdOf(request.ward, dossierCode),
        competentUnitCode: request.ward,
        decide: (state, now) =>
          enterFromRegister(
            state,
            {
              components,
              result,
              receivedAt,
              source: { source: 'register', fileHash: body.fileHash, rowNumber, reason: body.reason },
            },
            now,
          ),
      })),
    );
    return { rows };
  }
}
