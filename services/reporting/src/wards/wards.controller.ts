import { InScope, ReferenceData, Requires, type Scope } from '@motcua/platform';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { type Ward, wardsInScope } from './find-ward.fragment';

/** Which wards' figures may the caller see? */
@Controller('wards')
export class WardsController {
  constructor(private readonly reference: ReferenceData) {}

  @Get()
  @Requires('figures.read')
  @ApiOperation({ summary: 'Đơn vị trong phạm vi được xem' })
  list(@InScope() scope: Scope): { wards: Ward[] } {
    const wards = wardsInScope(this.reference, scope)
      .map(({ unitCode, name }) => ({ code: unitCode, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi') || (a.code < b.code ? -1 : 1));
    return { wards };
  }
}
