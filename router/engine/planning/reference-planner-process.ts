import { createReferencePlanner } from './reference-planner.ts';
import { servePlanner } from './serve-planner.ts';

// The process for operations the native planner has a defect with; started when the first one arrives.
servePlanner(async (supergraphSdl, options) => createReferencePlanner(supergraphSdl, options));
