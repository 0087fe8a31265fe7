/** Source of the current time: the system in production, a test's own in tests. */
export type Clock = () => Date;

/** The time of this machine. Tests pass a clock of their own. */
export const systemClock: Clock = () => new Date();
