/** One line of the audit log. */
export interface AuditEntry {
  readonly id: string;
  readonly organizationId: string;
  /** `<entity>.<what happened>`, for example `user.roles-changed`. */
  readonly action: string;
  /** Undefined when the caller was not logged in. */
  readonly actorId: string | undefined;
  readonly targetType: string;
  readonly targetId: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly details: Readonly<Record<string, string>>;
  readonly occurredAt: Date;
}

/** What a use case writes down about a change besides the rows it changes; the rest of an entry is its call. */
export interface AuditNote {
  readonly organizationId: string;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly details?: Readonly<Record<string, string>>;
  /** Who did it when the call itself is anonymous, for example the user who logs in. */
  readonly actorId?: string;
}
