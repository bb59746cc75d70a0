import fc from "fast-check";
import { expect, it } from "vitest";
import { debouncedRequest } from "./debounced-request";

it("reports the response to the latest text, in whatever order responses arrive", async () => {
  const order = fc
    .integer({ min: 1, max: 5 })
    .chain((count) => fc.shuffledSubarray([...Array(count).keys()], { minLength: count }));
  await fc.assert(
    fc.asyncProperty(order, async (order) => {
      const reported: string[] = [];
      const pending: (() => void)[] = [];
      const request = (text: string) => new Promise<string>((resolve) => pending.push(() => resolve(text)));
      const { send } = debouncedRequest(request, (text) => reported.push(text), 0);
      for (const at of order.keys()) {
        send(String(at));
        await expect.poll(() => pending.length, { interval: 1 }).toBe(at + 1);
      }
      for (const at of order) pending[at]?.();
      await Promise.resolve();
      await expect.poll(() => reported, { interval: 1 }).toEqual([String(order.length - 1)]);
    }),
    { numRuns: 20 },
  );
});

it("sends only the latest of several texts, and reports nothing after it is cancelled", async () => {
  const sent: string[] = [];
  const reported: string[] = [];
  const request = async (text: string) => {
    sent.push(text);
    return text;
  };
  const requests = debouncedRequest(request, (text) => reported.push(text), 0);
  const first = requests.send("em");
  await requests.send("emma");
  await first;
  expect([sent, reported]).toEqual([["emma"], ["emma"]]);
  const last = requests.send("emm");
  requests.cancel();
  await last;
  expect([sent, reported]).toEqual([["emma"], ["emma"]]);
});
