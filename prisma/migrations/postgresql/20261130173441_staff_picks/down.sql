-- Views and triggers that go, or are made again below.
DELETE FROM "RowTotal" WHERE "entity" = 'pick';
DROP TRIGGER "PickRows_deleted" ON "Pick";
DROP TRIGGER "PickRows_inserted" ON "Pick";
DROP TRIGGER "PickSearch_book_updated" ON "Book";
DROP TRIGGER "PickSearch_deleted" ON "Pick";
DROP TRIGGER "PickSearch_updated" ON "Pick";
DROP TRIGGER "PickSearch_inserted" ON "Pick";
DROP VIEW "PickText";
DROP TABLE "PickWord";
DROP TABLE "PickSearch";

-- DropForeignKey
ALTER TABLE "Pick" DROP CONSTRAINT "Pick_userId_fkey";

-- DropForeignKey
ALTER TABLE "Pick" DROP CONSTRAINT "Pick_bookId_fkey";

-- DropTable
DROP TABLE "Pick";
