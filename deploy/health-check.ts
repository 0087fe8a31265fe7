import { Client, credentials } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';

/**
 * Container health checks: `node deploy/health-check.ts http <url>` passes on a 2xx answer,
 * `node deploy/health-check.ts grpc <host:port>` when `grpc.health.v1.Health/Check` says SERVING.
 */
const [kind, target = ''] = process.argv.slice(2);
const timeoutMs = 2_500;

async function checkHttp(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  return response.ok;
}

function checkGrpc(address: string): Promise<boolean> {
  const method = healthService['Check'];
  if (!method) throw new Error('The health service has no Check method.');
  const client = new Client(address, credentials.createInsecure());
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      { service: '' },
      { deadline: Date.now() + timeoutMs },
      (error, response) => {
        client.close();
        if (error) reject(error);
        else resolve((response as { readonly status: unknown }).status === 'SERVING');
      },
    );
  });
}

const isHealthy = await (kind === 'grpc' ? checkGrpc(target) : checkHttp(target)).catch(() => false);
process.exit(isHealthy ? 0 : 1);
