import { foldText } from '../../../kit/values/text.ts';

/** A tenant. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Unique over all organizations. */
  readonly slug: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** What a slug looks like: lower-case letters, digits and dashes, 2 to 50 characters. */
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])$/;

/** A slug for a name: "Müller & Söhne Straßenbau" becomes `muller-sohne-strassenbau`. Empty when nothing usable is left. */
export function slugOf(name: string): string {
  return foldText(name)
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
}
