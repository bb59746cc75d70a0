import { describe, expect, it } from "vitest";
import { clientIpKey, requestIpKey } from "./client-ip";

describe("countedAddress", () => {
  it("counts an IPv6 address by its /64, however it is written", () => {
    for (const address of [
      "2001:db8:0:a::1",
      "2001:DB8:0:A:1:2:3:4",
      "2001:0db8:0000:000a::",
      "2001:db8:0:a::9%eth0",
    ]) {
      expect(clientIpKey(address)).toBe("2001:db8:0:a::/64");
    }
    expect(clientIpKey("2001:db8:0:b::1")).toBe("2001:db8:0:b::/64");
    expect(clientIpKey("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(clientIpKey("::1")).toBe("0:0:0:0::/64");
    expect(clientIpKey("::")).toBe("0:0:0:0::/64");
    expect(clientIpKey("1:2:3:4:5:6:7:8")).toBe("1:2:3:4::/64");
  });

  it("counts an IPv4 address written as IPv6 as the IPv4", () => {
    for (const address of ["::ffff:1.2.3.4", "::FFFF:102:304", "0:0:0:0:0:ffff:1.2.3.4"]) {
      expect(clientIpKey(address)).toBe("1.2.3.4");
    }
    expect(clientIpKey("::ffff:0.0.255.0")).toBe("0.0.255.0");
  });

  it("leaves anything else as it is", () => {
    for (const text of ["1.2.3.4", "1.2.3.4:80", "unknown", "", "::1]/", "1:2:3"]) expect(clientIpKey(text)).toBe(text);
  });
});

describe("requestAddress", () => {
  it("is the last one, which our own proxy has added", () => {
    expect(requestIpKey("203.0.113.9, 192.0.2.1")).toBe("192.0.2.1");
    expect(requestIpKey("2001:db8:0:a::1")).toBe("2001:db8:0:a::/64");
    for (const nothing of [null, "", " "]) expect(requestIpKey(nothing)).toBe("unknown");
  });
});
