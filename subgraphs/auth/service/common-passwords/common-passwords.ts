import { readFileSync } from 'node:fs';
import { foldText } from '../../../kit/values/text.ts';

/** The first guesses of every attack, folded, one a line; `NOTICE` names the source. */
const listFile = new URL('./common-passwords.txt', import.meta.url);

let known: ReadonlySet<string> | undefined;

/** Whether a password is on the list of common ones, whatever the case. The list is read when it is first needed. */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(readFileSync(listFile, 'utf8').split('\n').filter(Boolean));
  return known.has(foldText(password));
}
