-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" TEXT NOT NULL,
    "usernameFold" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailFold" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'bookseller',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "passwordHash" TEXT,
    "registeredAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignedInAt" DATETIME,
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
    CONSTRAINT "Change_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Submission" (
    "digest" TEXT NOT NULL PRIMARY KEY,
    "result" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE UNIQUE INDEX "User_usernameFold_key" ON "User"("usernameFold");

-- CreateIndex
CREATE UNIQUE INDEX "User_emailFold_key" ON "User"("emailFold");

-- CreateIndex
CREATE INDEX "User_role_id_idx" ON "User"("role", "id");

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
CREATE INDEX "Book_price_id_idx" ON "Book"("price", "id");

-- CreateIndex
CREATE INDEX "Book_createdAt_id_idx" ON "Book"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BookAuthor_authorId_bookId_role_key" ON "BookAuthor"("authorId", "bookId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Store_nameFold_key" ON "Store"("nameFold");

-- CreateIndex
CREATE INDEX "Store_cityFold_id_idx" ON "Store"("cityFold", "id");

-- CreateIndex
CREATE INDEX "Stock_storeId_bookId_idx" ON "Stock"("storeId", "bookId");

-- CreateIndex
CREATE UNIQUE INDEX "Stock_bookId_storeId_key" ON "Stock"("bookId", "storeId");

-- CreateIndex
CREATE UNIQUE INDEX "Computer_nameFold_key" ON "Computer"("nameFold");

-- CreateIndex
CREATE UNIQUE INDEX "Computer_serialNumberFold_key" ON "Computer"("serialNumberFold");

-- CreateIndex
CREATE INDEX "Computer_memory_id_idx" ON "Computer"("memory", "id");

-- CreateIndex
CREATE INDEX "Computer_storeId_id_idx" ON "Computer"("storeId", "id");

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
CREATE INDEX "Change_entity_entityId_id_idx" ON "Change"("entity", "entityId", "id");

-- CreateIndex
CREATE INDEX "Change_changeSetId_idx" ON "Change"("changeSetId");

-- CreateIndex
CREATE INDEX "Submission_createdAt_idx" ON "Submission"("createdAt");
