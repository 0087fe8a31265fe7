/** An entity known by id alone: one of another domain, or one whose fields are loaded when they are asked for. */
export interface EntityReference {
  readonly id: string;
}
