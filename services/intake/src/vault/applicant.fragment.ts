import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Who asks, as part of a request's body. It goes into the vault and nowhere else (DESIGN §3.10). */
export class Applicant {
  @ApiProperty({ example: 'Nguyễn Thị Ví Dụ', description: 'Person or organisation' })
  @IsString()
  @MaxLength(200)
  @Matches(/\p{L}/u, { message: 'fullName must contain letters' })
  fullName: string;

  @ApiPropertyOptional({ example: '000000000001', description: 'Personal or organisation id' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z][0-9A-Za-z -]{4,19}$/, { message: 'idNumber must be 5 to 20 letters, digits or dashes' })
  idNumber?: string;

  @ApiPropertyOptional({ example: '0900 000 001' })
  @IsOptional()
  @Matches(/^\+?[0-9][0-9 .-]{6,18}$/, { message: 'phone must be a telephone number' })
  phone?: string;

  @ApiPropertyOptional({ example: 'Thôn Mẫu, xã An Thắng' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  address?: string;

  @ApiPropertyOptional({ example: 'vi-du@example.com' })
  @IsOptional()
  @IsEmail({}, { message: 'email must be an e-mail address' })
  email?: string;

  @ApiPropertyOptional({
    enum: ['vi', 'en'],
    description: 'In which the applicant is written to; Vietnamese unless said',
  })
  @IsOptional()
  @IsIn(['vi', 'en'])
  language?: 'vi' | 'en';

  @ApiPropertyOptional({ description: 'False: the applicant wants no messages' })
  @IsOptional()
  @IsBoolean()
  notify?: boolean;
}
