import { createNativePlanner } from './native-planner.ts';
import { servePlanner } from './serve-planner.ts';

// The process a router plans in. It serves one supergraph and ends with the router.
servePlanner(async (supergraphSdl, options) => createNativePlanner(supergraphSdl, options));
