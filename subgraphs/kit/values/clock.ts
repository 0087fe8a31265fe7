/** Source of the current time: the system in production, a test's own in tests. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
