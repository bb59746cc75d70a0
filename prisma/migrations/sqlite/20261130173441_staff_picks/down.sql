-- Views and triggers that go, or are made again below.
DELETE FROM "RowTotal" WHERE "entity" = 'pick';
DROP TRIGGER "PickRows_deleted";
DROP TRIGGER "PickRows_inserted";
DROP TRIGGER "PickSearch_book_updated";
DROP TRIGGER "PickSearch_deleted";
DROP TRIGGER "PickSearch_updated";
DROP TRIGGER "PickSearch_inserted";
DROP VIEW "PickText";
DROP TABLE "PickWord";
DROP TABLE "PickSearch";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Pick";
PRAGMA foreign_keys=on;
