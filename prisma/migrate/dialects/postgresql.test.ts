import { expect, test } from "vitest";
import { collateBytewise } from "./postgresql";

test.each([
  ['    "name" TEXT NOT NULL,', '    "name" TEXT COLLATE "C" NOT NULL,'],
  ['    "code" VARCHAR(10),', '    "code" VARCHAR(10) COLLATE "C",'],
  ['    "code" CHAR(2)', '    "code" CHAR(2) COLLATE "C"'],
  ['    "tags" TEXT[],', '    "tags" TEXT[] COLLATE "C",'],
  ['ALTER TABLE "A" ADD COLUMN     "b" TEXT;', 'ALTER TABLE "A" ADD COLUMN     "b" TEXT COLLATE "C";'],
  ['ADD COLUMN     "c" TEXT NOT NULL;', 'ADD COLUMN     "c" TEXT COLLATE "C" NOT NULL;'],
  [
    'ALTER TABLE "A" ALTER COLUMN "b" SET DATA TYPE TEXT;',
    'ALTER TABLE "A" ALTER COLUMN "b" SET DATA TYPE TEXT COLLATE "C";',
  ],
  ['ALTER COLUMN "b" SET DATA TYPE VARCHAR(9),', 'ALTER COLUMN "b" SET DATA TYPE VARCHAR(9) COLLATE "C",'],
])("%s sorts bytewise", (sql, expected) => {
  expect(collateBytewise(sql)).toBe(expected);
  expect(collateBytewise(`-- Before\n${sql}\n-- After`)).toBe(`-- Before\n${expected}\n-- After`);
});

test.each([
  '    "count" INTEGER NOT NULL,',
  '    "values" JSONB NOT NULL,',
  'ALTER TABLE "A" ALTER COLUMN "b" SET DATA TYPE INTEGER;',
  'ALTER TABLE "A" ALTER COLUMN "b" DROP NOT NULL;',
  'CREATE INDEX "A_b_idx" ON "A"("b");',
])("%s stays as it is", (sql) => {
  expect(collateBytewise(sql)).toBe(sql);
});
