import { ReferenceData } from '@motcua/platform';
import { Injectable } from '@nestjs/common';
import type { Fee } from '../charge-fee/fees-due.fragment';
import type { Dossier } from '../dossier.state';

/** The fees of the version that stands in the receipt, before that in the filing: of its day, not of today. */
@Injectable()
export class PinnedFees {
  constructor(private readonly reference: ReferenceData) {}

  /** Null: unknown. Empty: free of charge. */
  of(dossier: Dossier): readonly Fee[] | null {
    const pinned = 'receipt' in dossier ? dossier.receipt : 'submission' in dossier ? dossier.submission : undefined;
    return pinned
      ? (this.reference.pinnedProcedure(pinned.procedureCode, pinned.procedureVersion)?.fees ?? null)
      : null;
  }
}
