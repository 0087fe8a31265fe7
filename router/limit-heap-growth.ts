import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap near what is in use, for processes that serve requests and do nothing else; call it before
 * anything is loaded. V8 lets a heap grow to about four times of what survived its last full collection and keeps
 * pages it no longer needs; here it at most doubles, and gives pages back. Full collections become more
 * frequent and each of them stays short, because what survives is small.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=100');
  setFlagsFromString('--no-memory-pool');
}
