/** Something that was done for a customer, a lead or an opportunity; never changed. */
export interface Activity {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly body: string | undefined;
  readonly occurredAt: Date;
  /** The user who logged it. */
  readonly authorId: string;
  /** Set for activities on the customer itself, on its opportunities, and on the lead it came from. */
  readonly customerId: string | undefined;
  readonly leadId: string | undefined;
  readonly opportunityId: string | undefined;
  readonly createdAt: Date;
}

/** Kinds of activities. */
export const activityKinds = ['NOTE', 'CALL', 'EMAIL', 'MEETING'] as const;
/** One of `activityKinds`. */
export type ActivityKind = (typeof activityKinds)[number];

/** What an activity can be about. */
export const activitySubjects = ['CUSTOMER', 'LEAD', 'OPPORTUNITY'] as const;
/** One of `activitySubjects`. */
export type ActivitySubject = (typeof activitySubjects)[number];
