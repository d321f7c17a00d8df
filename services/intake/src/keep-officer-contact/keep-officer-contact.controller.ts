import { CodeField, UnitCodeField } from '@motcua/contracts';
import { Act, type ActRequest, Problem, Requires } from '@motcua/platform';
import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsOptional, Matches } from 'class-validator';
import { OfficerContacts } from '../notifications/officer-contacts.query';
import { inOwnWard } from '../own-ward.fragment';

class OfficerPath {
  @ApiProperty() @UnitCodeField() ward: string;
  @ApiProperty({ example: 'officer-7' }) @CodeField() officerId: string;
}

class OfficerContactRequest {
  @ApiPropertyOptional({ example: 'can-bo@example.com' })
  @IsOptional()
  @IsEmail({}, { message: 'email must be an e-mail address' })
  email?: string;

  @ApiPropertyOptional({ example: '0900 000 002' })
  @IsOptional()
  @Matches(/^\+?[0-9][0-9 .-]{6,18}$/, { message: 'phone must be a telephone number' })
  phone?: string;

  @ApiPropertyOptional({ description: 'Is told what the leader is told' })
  @IsOptional()
  @IsBoolean()
  leads?: boolean;
}

/** Where an officer is reached; sealed under the ward's key, in no event and in no answer. */
@Controller('wards/:ward/officers/:officerId/contact')
export class KeepOfficerContactController {
  constructor(private readonly contacts: OfficerContacts) {}

  @Put()
  @HttpCode(204)
  @Requires('officer.keep-contact')
  async keep(
    @Act() asked: ActRequest,
    @Param() { officerId }: OfficerPath,
    @Body() { leads, ...contact }: OfficerContactRequest,
  ): Promise<void> {
    const { ward } = inOwnWard(asked);
    if (contact.email === undefined && contact.phone === undefined) {
      throw new Problem(400, 'no-address', 'Hãy nhập thư điện tử hoặc số điện thoại của cán bộ.');
    }
    await this.contacts.keep(ward, officerId, leads ?? false, contact);
  }

  @Delete()
  @HttpCode(204)
  @Requires('officer.keep-contact')
  async forget(@Act() asked: ActRequest, @Param() { officerId }: OfficerPath): Promise<void> {
    await this.contacts.forget(inOwnWard(asked).ward, officerId);
  }
}
