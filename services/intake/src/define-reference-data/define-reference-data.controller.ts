import { isEventType, validateData } from '@motcua/contracts';
import { Act, type ActRequest, Problem, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsArray, ArrayMaxSize } from 'class-validator';
import { isReferenceType, type ReferenceEvent } from './define-reference-data.decide';
import { ReferenceLog } from './reference-log.query';

class DefineReferenceDataRequest {
  @ApiProperty({
    description: 'Definitions: units, calendars, office hours, procedures, causes',
    example: [{ type: 'CauseDefined', data: { list: 'late', code: 'network-down', name: 'Mạng gián đoạn' } }],
  })
  @IsArray()
  @ArrayMaxSize(2_000)
  definitions: { type: string; data: object }[];
}

@Controller('reference-data')
export class DefineReferenceDataController {
  constructor(private readonly log: ReferenceLog) {}

  @Post()
  @HttpCode(200)
  @Requires('reference.define')
  async define(@Act() request: ActRequest, @Body() { definitions }: DefineReferenceDataRequest): Promise<object> {
    const errors = definitions.flatMap(({ type, data }, index) =>
      isEventType(type) && isReferenceType(type)
        ? validateData(type, data).map((problem) => ({ field: `definitions[${index}]`, problem }))
        : [{ field: `definitions[${index}].type`, problem: 'is not a kind of reference data' }],
    );
    if (errors.length > 0) {
      throw new Problem(400, 'invalid', `Có ${errors.length} lỗi trong dữ liệu tham chiếu.`, {}, errors);
    }
    const changed = await this.log.define(definitions as ReferenceEvent[], {
      id: request.identity.subject,
      role: request.role,
    });
    return { changed, unchanged: definitions.length - changed };
  }
}
