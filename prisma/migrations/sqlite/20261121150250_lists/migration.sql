-- DropIndex
DROP INDEX "User_role_id_idx";

-- DropIndex
DROP INDEX "Stock_storeId_bookId_idx";

-- DropIndex
DROP INDEX "Computer_storeId_id_idx";

-- CreateTable
CREATE TABLE "SavedView" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameFold" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "SavedView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RowTotal" (
    "entity" TEXT NOT NULL,
    "slot" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL,

    PRIMARY KEY ("entity", "slot")
);

-- CreateTable
CREATE TABLE "StoreTotal" (
    "storeId" INTEGER NOT NULL,
    "slot" INTEGER NOT NULL DEFAULT 0,
    "listed" INTEGER NOT NULL,
    "titles" INTEGER NOT NULL,
    "copies" INTEGER NOT NULL,

    PRIMARY KEY ("storeId", "slot")
);

-- CreateIndex
CREATE INDEX "SavedView_list_shared_idx" ON "SavedView"("list", "shared");

-- CreateIndex
CREATE INDEX "SavedView_ownerId_id_idx" ON "SavedView"("ownerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_list_ownerId_nameFold_key" ON "SavedView"("list", "ownerId", "nameFold");

-- CreateIndex
CREATE INDEX "User_role_usernameFold_id_idx" ON "User"("role", "usernameFold", "id");

-- CreateIndex
CREATE INDEX "User_active_usernameFold_id_idx" ON "User"("active", "usernameFold", "id");

-- CreateIndex
CREATE INDEX "Book_year_titleFold_id_idx" ON "Book"("year" DESC, "titleFold", "id");

-- CreateIndex
CREATE INDEX "Book_language_titleFold_id_idx" ON "Book"("language", "titleFold", "id");

-- CreateIndex
CREATE INDEX "Book_language_year_id_idx" ON "Book"("language", "year", "id");

-- CreateIndex
CREATE INDEX "Book_format_titleFold_id_idx" ON "Book"("format", "titleFold", "id");

-- CreateIndex
CREATE INDEX "Book_format_year_id_idx" ON "Book"("format", "year", "id");

-- CreateIndex
CREATE INDEX "Stock_storeId_bookId_quantity_idx" ON "Stock"("storeId", "bookId", "quantity");

-- CreateIndex
CREATE INDEX "Computer_storeId_nameFold_id_idx" ON "Computer"("storeId", "nameFold", "id");

-- Written by hand from here on.
--
-- What can be searched. The tables are kept by the triggers below, whoever writes: of a row they hold the words of its
-- folded columns, and of the text itself where that is not folded to the same (it was edited past the application, or
-- has accents). Between two texts in one column stands a private character, so that no phrase goes across. No e-mail
-- address or note of an author is in them.
--
-- SQLite forgets the triggers of a table that is redefined, and refuses to rename one that a view mentions: a migration
-- that redefines a table drops these views and triggers first, and creates them again.

CREATE VIRTUAL TABLE "BookSearch" USING fts5(
    title, subtitle, series, publisher, authors,
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE "BookWord" USING fts5vocab("BookSearch", row);

CREATE VIRTUAL TABLE "AuthorSearch" USING fts5(
    name, sortName,
    content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE "AuthorWord" USING fts5vocab("AuthorSearch", row);

CREATE VIRTUAL TABLE "UserSearch" USING fts5(
    username, email,
    content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE "UserWord" USING fts5vocab("UserSearch", row);

CREATE VIRTUAL TABLE "StoreSearch" USING fts5(
    name, city,
    content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE "StoreWord" USING fts5vocab("StoreSearch", row);

CREATE VIRTUAL TABLE "ComputerSearch" USING fts5(
    name, serialNumber, store,
    content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE "ComputerWord" USING fts5vocab("ComputerSearch", row);

CREATE VIEW "BookText" AS SELECT
    b."id" AS "id",
    concat_ws(char(32, 57344, 32), b."titleFold", iif(lower(b."title") IS b."titleFold", NULL, b."title")) AS "title",
    concat_ws(char(32, 57344, 32), b."subtitleFold", iif(lower(b."subtitle") IS b."subtitleFold", NULL, b."subtitle")) AS "subtitle",
    concat_ws(char(32, 57344, 32), b."seriesFold", iif(lower(b."series") IS b."seriesFold", NULL, b."series")) AS "series",
    concat_ws(char(32, 57344, 32), b."publisherFold", iif(lower(b."publisher") IS b."publisherFold", NULL, b."publisher")) AS "publisher",
    (
        SELECT group_concat(
            concat_ws(char(32, 57344, 32), a."nameFold", iif(lower(a."name") IS a."nameFold", NULL, a."name")),
            char(32, 57344, 32) ORDER BY ba."position"
        )
        FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId" WHERE ba."bookId" = b."id"
    ) AS "authors"
FROM "Book" b;

CREATE VIEW "AuthorText" AS SELECT
    a."id" AS "id",
    concat_ws(char(32, 57344, 32), a."nameFold", iif(lower(a."name") IS a."nameFold", NULL, a."name")) AS "name",
    concat_ws(char(32, 57344, 32), a."sortNameFold", iif(lower(a."sortName") IS a."sortNameFold", NULL, a."sortName")) AS "sortName"
FROM "Author" a;

CREATE VIEW "UserText" AS SELECT
    u."id" AS "id",
    concat_ws(char(32, 57344, 32), u."usernameFold", iif(lower(u."username") IS u."usernameFold", NULL, u."username")) AS "username",
    concat_ws(char(32, 57344, 32), u."emailFold", iif(lower(u."email") IS u."emailFold", NULL, u."email")) AS "email"
FROM "User" u;

CREATE VIEW "StoreText" AS SELECT
    s."id" AS "id",
    concat_ws(char(32, 57344, 32), s."nameFold", iif(lower(s."name") IS s."nameFold", NULL, s."name")) AS "name",
    concat_ws(char(32, 57344, 32), s."cityFold", iif(lower(s."city") IS s."cityFold", NULL, s."city")) AS "city"
FROM "Store" s;

CREATE VIEW "ComputerText" AS SELECT
    c."id" AS "id",
    concat_ws(char(32, 57344, 32), c."nameFold", iif(lower(c."name") IS c."nameFold", NULL, c."name")) AS "name",
    concat_ws(char(32, 57344, 32), c."serialNumberFold", iif(lower(c."serialNumber") IS c."serialNumberFold", NULL, c."serialNumber")) AS "serialNumber",
    concat_ws(char(32, 57344, 32), s."nameFold", iif(lower(s."name") IS s."nameFold", NULL, s."name")) AS "store"
FROM "Computer" c LEFT JOIN "Store" s ON s."id" = c."storeId";

CREATE VIEW "RowCount" AS
SELECT 'book' AS "entity", count(*) AS "rows" FROM "Book"
UNION ALL SELECT 'author', count(*) FROM "Author"
UNION ALL SELECT 'user', count(*) FROM "User"
UNION ALL SELECT 'store', count(*) FROM "Store"
UNION ALL SELECT 'computer', count(*) FROM "Computer";

CREATE VIEW "StoreCount" AS
SELECT
    s."id" AS "storeId",
    count(k."id") AS "listed",
    count(k."id") FILTER (WHERE k."quantity" > 0) AS "titles",
    coalesce(sum(k."quantity"), 0) AS "copies"
FROM "Store" s LEFT JOIN "Stock" k ON k."storeId" = s."id" GROUP BY s."id";

-- A row that is gone has no text: nothing is indexed for it.

CREATE TRIGGER "Book_inserted" AFTER INSERT ON "Book" BEGIN
    INSERT INTO "BookSearch" (rowid, title, subtitle, series, publisher, authors)
    SELECT * FROM "BookText" WHERE "id" = new."id";
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'book';
END;

CREATE TRIGGER "Book_updated" AFTER UPDATE ON "Book"
WHEN (new."id", new."title", new."titleFold", new."subtitle", new."subtitleFold", new."series", new."seriesFold", new."publisher", new."publisherFold")
    IS NOT (old."id", old."title", old."titleFold", old."subtitle", old."subtitleFold", old."series", old."seriesFold", old."publisher", old."publisherFold")
BEGIN
    DELETE FROM "BookSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "BookSearch" (rowid, title, subtitle, series, publisher, authors)
    SELECT * FROM "BookText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "Book_deleted" AFTER DELETE ON "Book" BEGIN
    DELETE FROM "BookSearch" WHERE rowid = old."id";
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'book';
END;

CREATE TRIGGER "BookAuthor_inserted" AFTER INSERT ON "BookAuthor" BEGIN
    DELETE FROM "BookSearch" WHERE rowid = new."bookId";
    INSERT INTO "BookSearch" (rowid, title, subtitle, series, publisher, authors)
    SELECT * FROM "BookText" WHERE "id" = new."bookId";
END;

CREATE TRIGGER "BookAuthor_updated" AFTER UPDATE ON "BookAuthor"
WHEN (new."bookId", new."position", new."authorId") IS NOT (old."bookId", old."position", old."authorId")
BEGIN
    DELETE FROM "BookSearch" WHERE rowid IN (old."bookId", new."bookId");
    INSERT INTO "BookSearch" (rowid, title, subtitle, series, publisher, authors)
    SELECT * FROM "BookText" WHERE "id" IN (old."bookId", new."bookId");
END;

CREATE TRIGGER "BookAuthor_deleted" AFTER DELETE ON "BookAuthor" BEGIN
    DELETE FROM "BookSearch" WHERE rowid = old."bookId";
    INSERT INTO "BookSearch" (rowid, title, subtitle, series, publisher, authors)
    SELECT * FROM "BookText" WHERE "id" = old."bookId";
END;

CREATE TRIGGER "Author_inserted" AFTER INSERT ON "Author" BEGIN
    INSERT INTO "AuthorSearch" (rowid, name, sortName)
    SELECT * FROM "AuthorText" WHERE "id" = new."id";
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'author';
END;

CREATE TRIGGER "Author_updated" AFTER UPDATE ON "Author"
WHEN (new."id", new."name", new."nameFold", new."sortName", new."sortNameFold")
    IS NOT (old."id", old."name", old."nameFold", old."sortName", old."sortNameFold")
BEGIN
    DELETE FROM "AuthorSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "AuthorSearch" (rowid, name, sortName)
    SELECT * FROM "AuthorText" WHERE "id" IN (old."id", new."id");
    DELETE FROM "BookSearch" WHERE rowid IN (SELECT "bookId" FROM "BookAuthor" WHERE "authorId" = new."id");
    INSERT INTO "BookSearch" (rowid, title, subtitle, series, publisher, authors)
    SELECT * FROM "BookText" WHERE "id" IN (SELECT "bookId" FROM "BookAuthor" WHERE "authorId" = new."id");
END;

CREATE TRIGGER "Author_deleted" AFTER DELETE ON "Author" BEGIN
    DELETE FROM "AuthorSearch" WHERE rowid = old."id";
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'author';
END;

CREATE TRIGGER "User_inserted" AFTER INSERT ON "User" BEGIN
    INSERT INTO "UserSearch" (rowid, username, email)
    SELECT * FROM "UserText" WHERE "id" = new."id";
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'user';
END;

CREATE TRIGGER "User_updated" AFTER UPDATE ON "User"
WHEN (new."id", new."username", new."usernameFold", new."email", new."emailFold")
    IS NOT (old."id", old."username", old."usernameFold", old."email", old."emailFold")
BEGIN
    DELETE FROM "UserSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "UserSearch" (rowid, username, email)
    SELECT * FROM "UserText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "User_deleted" AFTER DELETE ON "User" BEGIN
    DELETE FROM "UserSearch" WHERE rowid = old."id";
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'user';
END;

CREATE TRIGGER "Store_inserted" AFTER INSERT ON "Store" BEGIN
    INSERT INTO "StoreSearch" (rowid, name, city)
    SELECT * FROM "StoreText" WHERE "id" = new."id";
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'store';
    INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies") VALUES (new."id", 0, 0, 0);
END;

CREATE TRIGGER "Store_updated" AFTER UPDATE ON "Store"
WHEN (new."id", new."name", new."nameFold", new."city", new."cityFold")
    IS NOT (old."id", old."name", old."nameFold", old."city", old."cityFold")
BEGIN
    DELETE FROM "StoreSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "StoreSearch" (rowid, name, city)
    SELECT * FROM "StoreText" WHERE "id" IN (old."id", new."id");
    DELETE FROM "ComputerSearch" WHERE rowid IN (SELECT "id" FROM "Computer" WHERE "storeId" = new."id");
    INSERT INTO "ComputerSearch" (rowid, name, serialNumber, store)
    SELECT * FROM "ComputerText" WHERE "id" IN (SELECT "id" FROM "Computer" WHERE "storeId" = new."id");
END;

CREATE TRIGGER "Store_renumbered" AFTER UPDATE OF "id" ON "Store" BEGIN
    DELETE FROM "StoreTotal" WHERE "storeId" IN (old."id", new."id");
    INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies") SELECT * FROM "StoreCount" WHERE "storeId" IN (old."id", new."id");
END;

CREATE TRIGGER "Store_deleted" AFTER DELETE ON "Store" BEGIN
    DELETE FROM "StoreSearch" WHERE rowid = old."id";
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'store';
    DELETE FROM "StoreTotal" WHERE "storeId" = old."id";
END;

CREATE TRIGGER "Computer_inserted" AFTER INSERT ON "Computer" BEGIN
    INSERT INTO "ComputerSearch" (rowid, name, serialNumber, store)
    SELECT * FROM "ComputerText" WHERE "id" = new."id";
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'computer';
END;

CREATE TRIGGER "Computer_updated" AFTER UPDATE ON "Computer"
WHEN (new."id", new."storeId", new."name", new."nameFold", new."serialNumber", new."serialNumberFold")
    IS NOT (old."id", old."storeId", old."name", old."nameFold", old."serialNumber", old."serialNumberFold")
BEGIN
    DELETE FROM "ComputerSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "ComputerSearch" (rowid, name, serialNumber, store)
    SELECT * FROM "ComputerText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "Computer_deleted" AFTER DELETE ON "Computer" BEGIN
    DELETE FROM "ComputerSearch" WHERE rowid = old."id";
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'computer';
END;

CREATE TRIGGER "Stock_inserted" AFTER INSERT ON "Stock" BEGIN
    UPDATE "StoreTotal" SET "listed" = "listed" + 1, "titles" = "titles" + (new."quantity" > 0), "copies" = "copies" + new."quantity"
    WHERE "storeId" = new."storeId";
END;

CREATE TRIGGER "Stock_updated" AFTER UPDATE ON "Stock"
WHEN (new."storeId", new."quantity") IS NOT (old."storeId", old."quantity")
BEGIN
    UPDATE "StoreTotal" SET "listed" = "listed" - 1, "titles" = "titles" - (old."quantity" > 0), "copies" = "copies" - old."quantity"
    WHERE "storeId" = old."storeId";
    UPDATE "StoreTotal" SET "listed" = "listed" + 1, "titles" = "titles" + (new."quantity" > 0), "copies" = "copies" + new."quantity"
    WHERE "storeId" = new."storeId";
END;

CREATE TRIGGER "Stock_deleted" AFTER DELETE ON "Stock" BEGIN
    UPDATE "StoreTotal" SET "listed" = "listed" - 1, "titles" = "titles" - (old."quantity" > 0), "copies" = "copies" - old."quantity"
    WHERE "storeId" = old."storeId";
END;

-- What there is already.

INSERT INTO "BookSearch" (rowid, title, subtitle, series, publisher, authors) SELECT * FROM "BookText";
INSERT INTO "AuthorSearch" (rowid, name, sortName) SELECT * FROM "AuthorText";
INSERT INTO "UserSearch" (rowid, username, email) SELECT * FROM "UserText";
INSERT INTO "StoreSearch" (rowid, name, city) SELECT * FROM "StoreText";
INSERT INTO "ComputerSearch" (rowid, name, serialNumber, store) SELECT * FROM "ComputerText";

INSERT INTO "RowTotal" ("entity", "rows") SELECT * FROM "RowCount";
INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies") SELECT * FROM "StoreCount";
