/**
 * A fact another part may react to, as a CloudEvents 1.0 event in structured mode.
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export interface DomainEvent {
  readonly specversion: '1.0';
  readonly id: string;
  /** Topic of the event's contract, for example `erp.payments.payment-succeeded.v1`. */
  readonly type: string;
  /** `/erp/<domain>`. */
  readonly source: string;
  /** Id of the aggregate the event is about: events of one subject keep their order. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Organization the event belongs to (CloudEvents extension attribute). */
  readonly organizationid: string;
  readonly data: Readonly<Record<string, unknown>>;
}
