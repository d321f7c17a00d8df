import { Problem } from '@motcua/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { AskedFees } from './charged-items.fragment';
import { FeeLineRequest } from './fee-line-request.fragment';
import type { CopiedDocument } from './fees-due.fragment';

class CopiedDocumentRequest implements CopiedDocument {
  @ApiProperty({ example: 2 })
  @IsInt()
  @Min(1)
  @Max(1_000)
  copies: number;

  @ApiProperty({ example: 5, description: 'Of one copy' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  pages: number;
}

export class AskedFeesRequest {
  @ApiPropertyOptional({
    type: [CopiedDocumentRequest],
    description: 'What fees by copy or page are counted from; left out where the fee is of the dossier',
  })
  @IsOptional()
  @Type(() => CopiedDocumentRequest)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  documents?: CopiedDocumentRequest[];

  @ApiPropertyOptional({
    type: [FeeLineRequest],
    description: 'Instead of documents: lines of a fee that the catalogue does not know, or of less than it says',
  })
  @IsOptional()
  @Type(() => FeeLineRequest)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  items?: FeeLineRequest[];
}

export const askedFeesOf = ({ documents, items }: AskedFeesRequest): AskedFees => {
  if (documents && items) {
    throw new Problem(400, 'invalid', 'Hãy nhập số bản, số trang hoặc nhập từng khoản phí, không cả hai.');
  }
  return items ? { items } : { documents: documents ?? [] };
};
