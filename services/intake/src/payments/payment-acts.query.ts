import type { DomainEvent } from '@motcua/contracts';
import { fold, PostgresEventStore, type Rejected, UnknownStream } from '@motcua/event-sourcing';
import { type ActAnswer, type ActRequest, Acts } from '@motcua/platform';
import { Injectable } from '@nestjs/common';
import { paymentEntries } from './payment-entries.fragment';
import { type DossierPayments, paymentsStream, renderPayments } from './payments.state';

/** Acts on the money of a dossier: in its stream, with the rows that list it, answered with where its money stands. */
@Injectable()
export class PaymentActs {
  constructor(
    private readonly acts: Acts,
    private readonly store: PostgresEventStore,
  ) {}

  now(): string {
    return this.acts.now();
  }

  run(
    request: ActRequest,
    dossierId: string,
    decide: (state: DossierPayments, now: string) => DomainEvent[] | Rejected,
  ): Promise<ActAnswer> {
    const now = this.acts.now();
    return this.acts.run(request, paymentsStream, {
      dossierId,
      decide,
      companions: (events) => paymentEntries({ wardCode: request.ward, dossierId, now }, events),
      render: (state) => renderPayments(state, now),
    });
  }

  /** For its ward alone. Errors: `UnknownStream`. */
  async read(ward: string, dossierId: string): Promise<{ state: DossierPayments; position: number }> {
    const { events, head } = await this.store.read(
      { wardCode: ward, id: paymentsStream.streamId(dossierId) },
      { wards: [ward], units: [] },
    );
    if (events.length === 0) throw new UnknownStream();
    return { state: fold(paymentsStream, events), position: head.position };
  }
}
