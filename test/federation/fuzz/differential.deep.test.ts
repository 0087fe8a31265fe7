import { lastGraphSeed, testDifferential } from './test-differential.ts';

testDifferential(Array.from({ length: lastGraphSeed }, (_, index) => index + 1));
