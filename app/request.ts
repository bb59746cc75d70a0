import "server-only";
import { headers } from "next/headers";
import { requestIpKey } from "@/lib/auth/client-ip";

/** The IP address of the client; for IPv6, its /64 network. */
export async function clientIp(): Promise<string> {
  return requestIpKey((await headers()).get("x-forwarded-for"));
}

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** The browser and system for the list of sessions: "Firefox on Windows". */
export async function deviceName(): Promise<string> {
  const agent = (await headers()).get("user-agent") ?? "";
  const name = (list: [RegExp, string][], otherwise: string) =>
    list.find(([pattern]) => pattern.test(agent))?.[1] ?? otherwise;
  return `${name(BROWSERS, "A browser")} on ${name(SYSTEMS, "an unknown system")}`;
}
