/** A login on one device. All refresh tokens that descend from one login belong to one session. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly organizationId: string;
  readonly userAgent: string;
  /** Address it was last used from; empty when unknown. */
  readonly ip: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | undefined;
  /** Undefined unless revoked. */
  readonly revocationReason: RevocationReason | undefined;
}

/** A stored refresh token; its secret is not kept. */
export interface RefreshToken {
  readonly tokenHash: string;
  readonly sessionId: string;
  readonly createdAt: Date;
  readonly usedAt: Date | undefined;
  /** The token that replaced this one, readable with this one only. */
  readonly sealedSuccessor: string | undefined;
}

/** Why a session ended before its time. */
export type RevocationReason =
  | 'logout'
  | 'logout-everywhere'
  | 'session-revoked'
  | 'password-changed'
  | 'password-reset'
  | 'refresh-token-reused'
  | 'user-disabled'
  | 'organization-switched'
  | 'token-revoked';

const dayMs = 24 * 60 * 60 * 1_000;

/** When a new session ends: after a day, or after 30 days when the user asked to be remembered. */
export function sessionExpiry(now: Date, isRemembered: boolean): Date {
  return new Date(now.getTime() + (isRemembered ? 30 : 1) * dayMs);
}

/** Whether the session was not revoked and has not ended. */
export function isLive(session: Session, now: Date): boolean {
  return session.revokedAt === undefined && session.expiresAt > now;
}

const browsers: ReadonlyArray<readonly [pattern: RegExp, name: string]> = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];

const systems: ReadonlyArray<readonly [pattern: RegExp, name: string]> = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A device in words, for example "Firefox on Linux"; "Unknown device" for an empty user agent. */
export function describeDevice(userAgent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? (userAgent.slice(0, 60).trim() || 'Unknown device');
}
