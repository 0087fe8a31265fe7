import { anyOrigin, type CorsConfig } from '../config/cors-config.ts';

/** Whether pages of an origin, as browsers write it, may read answers. */
type OriginCheck = (origin: string) => boolean;

/** This machine under the names a browser may use for it; any port. */
const localhostForm = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Creates the check of the `cors` section. Undefined when no origin may read, so that nothing needs to be asked. */
export function createOriginCheck(
  { origins, localhost }: CorsConfig,
  isDevelopment: boolean,
): OriginCheck | undefined {
  const allowsLocalhost = localhost ?? isDevelopment;
  if (origins.length === 0 && !allowsLocalhost) return undefined;
  if (origins.includes(anyOrigin)) return () => true;
  const exact = new Set(origins.filter((origin) => !origin.includes('*')).map(normalizeOrigin));
  const patterns = origins.filter((origin) => origin.includes('*')).map(toPattern);
  return (origin) =>
    exact.has(origin) ||
    (allowsLocalhost && localhostForm.test(origin)) ||
    patterns.some((pattern) => pattern.test(origin));
}

/** An origin as browsers serialize it: lower case, Punycode, without the port of its scheme. */
function normalizeOrigin(origin: string): string {
  return /^https?:/i.test(origin) && URL.canParse(origin) ? new URL(origin).origin : origin.toLowerCase();
}

/** `*` stands for one label of a host, a part of one, or a port: never for a dot. */
function toPattern(origin: string): RegExp {
  const literal = origin.toLowerCase().split('*').map(RegExp.escape);
  return new RegExp(`^${literal.join('[a-z0-9_-]+')}$`);
}
