import { isIPv6 } from "node:net";

/**
 * What an address counts as when attempts are counted: an IPv6 address as its /64, for one home has a whole one, and an
 * IPv4 address written as IPv6 (::ffff:1.2.3.4) as the IPv4. Anything else stays as it is.
 */
export function clientIpKey(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = ipv6Groups(address);
  if (groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff") return groups.slice(6).flatMap(bytesOf).join(".");
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/**
 * The address a request came from, as our server saw it or the proxy we trust said it, by its X-Forwarded-For; counted as
 * {@link clientIpKey} has it.
 */
export function requestIpKey(forwardedFor: string | null): string {
  const address = (forwardedFor ?? "").split(",").at(-1)?.trim().slice(0, 100);
  return clientIpKey(address || "unknown");
}

/** The eight groups of an IPv6 address, without leading zeros; its zone (%eth0) is left out. */
function ipv6Groups(address: string): string[] {
  // A URL writes every IPv6 address in one way: in small letters, and its end never as an IPv4.
  const plain = new URL(`http://[${address.replace(/%.*/, "")}]`).hostname.slice(1, -1);
  const [front = [], back = []] = plain.split("::").map((part) => part.split(":").filter(Boolean));
  return [...front, ...Array<string>(8 - front.length - back.length).fill("0"), ...back];
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}
