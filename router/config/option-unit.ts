/** Endings of option names, and the unit each stands for. */
const units = [
  ['Ms', 'milliseconds'],
  ['Seconds', 'seconds'],
  ['Bytes', 'bytes'],
  ['Percentage', 'percent'],
] as const;

/** Unit of a number, from the end of its option's name: `timeoutMs` is in milliseconds. Undefined for plain numbers. */
export function unitOf(optionName: string): string | undefined {
  return units.find(([ending]) => optionName.endsWith(ending))?.[1];
}
