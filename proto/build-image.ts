import { execFileSync } from 'node:child_process';

/**
 * All protocol buffers, compiled: the bytes of a `google.protobuf.FileDescriptorSet`, the same for the same
 * contracts. Comments and places in the text come with it when asked for.
 */
export function buildImage(options: {
  readonly withComments: boolean;
  readonly folder?: string;
}): Uint8Array {
  const sourceInfo = options.withComments ? [] : ['--exclude-source-info'];
  return execFileSync('buf', ['build', ...sourceInfo, '--as-file-descriptor-set', '-o', '-#format=binpb'], {
    cwd: options.folder ?? import.meta.dirname,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
