/** A part of the organization. */
export interface Department {
  readonly id: string;
  readonly organizationId: string;
  /** Unique in the organization, whatever the case. */
  readonly name: string;
  /** Employee who leads the department. */
  readonly headId: string | undefined;
  /** Department this one is a part of. */
  readonly parentId: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** The same department after a change at `now`. */
export function changeDepartment(department: Department, change: Partial<Department>, now: Date): Department {
  return { ...department, ...change, updatedAt: now, version: department.version + 1 };
}
