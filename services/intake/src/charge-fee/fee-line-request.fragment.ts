import { CodeField, type FeeLine } from '@motcua/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

export class FeeLineRequest implements FeeLine {
  @ApiProperty({ example: 'le-phi' }) @CodeField() code: string;

  @ApiProperty({ example: 8_000, description: 'Whole đồng' })
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  unitAmount: number;

  @ApiProperty({ example: 1, description: 'Copies or pages; 1 for a fee of the dossier' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  count: number;
}
