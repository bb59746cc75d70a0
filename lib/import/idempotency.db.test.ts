import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { execute } from "../commands/execute";
import { db } from "../db/client";
import { createActor } from "../testing/factories";
import { expectDone } from "../testing/outcomes";
import { createImport } from "./commands";
import { newUpload } from "./files/files";
import { loadView } from "./testing";

test("a form that is sent twice is one import, whatever the file was kept under on its way", async () => {
  const manager = await createActor("manager");
  const send = async (key: string) => {
    const { upload, path } = await newUpload();
    const file = "Title\nEmma\n";
    await writeFile(path, file);
    const sha256 = createHash("sha256").update(file).digest("hex");
    const input = { entity: "book", fileName: "books.csv", upload, size: file.length, sha256 };
    return execute(createImport, input, { actor: manager, via: "form", key });
  };
  const first = await send("one");
  const second = await send("one");
  expect(second).toMatchObject({ ok: true, repeated: true, result: expectDone(first) });
  expect(expectDone(await send("another")).id).not.toBe(expectDone(first).id);
  expect(await db.import.count()).toBe(2);
  expect((await loadView(manager, expectDone(first).id)).info?.header).toEqual(["Title"]);
});
