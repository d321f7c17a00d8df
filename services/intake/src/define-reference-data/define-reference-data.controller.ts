import { isEventType, upcast, validateData } from '@motcua/contracts';
import { Act, type ActRequest, Problem, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsArray, ArrayMaxSize } from 'class-validator';
import { isReferenceType, problemsOf, type ReferenceEvent } from './define-reference-data.decide';
import { ReferenceLog } from './reference-log.query';

class DefineReferenceDataRequest {
  @ApiProperty({
    description: 'Definitions: units, calendars, office hours, procedures, causes, field groups, what wards display',
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
  async define(@Act() request: ActRequest, @Body() body: DefineReferenceDataRequest): Promise<object> {
    // Fields that were added since are filled in: what was written for an older version can still be defined.
    const definitions = body.definitions.map(({ type, data }) =>
      isEventType(type) ? { type, data: upcast(type, 1, data) as object } : { type, data },
    );
    const errors = definitions.flatMap((definition, index) => {
      const { type, data } = definition;
      if (!isEventType(type) || !isReferenceType(type)) {
        return [{ field: `definitions[${index}].type`, problem: 'is not a kind of reference data' }];
      }
      const wrong = validateData(type, data);
      const problems = wrong.length > 0 ? wrong : problemsOf(definition as ReferenceEvent);
      return problems.map((problem) => ({ field: `definitions[${index}]`, problem }));
    });
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
