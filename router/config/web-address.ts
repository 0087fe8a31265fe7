import { z } from 'zod';

/**
 * An absolute http or https URL that `fetch` takes: one with user and password is refused there, with a message that
 * repeats both.
 */
export function webAddress() {
  return z
    .url({ protocol: /^https?$/, error: 'must be an absolute http or https URL' })
    .refine((url) => !holdsCredentials(url), { error: 'must not hold a user or password' });
}

function holdsCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}
