-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "username" TEXT COLLATE "C" NOT NULL,
    "usernameFold" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "emailFold" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL DEFAULT 'bookseller',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "passwordHash" TEXT COLLATE "C",
    "registeredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignedInAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Author" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameFold" TEXT COLLATE "C" NOT NULL,
    "sortName" TEXT COLLATE "C" NOT NULL,
    "sortNameFold" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C",
    "emailFold" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Book" (
    "id" SERIAL NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "titleFold" TEXT COLLATE "C" NOT NULL,
    "subtitle" TEXT COLLATE "C",
    "subtitleFold" TEXT COLLATE "C",
    "series" TEXT COLLATE "C",
    "seriesFold" TEXT COLLATE "C",
    "seriesNumber" TEXT COLLATE "C",
    "isbn" TEXT COLLATE "C",
    "format" TEXT COLLATE "C",
    "publisher" TEXT COLLATE "C",
    "publisherFold" TEXT COLLATE "C",
    "year" INTEGER,
    "language" TEXT COLLATE "C",
    "price" INTEGER,
    "description" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookAuthor" (
    "bookId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL DEFAULT 'author',

    CONSTRAINT "BookAuthor_pkey" PRIMARY KEY ("bookId","position")
);

-- CreateTable
CREATE TABLE "Store" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameFold" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C",
    "city" TEXT COLLATE "C",
    "cityFold" TEXT COLLATE "C",
    "phone" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "openingHours" TEXT COLLATE "C",
    "open" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Store_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stock" (
    "id" SERIAL NOT NULL,
    "bookId" INTEGER NOT NULL,
    "storeId" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Stock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Computer" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameFold" TEXT COLLATE "C" NOT NULL,
    "memory" INTEGER NOT NULL,
    "storeId" INTEGER,
    "serialNumber" TEXT COLLATE "C",
    "serialNumberFold" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Computer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" SERIAL NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "userId" INTEGER NOT NULL,
    "device" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" SERIAL NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "userId" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT COLLATE "C" NOT NULL,
    "failures" INTEGER NOT NULL,
    "succeededAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInThrottle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "FormDraft" (
    "id" TEXT COLLATE "C" NOT NULL,
    "userId" INTEGER NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "values" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChangeSet" (
    "id" SERIAL NOT NULL,
    "command" TEXT COLLATE "C" NOT NULL,
    "actorId" INTEGER,
    "via" TEXT COLLATE "C" NOT NULL,
    "requestId" TEXT COLLATE "C",
    "schemaVersion" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChangeSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" SERIAL NOT NULL,
    "changeSetId" INTEGER NOT NULL,
    "entity" TEXT COLLATE "C" NOT NULL,
    "entityId" INTEGER NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "digest" TEXT COLLATE "C" NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("digest")
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

-- AddForeignKey
ALTER TABLE "BookAuthor" ADD CONSTRAINT "BookAuthor_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookAuthor" ADD CONSTRAINT "BookAuthor_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stock" ADD CONSTRAINT "Stock_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stock" ADD CONSTRAINT "Stock_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Computer" ADD CONSTRAINT "Computer_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormDraft" ADD CONSTRAINT "FormDraft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeSet" ADD CONSTRAINT "ChangeSet_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
