import { expect, it } from "vitest";
import { setCoverSchema } from "./schema";

it("tells a file by its hash where it is written down", () => {
  const picture = new TextEncoder().encode("abc");
  const input = setCoverSchema.parse({ id: 1, version: "2", picture, alt: " " });
  expect(JSON.parse(JSON.stringify(input))).toEqual({
    id: 1,
    version: 2,
    picture: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    alt: null,
  });
});
