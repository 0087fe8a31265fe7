/** Kinds of notifications. */
export type NotificationKind =
  | 'RESERVATION_CONFIRMED'
  | 'INVOICE_PAID'
  | 'PAYMENT_FAILED'
  | 'LEAD_ASSIGNED'
  | 'LEAVE_REQUEST_UPDATED'
  | 'SECURITY_ALERT'
  | 'ROLES_CHANGED'
  | 'TICKETS_VOIDED'
  | 'EVENT_MOVED'
  | 'REFUND_FAILED';

/** Kinds of things a notification can be about. */
export type NotificationSubjectType =
  | 'RESERVATION'
  | 'INVOICE'
  | 'PAYMENT_INTENT'
  | 'LEAD'
  | 'LEAVE_REQUEST'
  | 'SESSION'
  | 'USER'
  | 'EVENT';

/** Something a user should know, in the organization where it happened. */
export interface Notification {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly kind: NotificationKind;
  readonly title: string;
  readonly body: string;
  /** Path of the page about it. */
  readonly link: string | undefined;
  readonly subjectType: NotificationSubjectType;
  readonly subjectId: string;
  readonly createdAt: Date;
  readonly readAt: Date | undefined;
}

/** Whose notifications: a user in one organization. */
export interface NotificationReader {
  readonly organizationId: string;
  readonly userId: string;
}
