-- CreateTable
CREATE TABLE "Pick" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" INTEGER NOT NULL,
    "bookId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textFold" TEXT NOT NULL,
    "published" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Pick_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Pick_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Pick_bookId_published_idx" ON "Pick"("bookId", "published");

-- CreateIndex
CREATE INDEX "Pick_position_createdAt_id_idx" ON "Pick"("position", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Pick_createdAt_id_idx" ON "Pick"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Pick_userId_bookId_key" ON "Pick"("userId", "bookId");

-- Search of Pick: text, bookId.title
CREATE VIRTUAL TABLE "PickSearch" USING fts5(
    "text", "bookTitle",
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE VIRTUAL TABLE "PickWord" USING fts5vocab("PickSearch", row);

CREATE VIEW "PickText" AS SELECT
    t."id" AS "id",
    coalesce(t."textFold" || char(32, 57344, 32) || nullif(lower(t."text"), t."textFold"), t."textFold", t."text") AS "text",
    coalesce("book"."titleFold" || char(32, 57344, 32) || nullif(lower("book"."title"), "book"."titleFold"), "book"."titleFold", "book"."title") AS "bookTitle"
FROM "Pick" t
LEFT JOIN "Book" "book" ON "book"."id" = t."bookId";

CREATE TRIGGER "PickSearch_inserted" AFTER INSERT ON "Pick" BEGIN
    DELETE FROM "PickSearch" WHERE rowid = new."id";
    INSERT INTO "PickSearch" (rowid, "text", "bookTitle")
    SELECT * FROM "PickText" WHERE "id" = new."id";
END;

CREATE TRIGGER "PickSearch_updated" AFTER UPDATE ON "Pick"
WHEN (new."id", new."text", new."textFold", new."bookId")
    IS NOT (old."id", old."text", old."textFold", old."bookId")
BEGIN
    DELETE FROM "PickSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "PickSearch" (rowid, "text", "bookTitle")
    SELECT * FROM "PickText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "PickSearch_deleted" AFTER DELETE ON "Pick" BEGIN
    DELETE FROM "PickSearch" WHERE rowid = old."id";
    INSERT INTO "PickSearch" (rowid, "text", "bookTitle")
    SELECT * FROM "PickText" WHERE "id" = old."id";
END;

CREATE TRIGGER "PickSearch_book_updated" AFTER UPDATE ON "Book"
WHEN (new."title", new."titleFold")
    IS NOT (old."title", old."titleFold")
BEGIN
    DELETE FROM "PickSearch" WHERE rowid IN (SELECT "id" FROM "Pick" WHERE "bookId" = new."id");
    INSERT INTO "PickSearch" (rowid, "text", "bookTitle")
    SELECT * FROM "PickText" WHERE "id" IN (SELECT "id" FROM "Pick" WHERE "bookId" = new."id");
END;

-- Count of Pick
CREATE TRIGGER "PickRows_inserted" AFTER INSERT ON "Pick" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'pick';
END;

CREATE TRIGGER "PickRows_deleted" AFTER DELETE ON "Pick" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'pick';
END;

-- What is there already.
INSERT INTO "PickSearch" (rowid, "text", "bookTitle") SELECT * FROM "PickText";
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'pick', count(*) FROM "Pick";
