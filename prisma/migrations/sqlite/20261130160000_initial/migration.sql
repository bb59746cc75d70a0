-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" TEXT NOT NULL,
    "usernameFold" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailFold" TEXT NOT NULL,
    "displayName" TEXT,
    "role" TEXT NOT NULL DEFAULT 'bookseller',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "passwordHash" TEXT,
    "registeredAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignedInAt" DATETIME,
    "erasedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Author" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "nameFold" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "sortNameFold" TEXT NOT NULL,
    "email" TEXT,
    "emailFold" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Book" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "title" TEXT NOT NULL,
    "titleFold" TEXT NOT NULL,
    "subtitle" TEXT,
    "subtitleFold" TEXT,
    "series" TEXT,
    "seriesFold" TEXT,
    "seriesNumber" TEXT,
    "isbn" TEXT,
    "format" TEXT,
    "publisher" TEXT,
    "publisherFold" TEXT,
    "year" INTEGER,
    "language" TEXT,
    "price" INTEGER,
    "description" TEXT,
    "coverHash" TEXT,
    "coverAlt" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "BookAuthor" (
    "bookId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'author',

    PRIMARY KEY ("bookId", "position"),
    CONSTRAINT "BookAuthor_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BookAuthor_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Store" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "nameFold" TEXT NOT NULL,
    "address" TEXT,
    "city" TEXT,
    "cityFold" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "openingHours" TEXT,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Stock" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "bookId" INTEGER NOT NULL,
    "storeId" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Stock_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Stock_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Computer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "nameFold" TEXT NOT NULL,
    "memory" INTEGER NOT NULL,
    "storeId" INTEGER,
    "serialNumber" TEXT,
    "serialNumberFold" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Computer_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tokenHash" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tokenHash" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "succeededAt" DATETIME,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FormDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "FormDraft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChangeSet" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "command" TEXT NOT NULL,
    "actorId" INTEGER,
    "via" TEXT NOT NULL,
    "requestId" TEXT,
    "schemaVersion" TEXT NOT NULL,
    "details" JSONB,
    "undoesId" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ChangeSet_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Change" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "changeSetId" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "version" INTEGER,
    "before" JSONB,
    "after" JSONB,
    "nameFold" TEXT,
    CONSTRAINT "Change_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "input" JSONB NOT NULL,
    "progress" JSONB,
    "counts" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "batchNumber" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "changeSetId" INTEGER,
    "leasedUntil" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resumedAt" DATETIME,
    "doneAtResume" INTEGER NOT NULL DEFAULT 0,
    "crashes" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Job_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Job_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Import" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ownerId" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "plannedSettingsHash" TEXT,
    "planJobId" INTEGER,
    "runJobId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Import_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "entity" TEXT NOT NULL,
    "headerHash" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("entity", "headerHash")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "digest" TEXT NOT NULL PRIMARY KEY,
    "result" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

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
    "shard" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL,

    PRIMARY KEY ("entity", "shard")
);

-- CreateTable
CREATE TABLE "StoreTotal" (
    "storeId" INTEGER NOT NULL,
    "shard" INTEGER NOT NULL DEFAULT 0,
    "listed" INTEGER NOT NULL,
    "titles" INTEGER NOT NULL,
    "copies" INTEGER NOT NULL,

    PRIMARY KEY ("storeId", "shard")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_usernameFold_key" ON "User"("usernameFold");

-- CreateIndex
CREATE UNIQUE INDEX "User_emailFold_key" ON "User"("emailFold");

-- CreateIndex
CREATE INDEX "User_role_usernameFold_id_idx" ON "User"("role", "usernameFold", "id");

-- CreateIndex
CREATE INDEX "User_active_usernameFold_id_idx" ON "User"("active", "usernameFold", "id");

-- CreateIndex
CREATE INDEX "User_registeredAt_id_idx" ON "User"("registeredAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Author_emailFold_key" ON "Author"("emailFold");

-- CreateIndex
CREATE INDEX "Author_nameFold_id_idx" ON "Author"("nameFold", "id");

-- CreateIndex
CREATE INDEX "Author_sortNameFold_id_idx" ON "Author"("sortNameFold", "id");

-- CreateIndex
CREATE INDEX "Author_createdAt_id_idx" ON "Author"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Book_isbn_key" ON "Book"("isbn");

-- CreateIndex
CREATE INDEX "Book_titleFold_id_idx" ON "Book"("titleFold", "id");

-- CreateIndex
CREATE INDEX "Book_year_id_idx" ON "Book"("year", "id");

-- CreateIndex
CREATE INDEX "Book_year_titleFold_id_idx" ON "Book"("year" DESC, "titleFold", "id");

-- CreateIndex
CREATE INDEX "Book_price_id_idx" ON "Book"("price", "id");

-- CreateIndex
CREATE INDEX "Book_language_titleFold_id_idx" ON "Book"("language", "titleFold", "id");

-- CreateIndex
CREATE INDEX "Book_language_year_id_idx" ON "Book"("language", "year", "id");

-- CreateIndex
CREATE INDEX "Book_format_titleFold_id_idx" ON "Book"("format", "titleFold", "id");

-- CreateIndex
CREATE INDEX "Book_format_year_id_idx" ON "Book"("format", "year", "id");

-- CreateIndex
CREATE INDEX "Book_createdAt_id_idx" ON "Book"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BookAuthor_authorId_bookId_role_key" ON "BookAuthor"("authorId", "bookId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Store_nameFold_key" ON "Store"("nameFold");

-- CreateIndex
CREATE INDEX "Store_cityFold_id_idx" ON "Store"("cityFold", "id");

-- CreateIndex
CREATE INDEX "Stock_storeId_bookId_quantity_idx" ON "Stock"("storeId", "bookId", "quantity");

-- CreateIndex
CREATE UNIQUE INDEX "Stock_bookId_storeId_key" ON "Stock"("bookId", "storeId");

-- CreateIndex
CREATE UNIQUE INDEX "Computer_nameFold_key" ON "Computer"("nameFold");

-- CreateIndex
CREATE UNIQUE INDEX "Computer_serialNumberFold_key" ON "Computer"("serialNumberFold");

-- CreateIndex
CREATE INDEX "Computer_memory_id_idx" ON "Computer"("memory", "id");

-- CreateIndex
CREATE INDEX "Computer_storeId_nameFold_id_idx" ON "Computer"("storeId", "nameFold", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_id_idx" ON "Session"("userId", "id");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_id_idx" ON "OneTimeLink"("userId", "id");

-- CreateIndex
CREATE INDEX "SignInThrottle_updatedAt_idx" ON "SignInThrottle"("updatedAt");

-- CreateIndex
CREATE INDEX "FormDraft_userId_path_idx" ON "FormDraft"("userId", "path");

-- CreateIndex
CREATE INDEX "FormDraft_createdAt_idx" ON "FormDraft"("createdAt");

-- CreateIndex
CREATE INDEX "ChangeSet_createdAt_id_idx" ON "ChangeSet"("createdAt", "id");

-- CreateIndex
CREATE INDEX "ChangeSet_actorId_id_idx" ON "ChangeSet"("actorId", "id");

-- CreateIndex
CREATE INDEX "ChangeSet_undoesId_idx" ON "ChangeSet"("undoesId");

-- CreateIndex
CREATE INDEX "Change_entity_entityId_id_idx" ON "Change"("entity", "entityId", "id");

-- CreateIndex
CREATE INDEX "Change_entity_changeSetId_idx" ON "Change"("entity", "changeSetId");

-- CreateIndex
CREATE INDEX "Change_changeSetId_id_idx" ON "Change"("changeSetId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Job_changeSetId_key" ON "Job"("changeSetId");

-- CreateIndex
CREATE INDEX "Job_ownerId_id_idx" ON "Job"("ownerId", "id");

-- CreateIndex
CREATE INDEX "Job_state_id_idx" ON "Job"("state", "id");

-- CreateIndex
CREATE INDEX "Import_ownerId_id_idx" ON "Import"("ownerId", "id");

-- CreateIndex
CREATE INDEX "Import_updatedAt_idx" ON "Import"("updatedAt");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "SavedView_list_shared_idx" ON "SavedView"("list", "shared");

-- CreateIndex
CREATE INDEX "SavedView_ownerId_id_idx" ON "SavedView"("ownerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_list_ownerId_nameFold_key" ON "SavedView"("list", "ownerId", "nameFold");

-- Written by db:new from the descriptions of the entities.

-- Search of Book: title, subtitle, series, publisher, authors.authorId.name
CREATE VIRTUAL TABLE "BookSearch" USING fts5(
    "title", "subtitle", "series", "publisher", "authorsName",
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE VIRTUAL TABLE "BookWord" USING fts5vocab("BookSearch", row);

CREATE VIEW "BookText" AS SELECT
    t."id" AS "id",
    coalesce(t."titleFold" || char(32, 57344, 32) || nullif(lower(t."title"), t."titleFold"), t."titleFold", t."title") AS "title",
    coalesce(t."subtitleFold" || char(32, 57344, 32) || nullif(lower(t."subtitle"), t."subtitleFold"), t."subtitleFold", t."subtitle") AS "subtitle",
    coalesce(t."seriesFold" || char(32, 57344, 32) || nullif(lower(t."series"), t."seriesFold"), t."seriesFold", t."series") AS "series",
    coalesce(t."publisherFold" || char(32, 57344, 32) || nullif(lower(t."publisher"), t."publisherFold"), t."publisherFold", t."publisher") AS "publisher",
    (
        SELECT group_concat("text", char(32, 57344, 32)) FROM (
            SELECT coalesce(linked."nameFold" || char(32, 57344, 32) || nullif(lower(linked."name"), linked."nameFold"), linked."nameFold", linked."name") AS "text"
            FROM "BookAuthor" link JOIN "Author" linked ON linked."id" = link."authorId"
            WHERE link."bookId" = t."id" ORDER BY link."position"
        )
    ) AS "authorsName"
FROM "Book" t;

CREATE TRIGGER "BookSearch_inserted" AFTER INSERT ON "Book" BEGIN
    DELETE FROM "BookSearch" WHERE rowid = new."id";
    INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName")
    SELECT * FROM "BookText" WHERE "id" = new."id";
END;

CREATE TRIGGER "BookSearch_updated" AFTER UPDATE ON "Book"
WHEN (new."id", new."title", new."titleFold", new."subtitle", new."subtitleFold", new."series", new."seriesFold", new."publisher", new."publisherFold")
    IS NOT (old."id", old."title", old."titleFold", old."subtitle", old."subtitleFold", old."series", old."seriesFold", old."publisher", old."publisherFold")
BEGIN
    DELETE FROM "BookSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName")
    SELECT * FROM "BookText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "BookSearch_deleted" AFTER DELETE ON "Book" BEGIN
    DELETE FROM "BookSearch" WHERE rowid = old."id";
    INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName")
    SELECT * FROM "BookText" WHERE "id" = old."id";
END;

CREATE TRIGGER "BookSearch_authors_inserted" AFTER INSERT ON "BookAuthor" BEGIN
    DELETE FROM "BookSearch" WHERE rowid = new."bookId";
    INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName")
    SELECT * FROM "BookText" WHERE "id" = new."bookId";
END;

CREATE TRIGGER "BookSearch_authors_updated" AFTER UPDATE ON "BookAuthor"
WHEN (new."bookId", new."position", new."authorId")
    IS NOT (old."bookId", old."position", old."authorId")
BEGIN
    DELETE FROM "BookSearch" WHERE rowid IN (old."bookId", new."bookId");
    INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName")
    SELECT * FROM "BookText" WHERE "id" IN (old."bookId", new."bookId");
END;

CREATE TRIGGER "BookSearch_authors_deleted" AFTER DELETE ON "BookAuthor" BEGIN
    DELETE FROM "BookSearch" WHERE rowid = old."bookId";
    INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName")
    SELECT * FROM "BookText" WHERE "id" = old."bookId";
END;

CREATE TRIGGER "BookSearch_authors_author_updated" AFTER UPDATE ON "Author"
WHEN (new."name", new."nameFold")
    IS NOT (old."name", old."nameFold")
BEGIN
    DELETE FROM "BookSearch" WHERE rowid IN (SELECT "bookId" FROM "BookAuthor" WHERE "authorId" = new."id");
    INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName")
    SELECT * FROM "BookText" WHERE "id" IN (SELECT "bookId" FROM "BookAuthor" WHERE "authorId" = new."id");
END;

-- Count of Book
CREATE TRIGGER "BookRows_inserted" AFTER INSERT ON "Book" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'book';
END;

CREATE TRIGGER "BookRows_deleted" AFTER DELETE ON "Book" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'book';
END;

-- Search of Author: name, sortName
CREATE VIRTUAL TABLE "AuthorSearch" USING fts5(
    "name", "sortName",
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE VIRTUAL TABLE "AuthorWord" USING fts5vocab("AuthorSearch", row);

CREATE VIEW "AuthorText" AS SELECT
    t."id" AS "id",
    coalesce(t."nameFold" || char(32, 57344, 32) || nullif(lower(t."name"), t."nameFold"), t."nameFold", t."name") AS "name",
    coalesce(t."sortNameFold" || char(32, 57344, 32) || nullif(lower(t."sortName"), t."sortNameFold"), t."sortNameFold", t."sortName") AS "sortName"
FROM "Author" t;

CREATE TRIGGER "AuthorSearch_inserted" AFTER INSERT ON "Author" BEGIN
    DELETE FROM "AuthorSearch" WHERE rowid = new."id";
    INSERT INTO "AuthorSearch" (rowid, "name", "sortName")
    SELECT * FROM "AuthorText" WHERE "id" = new."id";
END;

CREATE TRIGGER "AuthorSearch_updated" AFTER UPDATE ON "Author"
WHEN (new."id", new."name", new."nameFold", new."sortName", new."sortNameFold")
    IS NOT (old."id", old."name", old."nameFold", old."sortName", old."sortNameFold")
BEGIN
    DELETE FROM "AuthorSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "AuthorSearch" (rowid, "name", "sortName")
    SELECT * FROM "AuthorText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "AuthorSearch_deleted" AFTER DELETE ON "Author" BEGIN
    DELETE FROM "AuthorSearch" WHERE rowid = old."id";
    INSERT INTO "AuthorSearch" (rowid, "name", "sortName")
    SELECT * FROM "AuthorText" WHERE "id" = old."id";
END;

-- Count of Author
CREATE TRIGGER "AuthorRows_inserted" AFTER INSERT ON "Author" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'author';
END;

CREATE TRIGGER "AuthorRows_deleted" AFTER DELETE ON "Author" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'author';
END;

-- Search of User: username, email
CREATE VIRTUAL TABLE "UserSearch" USING fts5(
    "username", "email",
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE VIRTUAL TABLE "UserWord" USING fts5vocab("UserSearch", row);

CREATE VIEW "UserText" AS SELECT
    t."id" AS "id",
    coalesce(t."usernameFold" || char(32, 57344, 32) || nullif(lower(t."username"), t."usernameFold"), t."usernameFold", t."username") AS "username",
    coalesce(t."emailFold" || char(32, 57344, 32) || nullif(lower(t."email"), t."emailFold"), t."emailFold", t."email") AS "email"
FROM "User" t;

CREATE TRIGGER "UserSearch_inserted" AFTER INSERT ON "User" BEGIN
    DELETE FROM "UserSearch" WHERE rowid = new."id";
    INSERT INTO "UserSearch" (rowid, "username", "email")
    SELECT * FROM "UserText" WHERE "id" = new."id";
END;

CREATE TRIGGER "UserSearch_updated" AFTER UPDATE ON "User"
WHEN (new."id", new."username", new."usernameFold", new."email", new."emailFold")
    IS NOT (old."id", old."username", old."usernameFold", old."email", old."emailFold")
BEGIN
    DELETE FROM "UserSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "UserSearch" (rowid, "username", "email")
    SELECT * FROM "UserText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "UserSearch_deleted" AFTER DELETE ON "User" BEGIN
    DELETE FROM "UserSearch" WHERE rowid = old."id";
    INSERT INTO "UserSearch" (rowid, "username", "email")
    SELECT * FROM "UserText" WHERE "id" = old."id";
END;

-- Count of User
CREATE TRIGGER "UserRows_inserted" AFTER INSERT ON "User" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'user';
END;

CREATE TRIGGER "UserRows_deleted" AFTER DELETE ON "User" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'user';
END;

-- Search of Store: name, city
CREATE VIRTUAL TABLE "StoreSearch" USING fts5(
    "name", "city",
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE VIRTUAL TABLE "StoreWord" USING fts5vocab("StoreSearch", row);

CREATE VIEW "StoreText" AS SELECT
    t."id" AS "id",
    coalesce(t."nameFold" || char(32, 57344, 32) || nullif(lower(t."name"), t."nameFold"), t."nameFold", t."name") AS "name",
    coalesce(t."cityFold" || char(32, 57344, 32) || nullif(lower(t."city"), t."cityFold"), t."cityFold", t."city") AS "city"
FROM "Store" t;

CREATE TRIGGER "StoreSearch_inserted" AFTER INSERT ON "Store" BEGIN
    DELETE FROM "StoreSearch" WHERE rowid = new."id";
    INSERT INTO "StoreSearch" (rowid, "name", "city")
    SELECT * FROM "StoreText" WHERE "id" = new."id";
END;

CREATE TRIGGER "StoreSearch_updated" AFTER UPDATE ON "Store"
WHEN (new."id", new."name", new."nameFold", new."city", new."cityFold")
    IS NOT (old."id", old."name", old."nameFold", old."city", old."cityFold")
BEGIN
    DELETE FROM "StoreSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "StoreSearch" (rowid, "name", "city")
    SELECT * FROM "StoreText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "StoreSearch_deleted" AFTER DELETE ON "Store" BEGIN
    DELETE FROM "StoreSearch" WHERE rowid = old."id";
    INSERT INTO "StoreSearch" (rowid, "name", "city")
    SELECT * FROM "StoreText" WHERE "id" = old."id";
END;

-- Count of Store
CREATE TRIGGER "StoreRows_inserted" AFTER INSERT ON "Store" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'store';
END;

CREATE TRIGGER "StoreRows_deleted" AFTER DELETE ON "Store" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'store';
END;

-- Search of Computer: name, serialNumber, storeId.name
CREATE VIRTUAL TABLE "ComputerSearch" USING fts5(
    "name", "serialNumber", "storeName",
    content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
);

CREATE VIRTUAL TABLE "ComputerWord" USING fts5vocab("ComputerSearch", row);

CREATE VIEW "ComputerText" AS SELECT
    t."id" AS "id",
    coalesce(t."nameFold" || char(32, 57344, 32) || nullif(lower(t."name"), t."nameFold"), t."nameFold", t."name") AS "name",
    coalesce(t."serialNumberFold" || char(32, 57344, 32) || nullif(lower(t."serialNumber"), t."serialNumberFold"), t."serialNumberFold", t."serialNumber") AS "serialNumber",
    coalesce("store"."nameFold" || char(32, 57344, 32) || nullif(lower("store"."name"), "store"."nameFold"), "store"."nameFold", "store"."name") AS "storeName"
FROM "Computer" t
LEFT JOIN "Store" "store" ON "store"."id" = t."storeId";

CREATE TRIGGER "ComputerSearch_inserted" AFTER INSERT ON "Computer" BEGIN
    DELETE FROM "ComputerSearch" WHERE rowid = new."id";
    INSERT INTO "ComputerSearch" (rowid, "name", "serialNumber", "storeName")
    SELECT * FROM "ComputerText" WHERE "id" = new."id";
END;

CREATE TRIGGER "ComputerSearch_updated" AFTER UPDATE ON "Computer"
WHEN (new."id", new."name", new."nameFold", new."serialNumber", new."serialNumberFold", new."storeId")
    IS NOT (old."id", old."name", old."nameFold", old."serialNumber", old."serialNumberFold", old."storeId")
BEGIN
    DELETE FROM "ComputerSearch" WHERE rowid IN (old."id", new."id");
    INSERT INTO "ComputerSearch" (rowid, "name", "serialNumber", "storeName")
    SELECT * FROM "ComputerText" WHERE "id" IN (old."id", new."id");
END;

CREATE TRIGGER "ComputerSearch_deleted" AFTER DELETE ON "Computer" BEGIN
    DELETE FROM "ComputerSearch" WHERE rowid = old."id";
    INSERT INTO "ComputerSearch" (rowid, "name", "serialNumber", "storeName")
    SELECT * FROM "ComputerText" WHERE "id" = old."id";
END;

CREATE TRIGGER "ComputerSearch_store_updated" AFTER UPDATE ON "Store"
WHEN (new."name", new."nameFold")
    IS NOT (old."name", old."nameFold")
BEGIN
    DELETE FROM "ComputerSearch" WHERE rowid IN (SELECT "id" FROM "Computer" WHERE "storeId" = new."id");
    INSERT INTO "ComputerSearch" (rowid, "name", "serialNumber", "storeName")
    SELECT * FROM "ComputerText" WHERE "id" IN (SELECT "id" FROM "Computer" WHERE "storeId" = new."id");
END;

-- Count of Computer
CREATE TRIGGER "ComputerRows_inserted" AFTER INSERT ON "Computer" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" + 1 WHERE "entity" = 'computer';
END;

CREATE TRIGGER "ComputerRows_deleted" AFTER DELETE ON "Computer" BEGIN
    UPDATE "RowTotal" SET "rows" = "rows" - 1 WHERE "entity" = 'computer';
END;

-- What is there already.
INSERT INTO "BookSearch" (rowid, "title", "subtitle", "series", "publisher", "authorsName") SELECT * FROM "BookText";
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'book', count(*) FROM "Book";
INSERT INTO "AuthorSearch" (rowid, "name", "sortName") SELECT * FROM "AuthorText";
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'author', count(*) FROM "Author";
INSERT INTO "UserSearch" (rowid, "username", "email") SELECT * FROM "UserText";
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'user', count(*) FROM "User";
INSERT INTO "StoreSearch" (rowid, "name", "city") SELECT * FROM "StoreText";
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'store', count(*) FROM "Store";
INSERT INTO "ComputerSearch" (rowid, "name", "serialNumber", "storeName") SELECT * FROM "ComputerText";
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'computer', count(*) FROM "Computer";

-- Written by hand from here on: what stores have, and the history.

CREATE VIEW "StoreCount" AS
SELECT
    s."id" AS "storeId",
    count(k."id") AS "listed",
    count(k."id") FILTER (WHERE k."quantity" > 0) AS "titles",
    coalesce(sum(k."quantity"), 0) AS "copies"
FROM "Store" s LEFT JOIN "Stock" k ON k."storeId" = s."id" GROUP BY s."id";

CREATE TRIGGER "Store_total_inserted" AFTER INSERT ON "Store" BEGIN
    INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies") VALUES (new."id", 0, 0, 0);
END;

CREATE TRIGGER "Store_total_renumbered" AFTER UPDATE OF "id" ON "Store" BEGIN
    DELETE FROM "StoreTotal" WHERE "storeId" IN (old."id", new."id");
    INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies")
    SELECT * FROM "StoreCount" WHERE "storeId" IN (old."id", new."id");
END;

CREATE TRIGGER "Store_total_deleted" AFTER DELETE ON "Store" BEGIN
    DELETE FROM "StoreTotal" WHERE "storeId" = old."id";
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

-- Nothing edits or deletes the history, whoever writes. But for this: a change set may be told more (its details, which
-- one it takes back), one that says nothing may go, and a person is erased: while the newest change set says of whom, the
-- values of their own changes may be replaced, in that one transaction.

CREATE TRIGGER "Change_edited" BEFORE UPDATE ON "Change"
WHEN (new."id", new."changeSetId", new."entity", new."entityId", new."action", new."version")
    IS NOT (old."id", old."changeSetId", old."entity", old."entityId", old."action", old."version")
    OR NOT EXISTS (
        SELECT 1 FROM "ChangeSet" s WHERE s."id" = (SELECT max("id") FROM "ChangeSet") AND s."command" = 'erasePerson'
        AND json_extract(s."details", '$.erasing') = CASE old."entity"
            WHEN 'user' THEN old."entityId" WHEN 'session' THEN json_extract(old."before", '$.userId')
        END
    )
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

CREATE TRIGGER "Change_deleted" BEFORE DELETE ON "Change" BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing deletes it');
END;

-- Nor does INSERT OR REPLACE, which fires no trigger for what it deletes.
CREATE TRIGGER "Change_replaced" BEFORE INSERT ON "Change" WHEN EXISTS (SELECT 1 FROM "Change" WHERE "id" = new."id") BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

CREATE TRIGGER "ChangeSet_edited" BEFORE UPDATE ON "ChangeSet"
WHEN (new."id", new."command", new."actorId", new."via", new."requestId", new."schemaVersion", new."createdAt")
    IS NOT (old."id", old."command", old."actorId", old."via", old."requestId", old."schemaVersion", old."createdAt")
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

CREATE TRIGGER "ChangeSet_deleted" BEFORE DELETE ON "ChangeSet"
WHEN old."details" IS NOT NULL OR EXISTS (SELECT 1 FROM "Change" WHERE "changeSetId" = old."id")
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing deletes it');
END;

CREATE TRIGGER "ChangeSet_replaced" BEFORE INSERT ON "ChangeSet"
WHEN EXISTS (SELECT 1 FROM "ChangeSet" WHERE "id" = new."id")
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

-- What belonged to a row is found by it after its deletion: a book's stock, a user's sessions.
CREATE INDEX "Change_gone_stock_idx" ON "Change"(CAST("before" ->> 'bookId' AS TEXT))
WHERE "entity" = 'stock' AND "action" = 'delete';
CREATE INDEX "Change_gone_session_idx" ON "Change"(CAST("before" ->> 'userId' AS TEXT))
WHERE "entity" = 'session' AND "action" = 'delete';

-- Few changes are deletions, and only those have a name.
CREATE INDEX "Change_nameFold_idx" ON "Change"("nameFold", "entity", "entityId") WHERE "nameFold" IS NOT NULL;
