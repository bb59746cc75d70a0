import fc from "fast-check";
import { expect, it } from "vitest";
import { expectIdempotentParse, formText } from "../testing/schemas";
import { newStoreSchema } from "./schema";

it("answers whatever is sent, and accepts again what it accepted", () => {
  const openingHours = fc.constantFrom("", null, "Mo-Fr 9-18", "Sat 10am-4pm, Sun closed", "whenever");
  expectIdempotentParse(newStoreSchema, {
    name: formText,
    address: formText,
    city: formText,
    phone: formText,
    openingHours,
  });
});

it("keeps opening hours in one way of writing", () => {
  expect(newStoreSchema.parse({ name: "Mill Lane", openingHours: "Mon–Fri 9–18" }).openingHours).toBe(
    "Mo-Fr 09:00-18:00",
  );
  const refused = newStoreSchema.safeParse({ name: "Mill Lane", openingHours: "Mo 9-5" });
  expect(refused.error?.issues[0]).toMatchObject({ path: ["openingHours"], message: /closes after it opens/ });
});
