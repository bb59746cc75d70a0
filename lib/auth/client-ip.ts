import { isIPv6 } from "node:net";

/**
 * The key by which attempts from an IP address are counted: an IPv6 address as its /64, as one household has a whole
 * one, and an IPv4-mapped address (::ffff:1.2.3.4) as IPv4. Anything else is unchanged.
 */
export function clientIpKey(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = ipv6Groups(address);
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") return groups.slice(6).flatMap(bytesOf).join(".");
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/** The {@link clientIpKey} of a request's X-Forwarded-For header, as set by our server or the trusted proxy. */
export function requestIpKey(forwardedFor: string | null): string {
  const address = (forwardedFor ?? "").split(",").at(-1)?.trim().slice(0, 100);
  return clientIpKey(address || "unknown");
}

/** The eight groups of an IPv6 address without leading zeros and without its zone (%eth0). */
function ipv6Groups(address: string): string[] {
  // A URL normalises IPv6 addresses: lower case, never with an IPv4 ending.
  const plain = new URL(`http://[${address.replace(/%.*/, "")}]`).hostname.slice(1, -1);
  const [front = [], back = []] = plain.split("::").map((part) => part.split(":").filter(Boolean));
  return [...front, ...Array<string>(8 - front.length - back.length).fill("0"), ...back];
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
