import { BlockList, isIP } from 'node:net';

/** Address of the client of a connection that may come through proxies. */
export type ClientAddress = (peer: string | undefined, forwardedFor: string | string[] | undefined) => string;

/**
 * Creates the rule that finds the client's address: the peer itself, or, if the peer is a trusted proxy, the
 * last entry of `X-Forwarded-For` that is not a trusted proxy. Untrusted peers cannot say who they are.
 * @throws {Error} when an entry is neither an address nor a CIDR range.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) addRange(trusted, proxy);
  const isTrusted = (address: string) => {
    const family = isIP(address);
    return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
  return (peer, forwardedFor) => {
    const address = plainAddress(peer ?? '');
    if (forwardedFor === undefined || trustedProxies.length === 0 || !isTrusted(address)) return address;
    const hops = String(forwardedFor)
      .split(',')
      .map((hop) => plainAddress(hop.trim()));
    for (const hop of hops.toReversed()) {
      if (isIP(hop) === 0) return address;
      if (!isTrusted(hop)) return hop;
    }
    return hops[0] ?? address;
  };
}

function addRange(list: BlockList, range: string): void {
  const [address = '', bits] = range.split('/');
  const family = isIP(address);
  if (family === 0) throw new Error(`server.trustedProxies: ${range} is neither an address nor a CIDR range`);
  const type = family === 6 ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, type);
  else list.addSubnet(address, Number(bits), type);
}

/** IPv4 addresses of dual-stack sockets lose their IPv6 prefix. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}
