import type { GrpcService } from '../../subgraphs/kit/grpc/grpc-method.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';

/** The generated gRPC service of every registered domain, by domain. */
export async function loadServiceDefinitions(): Promise<ReadonlyMap<string, GrpcService>> {
  const definitions = new Map<string, GrpcService>();
  for (const { name } of domainRegistry) {
    const generated = (await import(`../../proto/generated/erp/${name}/v1/${name}.ts`)) as Record<
      string,
      unknown
    >;
    const [definition] = Object.entries(generated).filter(([key]) => key.endsWith('ServiceService'));
    if (!definition) throw new Error(`No gRPC service was generated for ${name}.`);
    // ts-proto exports one definition for each service of the file.
    definitions.set(name, definition[1] as GrpcService);
  }
  return definitions;
}
