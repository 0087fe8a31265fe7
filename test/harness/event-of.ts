import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';

/**
 * An event as its domain would publish it, about a new aggregate of organization `acme-org` unless changed.
 * @param type without the prefix `erp.`, for example `payments.payment-succeeded.v1`
 */
export function eventOf(
  type: string,
  data: Readonly<Record<string, unknown>>,
  changes: Partial<DomainEvent> = {},
): DomainEvent {
  return {
    specversion: '1.0',
    id: newId(),
    type: `erp.${type}`,
    source: `/erp/${type.split('.')[0]}`,
    subject: newId(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    organizationid: 'acme-org',
    data,
    ...changes,
  };
}
