import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { Allow, IsInt, Matches, Max, Min } from 'class-validator';

const code = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

/** Fields beside the file. */
export class ComponentScanRequest {
  @ApiProperty({ example: 'giay-chung-sinh', description: 'Which paper of the dossier' })
  @Matches(code)
  componentCode: string;

  @ApiProperty({ example: 2, description: 'Pages of the paper; the scan has as many images' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  pages: number;

  @ApiProperty({ type: 'string', format: 'binary', description: 'PDF, JPEG, PNG or TIFF, 50 MB at most' })
  @Allow()
  file?: undefined;
}

export class ResultScanRequest {
  @ApiPropertyOptional({ example: 'result', description: 'Which paper of the result, where it has several' })
  @Matches(code)
  componentCode: string = 'result';

  @ApiProperty({ example: 1, description: 'Pages of the result; the scan has as many images' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  pages: number;

  @ApiProperty({ type: 'string', format: 'binary', description: 'PDF, JPEG, PNG or TIFF, 50 MB at most' })
  @Allow()
  file?: undefined;
}
