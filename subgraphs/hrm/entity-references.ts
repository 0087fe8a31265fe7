/** A user of the auth domain, known here by id alone. */
export interface UserReference {
  readonly id: string;
}
