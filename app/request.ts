import "server-only";
import { headers } from "next/headers";
import { requestAddress } from "@/lib/auth/address";

/** The address this request came from; of an IPv6, its /64. */
export async function clientAddress(): Promise<string> {
  return requestAddress((await headers()).get("x-forwarded-for"));
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

/** The browser and system in words, for the list of one's sessions: "Firefox on Windows". */
export async function deviceOf(): Promise<string> {
  const agent = (await headers()).get("user-agent") ?? "";
  const name = (list: [RegExp, string][], otherwise: string) =>
    list.find(([pattern]) => pattern.test(agent))?.[1] ?? otherwise;
  return `${name(BROWSERS, "A browser")} on ${name(SYSTEMS, "an unknown system")}`;
}
