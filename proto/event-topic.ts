/** What all names of this system on an event bus begin with: nothing else writes it. */
const prefix = 'erp';

/**
 * Name of an event type outside its domain: the CloudEvents `type`, and the topic the event is published on.
 * @param type without prefix, for example `payments.payment-succeeded.v1`
 */
export function topicOf(type: string): string {
  return `${prefix}.${type}`;
}

/** CloudEvents `source` of the events of a domain. */
export function sourceOf(domain: string): string {
  return `/${prefix}/${domain}`;
}
