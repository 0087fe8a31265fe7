import type { Kysely } from 'kysely';
import { isId } from '../../../kit/values/uuid-v7.ts';
import type { ReservationsTables } from './tables.ts';

/** What reservations knows of organizations: the slugs by which their public events are asked for. */
export interface OrganizationStore {
  /** The id that an id or slug names; an unknown slug stays as it is and matches nothing. */
  resolve(idOrSlug: string): Promise<string>;
  /** Remembers the current slug of an organization. */
  save(organization: { readonly id: string; readonly slug: string }): Promise<void>;
}

/** @param connection the database, or a transaction of it */
export function createOrganizationStore(connection: Kysely<ReservationsTables>): OrganizationStore {
  return {
    resolve: async (idOrSlug) => {
      // A slug that looks like an id never stands for another organization.
      if (isId(idOrSlug)) return idOrSlug;
      const row = await connection
        .selectFrom('organizations')
        .select('id')
        .where('slug', '=', idOrSlug)
        .executeTakeFirst();
      return row?.id ?? idOrSlug;
    },
    save: async ({ id, slug }) => {
      await connection
        .insertInto('organizations')
        .values({ id, slug })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ slug }))
        .execute();
    },
  };
}
