import { z } from 'zod';

/** A list of untrusted input: every one has a greatest length, and a least one where it must not be empty. */
export function listField<Entry extends z.ZodType>(
  entry: Entry,
  { min = 0, max }: { readonly min?: number; readonly max: number },
) {
  return z
    .array(entry)
    .min(min, `At least ${min} ${min === 1 ? 'entry' : 'entries'}.`)
    .max(max, `At most ${max} entries.`);
}
