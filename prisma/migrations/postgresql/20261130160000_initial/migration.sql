-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "username" TEXT COLLATE "C" NOT NULL,
    "usernameFold" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "emailFold" TEXT COLLATE "C" NOT NULL,
    "displayName" TEXT COLLATE "C",
    "role" TEXT COLLATE "C" NOT NULL DEFAULT 'bookseller',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "passwordHash" TEXT COLLATE "C",
    "registeredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignedInAt" TIMESTAMP(3),
    "erasedAt" TIMESTAMP(3),
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
    "coverHash" TEXT COLLATE "C",
    "coverAlt" TEXT COLLATE "C",
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
    "details" JSONB,
    "undoesId" INTEGER,
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
    "nameFold" TEXT COLLATE "C",

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'running',
    "input" JSONB NOT NULL,
    "progress" JSONB,
    "counts" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "batchNumber" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT COLLATE "C",
    "changeSetId" INTEGER,
    "leasedUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resumedAt" TIMESTAMP(3),
    "doneAtResume" INTEGER NOT NULL DEFAULT 0,
    "crashes" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" SERIAL NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "entity" TEXT COLLATE "C" NOT NULL,
    "fileName" TEXT COLLATE "C" NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "settings" JSONB NOT NULL,
    "plannedSettingsHash" TEXT COLLATE "C",
    "planJobId" INTEGER,
    "runJobId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "entity" TEXT COLLATE "C" NOT NULL,
    "headerHash" TEXT COLLATE "C" NOT NULL,
    "settings" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("entity","headerHash")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "digest" TEXT COLLATE "C" NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" SERIAL NOT NULL,
    "list" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "nameFold" TEXT COLLATE "C" NOT NULL,
    "query" TEXT COLLATE "C" NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RowTotal" (
    "entity" TEXT COLLATE "C" NOT NULL,
    "shard" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "RowTotal_pkey" PRIMARY KEY ("entity","shard")
);

-- CreateTable
CREATE TABLE "StoreTotal" (
    "storeId" INTEGER NOT NULL,
    "shard" INTEGER NOT NULL DEFAULT 0,
    "listed" INTEGER NOT NULL,
    "titles" INTEGER NOT NULL,
    "copies" INTEGER NOT NULL,

    CONSTRAINT "StoreTotal_pkey" PRIMARY KEY ("storeId","shard")
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

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_changeSetId_fkey" FOREIGN KEY ("changeSetId") REFERENCES "ChangeSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: the functions that search indexes and counters share.

-- The text of a column, for its words: folded, and as it is where it is not folded to the same. Accents are taken off
-- that as far as PostgreSQL can; the letters that don't decompose stay.
CREATE FUNCTION search_text(folded TEXT, written TEXT) RETURNS TEXT STABLE LANGUAGE sql AS $$
    SELECT CASE WHEN lower(written) = folded THEN folded ELSE concat_ws(
        U&' \E000 ',
        folded,
        nullif(lower(regexp_replace(normalize(written, NFKD), '[\u0300-\u036f]', '', 'g') COLLATE "default"), folded)
    ) END
$$;

-- The words of some columns with their places. They are split as SQLite's tokenizer splits them, whatever the language
-- of the server: at everything but letters, digits, marks and private characters (\p{L}\p{N}\p{M}\p{Co} of Unicode 17).
-- Between two texts stands a private character, whose place stays empty: no phrase goes across. A word of more than 255
-- letters is cut, as no longer one is looked for.
CREATE FUNCTION search_document(VARIADIC columns TEXT[]) RETURNS tsvector IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql AS $$
BEGIN
    RETURN (
        SELECT coalesce(string_agg(format('''%s'':%s', left(word, 255), least(place, 16383)), ' '), '')::tsvector
        FROM regexp_split_to_table(array_to_string(columns, U&' \E000 '),
        '[^'
        '\u0030-\u0039\u0041-\u005a\u0061-\u007a\u00aa\u00b2-\u00b3\u00b5\u00b9-\u00ba\u00bc-\u00be'
        '\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u02c6-\u02d1\u02e0-\u02e4\u02ec\u02ee\u0300-\u0374'
        '\u0376-\u037d\u037f\u0386\u0388-\u03f5\u03f7-\u0481\u0483-\u0559\u0560-\u0588\u0591-\u05bd\u05bf'
        '\u05c1-\u05c2\u05c4-\u05c5\u05c7-\u05f2\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06dc'
        '\u06df-\u06e8\u06ea-\u06fc\u06ff\u0710-\u07f5\u07fa-\u07fd\u0800-\u082d\u0840-\u085b\u0860-\u0887'
        '\u0889-\u088f\u0897-\u08e1\u08e3-\u0963\u0966-\u096f\u0971-\u09f1\u09f4-\u09f9\u09fc\u09fe-\u0a75'
        '\u0a81-\u0aef\u0af9-\u0b6f\u0b71-\u0bf2\u0c00-\u0c6f\u0c78-\u0c7e\u0c80-\u0c83\u0c85-\u0d4e'
        '\u0d54-\u0d78\u0d7a-\u0df3\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0f00\u0f18-\u0f19'
        '\u0f20-\u0f33\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6\u1000-\u1049\u1050-\u109d'
        '\u10a0-\u10fa\u10fc-\u135f\u1369-\u138f\u13a0-\u13fd\u1401-\u166c\u166f-\u167f\u1681-\u169a'
        '\u16a0-\u16ea\u16ee-\u1734\u1740-\u17d3\u17d7\u17dc-\u17f9\u180b-\u180d\u180f-\u193b\u1946-\u19da'
        '\u1a00-\u1a1b\u1a20-\u1a99\u1aa7\u1ab0-\u1b4c\u1b50-\u1b59\u1b6b-\u1b73\u1b80-\u1bf3\u1c00-\u1c37'
        '\u1c40-\u1c7d\u1c80-\u1cbf\u1cd0-\u1cd2\u1cd4-\u1fbc\u1fbe\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec'
        '\u1ff2-\u1ffc\u2070-\u2079\u207f-\u2089\u2090-\u209c\u20d0-\u20f0\u2102\u2107\u210a-\u2113\u2115'
        '\u2119-\u211d\u2124\u2126\u2128\u212a-\u212d\u212f-\u2139\u213c-\u213f\u2145-\u2149\u214e'
        '\u2150-\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u2c00-\u2ce4\u2ceb-\u2cf3\u2cfd\u2d00-\u2d6f'
        '\u2d7f-\u2dff\u2e2f\u3005-\u3007\u3021-\u302f\u3031-\u3035\u3038-\u303c\u3041-\u309a\u309d-\u309f'
        '\u30a1-\u30fa\u30fc-\u318e\u3192-\u3195\u31a0-\u31bf\u31f0-\u31ff\u3220-\u3229\u3248-\u324f'
        '\u3251-\u325f\u3280-\u3289\u32b1-\u32bf\u3400-\u4dbf\u4e00-\ua48c\ua4d0-\ua4fd\ua500-\ua60c'
        '\ua610-\ua672\ua674-\ua67d\ua67f-\ua6f1\ua717-\ua71f\ua722-\ua788\ua78b-\ua827\ua82c-\ua835'
        '\ua840-\ua873\ua880-\ua8c5\ua8d0-\ua8f7\ua8fb\ua8fd-\ua92d\ua930-\ua953\ua960-\ua9c0\ua9cf-\ua9d9'
        '\ua9e0-\uaa59\uaa60-\uaa76\uaa7a-\uaadd\uaae0-\uaaef\uaaf2-\uab5a\uab5c-\uab69\uab70-\uabea'
        '\uabec-\ufb28\ufb2a-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe00-\ufe0f'
        '\ufe20-\ufe2f\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\U00010000-\U000100fa'
        '\U00010107-\U00010133\U00010140-\U00010178\U0001018a-\U0001018b\U000101fd-\U0001039d'
        '\U000103a0-\U000103cf\U000103d1-\U00010563\U00010570-\U00010855\U00010858-\U00010876'
        '\U00010879-\U0001091b\U00010920-\U00010939\U00010940-\U00010a48\U00010a60-\U00010a7e'
        '\U00010a80-\U00010ac7\U00010ac9-\U00010aef\U00010b00-\U00010b35\U00010b40-\U00010b91'
        '\U00010ba9-\U00010d6d\U00010d6f-\U00010d85\U00010e60-\U00010eac\U00010eb0-\U00010ec7'
        '\U00010efa-\U00010f54\U00010f70-\U00010f85\U00010fb0-\U00011046\U00011052-\U000110ba\U000110c2'
        '\U000110d0-\U0001113f\U00011144-\U00011173\U00011176-\U000111c4\U000111c9-\U000111cc'
        '\U000111ce-\U000111da\U000111dc\U000111e1-\U00011237\U0001123e-\U000112a8\U000112b0-\U000113d3'
        '\U000113e1-\U0001144a\U00011450-\U00011459\U0001145e-\U000114c5\U000114c7-\U000115c0'
        '\U000115d8-\U00011640\U00011644-\U00011659\U00011680-\U000116b8\U000116c0-\U0001173b'
        '\U00011740-\U0001183a\U000118a0-\U00011943\U00011950-\U000119e1\U000119e3-\U00011a3e'
        '\U00011a47-\U00011a99\U00011a9d\U00011ab0-\U00011af8\U00011b60-\U00011be0\U00011bf0-\U00011c40'
        '\U00011c50-\U00011c6c\U00011c72-\U00011ef6\U00011f00-\U00011f42\U00011f50-\U00011fd4'
        '\U00012000-\U0001246e\U00012480-\U00012ff0\U00013000-\U0001342f\U00013440-\U00016a69'
        '\U00016a70-\U00016af4\U00016b00-\U00016b36\U00016b40-\U00016b43\U00016b50-\U00016d6c'
        '\U00016d70-\U00016e96\U00016ea0-\U00016fe1\U00016fe3-\U0001bc99\U0001bc9d-\U0001bc9e'
        '\U0001ccf0-\U0001ccf9\U0001cf00-\U0001cf46\U0001d165-\U0001d169\U0001d16d-\U0001d172'
        '\U0001d17b-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244'
        '\U0001d2c0-\U0001d2f3\U0001d360-\U0001d6c0\U0001d6c2-\U0001d6da\U0001d6dc-\U0001d6fa'
        '\U0001d6fc-\U0001d714\U0001d716-\U0001d734\U0001d736-\U0001d74e\U0001d750-\U0001d76e'
        '\U0001d770-\U0001d788\U0001d78a-\U0001d7a8\U0001d7aa-\U0001d7c2\U0001d7c4-\U0001d7ff'
        '\U0001da00-\U0001da36\U0001da3b-\U0001da6c\U0001da75\U0001da84\U0001da9b-\U0001e14e'
        '\U0001e290-\U0001e2f9\U0001e4d0-\U0001e5fa\U0001e6c0-\U0001e959\U0001ec71-\U0001ecab'
        '\U0001ecad-\U0001ecaf\U0001ecb1-\U0001ed2d\U0001ed2f-\U0001eebb\U0001f100-\U0001f10c'
        '\U0001fbf0-\U0001fbf9\U00020000-\U00033479\U000e0100-\U0010fffd'
        ']+'
        ) WITH ORDINALITY AS words(word, place)
        WHERE word NOT IN ('', U&'\E000')
    );
END
$$;

-- A row that is gone has no text: nothing is indexed for it. Words stay when nothing has them any more.
CREATE FUNCTION index_rows(entity TEXT, ids INTEGER[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF ids IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format('DELETE FROM %I WHERE "id" = ANY($1)', entity || 'Search') USING ids;
    EXECUTE format(
        'INSERT INTO %I SELECT "id", "document" FROM %I WHERE "id" = ANY($1)', entity || 'Search', entity || 'Text'
    ) USING ids;
    EXECUTE format(
        'INSERT INTO %I SELECT DISTINCT word FROM %I, unnest(tsvector_to_array("document")) AS word
         WHERE "id" = ANY($1) ORDER BY word ON CONFLICT DO NOTHING', entity || 'Word', entity || 'Search'
    ) USING ids;
END
$$;

-- In the connection's own shard: one row for all would make every writer wait for the one before it.
CREATE FUNCTION count_rows(what TEXT, more BIGINT) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "RowTotal" ("entity", "shard", "rows") SELECT what, pg_backend_pid() % 64, more WHERE more <> 0
    ON CONFLICT ("entity", "shard") DO UPDATE SET "rows" = "RowTotal"."rows" + excluded."rows"
$$;

-- The arguments of these triggers are the searched table, and the column that names its rows in the table they are on.
CREATE FUNCTION index_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids INTEGER[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM new_rows', TG_ARGV[1]) INTO ids;
    PERFORM index_rows(TG_ARGV[0], ids);
    RETURN NULL;
END
$$;

CREATE FUNCTION index_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids INTEGER[];
BEGIN
    EXECUTE format('SELECT ARRAY[$1.%1$I, $2.%1$I]', TG_ARGV[1]) INTO ids USING OLD, NEW;
    PERFORM index_rows(TG_ARGV[0], ids);
    RETURN NULL;
END
$$;

CREATE FUNCTION index_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids INTEGER[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM old_rows', TG_ARGV[1]) INTO ids;
    PERFORM index_rows(TG_ARGV[0], ids);
    RETURN NULL;
END
$$;

-- Rows are found by a text of the row they refer to. The arguments are the searched table, the table that refers, its
-- foreign key, and its column that names the searched rows.
CREATE FUNCTION index_referring() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids INTEGER[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM %I WHERE %I = $1', TG_ARGV[3], TG_ARGV[1], TG_ARGV[2])
    INTO ids USING NEW."id";
    PERFORM index_rows(TG_ARGV[0], ids);
    RETURN NULL;
END
$$;

CREATE FUNCTION count_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_rows(TG_ARGV[0], (SELECT count(*) FROM new_rows));
    RETURN NULL;
END
$$;

CREATE FUNCTION count_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_rows(TG_ARGV[0], -(SELECT count(*) FROM old_rows));
    RETURN NULL;
END
$$;

-- Written by db:new from the descriptions of the entities.

-- Search of Book: title, subtitle, series, publisher, authors.authorId.name
CREATE TABLE "BookSearch" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document" tsvector NOT NULL
);
CREATE INDEX "BookSearch_document_idx" ON "BookSearch" USING GIN ("document");

CREATE TABLE "BookWord" (
    "word" TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE VIEW "BookText" AS SELECT t."id", search_document(
    search_text(t."titleFold", t."title"),
    search_text(t."subtitleFold", t."subtitle"),
    search_text(t."seriesFold", t."series"),
    search_text(t."publisherFold", t."publisher"),
    (
        SELECT string_agg(search_text(linked."nameFold", linked."name"), U&' \E000 ' ORDER BY link."position")
        FROM "BookAuthor" link JOIN "Author" linked ON linked."id" = link."authorId"
        WHERE link."bookId" = t."id"
    )
) AS "document"
FROM "Book" t;

CREATE TRIGGER "BookSearch_inserted" AFTER INSERT ON "Book"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_inserted('Book', 'id');

CREATE TRIGGER "BookSearch_updated" AFTER UPDATE ON "Book"
    FOR EACH ROW WHEN ((NEW."id", NEW."title", NEW."titleFold", NEW."subtitle", NEW."subtitleFold", NEW."series", NEW."seriesFold", NEW."publisher", NEW."publisherFold")
    IS DISTINCT FROM (OLD."id", OLD."title", OLD."titleFold", OLD."subtitle", OLD."subtitleFold", OLD."series", OLD."seriesFold", OLD."publisher", OLD."publisherFold"))
    EXECUTE FUNCTION index_updated('Book', 'id');

CREATE TRIGGER "BookSearch_deleted" AFTER DELETE ON "Book"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_deleted('Book', 'id');

CREATE TRIGGER "BookSearch_authors_inserted" AFTER INSERT ON "BookAuthor"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_inserted('Book', 'bookId');

CREATE TRIGGER "BookSearch_authors_updated" AFTER UPDATE ON "BookAuthor"
    FOR EACH ROW WHEN ((NEW."bookId", NEW."position", NEW."authorId")
    IS DISTINCT FROM (OLD."bookId", OLD."position", OLD."authorId"))
    EXECUTE FUNCTION index_updated('Book', 'bookId');

CREATE TRIGGER "BookSearch_authors_deleted" AFTER DELETE ON "BookAuthor"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_deleted('Book', 'bookId');

CREATE TRIGGER "BookSearch_authors_author_updated" AFTER UPDATE ON "Author"
    FOR EACH ROW WHEN ((NEW."name", NEW."nameFold")
    IS DISTINCT FROM (OLD."name", OLD."nameFold"))
    EXECUTE FUNCTION index_referring('Book', 'BookAuthor', 'authorId', 'bookId');

-- Count of Book
CREATE TRIGGER "BookRows_inserted" AFTER INSERT ON "Book"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_inserted('book');

CREATE TRIGGER "BookRows_deleted" AFTER DELETE ON "Book"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_deleted('book');

-- Search of Author: name, sortName
CREATE TABLE "AuthorSearch" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document" tsvector NOT NULL
);
CREATE INDEX "AuthorSearch_document_idx" ON "AuthorSearch" USING GIN ("document");

CREATE TABLE "AuthorWord" (
    "word" TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE VIEW "AuthorText" AS SELECT t."id", search_document(
    search_text(t."nameFold", t."name"),
    search_text(t."sortNameFold", t."sortName")
) AS "document"
FROM "Author" t;

CREATE TRIGGER "AuthorSearch_inserted" AFTER INSERT ON "Author"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_inserted('Author', 'id');

CREATE TRIGGER "AuthorSearch_updated" AFTER UPDATE ON "Author"
    FOR EACH ROW WHEN ((NEW."id", NEW."name", NEW."nameFold", NEW."sortName", NEW."sortNameFold")
    IS DISTINCT FROM (OLD."id", OLD."name", OLD."nameFold", OLD."sortName", OLD."sortNameFold"))
    EXECUTE FUNCTION index_updated('Author', 'id');

CREATE TRIGGER "AuthorSearch_deleted" AFTER DELETE ON "Author"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_deleted('Author', 'id');

-- Count of Author
CREATE TRIGGER "AuthorRows_inserted" AFTER INSERT ON "Author"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_inserted('author');

CREATE TRIGGER "AuthorRows_deleted" AFTER DELETE ON "Author"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_deleted('author');

-- Search of User: username, email
CREATE TABLE "UserSearch" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document" tsvector NOT NULL
);
CREATE INDEX "UserSearch_document_idx" ON "UserSearch" USING GIN ("document");

CREATE TABLE "UserWord" (
    "word" TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE VIEW "UserText" AS SELECT t."id", search_document(
    search_text(t."usernameFold", t."username"),
    search_text(t."emailFold", t."email")
) AS "document"
FROM "User" t;

CREATE TRIGGER "UserSearch_inserted" AFTER INSERT ON "User"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_inserted('User', 'id');

CREATE TRIGGER "UserSearch_updated" AFTER UPDATE ON "User"
    FOR EACH ROW WHEN ((NEW."id", NEW."username", NEW."usernameFold", NEW."email", NEW."emailFold")
    IS DISTINCT FROM (OLD."id", OLD."username", OLD."usernameFold", OLD."email", OLD."emailFold"))
    EXECUTE FUNCTION index_updated('User', 'id');

CREATE TRIGGER "UserSearch_deleted" AFTER DELETE ON "User"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_deleted('User', 'id');

-- Count of User
CREATE TRIGGER "UserRows_inserted" AFTER INSERT ON "User"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_inserted('user');

CREATE TRIGGER "UserRows_deleted" AFTER DELETE ON "User"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_deleted('user');

-- Search of Store: name, city
CREATE TABLE "StoreSearch" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document" tsvector NOT NULL
);
CREATE INDEX "StoreSearch_document_idx" ON "StoreSearch" USING GIN ("document");

CREATE TABLE "StoreWord" (
    "word" TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE VIEW "StoreText" AS SELECT t."id", search_document(
    search_text(t."nameFold", t."name"),
    search_text(t."cityFold", t."city")
) AS "document"
FROM "Store" t;

CREATE TRIGGER "StoreSearch_inserted" AFTER INSERT ON "Store"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_inserted('Store', 'id');

CREATE TRIGGER "StoreSearch_updated" AFTER UPDATE ON "Store"
    FOR EACH ROW WHEN ((NEW."id", NEW."name", NEW."nameFold", NEW."city", NEW."cityFold")
    IS DISTINCT FROM (OLD."id", OLD."name", OLD."nameFold", OLD."city", OLD."cityFold"))
    EXECUTE FUNCTION index_updated('Store', 'id');

CREATE TRIGGER "StoreSearch_deleted" AFTER DELETE ON "Store"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_deleted('Store', 'id');

-- Count of Store
CREATE TRIGGER "StoreRows_inserted" AFTER INSERT ON "Store"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_inserted('store');

CREATE TRIGGER "StoreRows_deleted" AFTER DELETE ON "Store"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_deleted('store');

-- Search of Computer: name, serialNumber, storeId.name
CREATE TABLE "ComputerSearch" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document" tsvector NOT NULL
);
CREATE INDEX "ComputerSearch_document_idx" ON "ComputerSearch" USING GIN ("document");

CREATE TABLE "ComputerWord" (
    "word" TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE VIEW "ComputerText" AS SELECT t."id", search_document(
    search_text(t."nameFold", t."name"),
    search_text(t."serialNumberFold", t."serialNumber"),
    search_text("store"."nameFold", "store"."name")
) AS "document"
FROM "Computer" t
LEFT JOIN "Store" "store" ON "store"."id" = t."storeId";

CREATE TRIGGER "ComputerSearch_inserted" AFTER INSERT ON "Computer"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_inserted('Computer', 'id');

CREATE TRIGGER "ComputerSearch_updated" AFTER UPDATE ON "Computer"
    FOR EACH ROW WHEN ((NEW."id", NEW."name", NEW."nameFold", NEW."serialNumber", NEW."serialNumberFold", NEW."storeId")
    IS DISTINCT FROM (OLD."id", OLD."name", OLD."nameFold", OLD."serialNumber", OLD."serialNumberFold", OLD."storeId"))
    EXECUTE FUNCTION index_updated('Computer', 'id');

CREATE TRIGGER "ComputerSearch_deleted" AFTER DELETE ON "Computer"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_deleted('Computer', 'id');

CREATE TRIGGER "ComputerSearch_store_updated" AFTER UPDATE ON "Store"
    FOR EACH ROW WHEN ((NEW."name", NEW."nameFold")
    IS DISTINCT FROM (OLD."name", OLD."nameFold"))
    EXECUTE FUNCTION index_referring('Computer', 'Computer', 'storeId', 'id');

-- Count of Computer
CREATE TRIGGER "ComputerRows_inserted" AFTER INSERT ON "Computer"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_inserted('computer');

CREATE TRIGGER "ComputerRows_deleted" AFTER DELETE ON "Computer"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_deleted('computer');

-- What is there already.
INSERT INTO "BookSearch" ("id", "document") SELECT "id", "document" FROM "BookText";
INSERT INTO "BookWord" ("word") SELECT DISTINCT unnest(tsvector_to_array("document")) FROM "BookSearch" ON CONFLICT DO NOTHING;
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'book', count(*) FROM "Book";
INSERT INTO "AuthorSearch" ("id", "document") SELECT "id", "document" FROM "AuthorText";
INSERT INTO "AuthorWord" ("word") SELECT DISTINCT unnest(tsvector_to_array("document")) FROM "AuthorSearch" ON CONFLICT DO NOTHING;
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'author', count(*) FROM "Author";
INSERT INTO "UserSearch" ("id", "document") SELECT "id", "document" FROM "UserText";
INSERT INTO "UserWord" ("word") SELECT DISTINCT unnest(tsvector_to_array("document")) FROM "UserSearch" ON CONFLICT DO NOTHING;
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'user', count(*) FROM "User";
INSERT INTO "StoreSearch" ("id", "document") SELECT "id", "document" FROM "StoreText";
INSERT INTO "StoreWord" ("word") SELECT DISTINCT unnest(tsvector_to_array("document")) FROM "StoreSearch" ON CONFLICT DO NOTHING;
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'store', count(*) FROM "Store";
INSERT INTO "ComputerSearch" ("id", "document") SELECT "id", "document" FROM "ComputerText";
INSERT INTO "ComputerWord" ("word") SELECT DISTINCT unnest(tsvector_to_array("document")) FROM "ComputerSearch" ON CONFLICT DO NOTHING;
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'computer', count(*) FROM "Computer";

-- Written by hand from here on: what stores have, and the history.

CREATE VIEW "StoreCount" AS
SELECT
    s."id" AS "storeId",
    count(k."id") AS "listed",
    count(k."id") FILTER (WHERE k."quantity" > 0) AS "titles",
    coalesce(sum(k."quantity"), 0) AS "copies"
FROM "Store" s LEFT JOIN "Stock" k ON k."storeId" = s."id" GROUP BY s."id";

-- What stores have is added up once for each statement, not for each row: a million rows are one update.
CREATE FUNCTION stores_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies") SELECT "id", 0, 0, 0 FROM new_rows;
    RETURN NULL;
END
$$;

-- Its stock follows it after this, and is added up there; of the id that is gone nothing is.
CREATE FUNCTION store_renumbered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "StoreTotal" WHERE "storeId" IN (OLD."id", NEW."id");
    INSERT INTO "StoreTotal" ("storeId", "listed", "titles", "copies") VALUES (NEW."id", 0, 0, 0);
    RETURN NULL;
END
$$;

CREATE FUNCTION stores_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "StoreTotal" WHERE "storeId" IN (SELECT "id" FROM old_rows);
    RETURN NULL;
END
$$;

CREATE TRIGGER "Store_total_inserted" AFTER INSERT ON "Store" REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION stores_inserted();
CREATE TRIGGER "Store_total_renumbered" AFTER UPDATE ON "Store"
    FOR EACH ROW WHEN (NEW."id" <> OLD."id")
    EXECUTE FUNCTION store_renumbered();
CREATE TRIGGER "Store_total_deleted" AFTER DELETE ON "Store" REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION stores_deleted();

CREATE FUNCTION stock_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "StoreTotal" ("storeId", "shard", "listed", "titles", "copies")
    SELECT "storeId", pg_backend_pid() % 64, sum(sign), sum(sign * ("quantity" > 0)::integer), sum(sign * "quantity")
    FROM (SELECT 1 AS sign, "storeId", "quantity" FROM new_rows) AS stock
    WHERE EXISTS (SELECT FROM "Store" s WHERE s."id" = stock."storeId")
    GROUP BY "storeId"
    HAVING (sum(sign), sum(sign * ("quantity" > 0)::integer), sum(sign * "quantity")) <> (0, 0, 0)
    ORDER BY "storeId"
    ON CONFLICT ("storeId", "shard") DO UPDATE SET
        "listed" = "StoreTotal"."listed" + excluded."listed",
        "titles" = "StoreTotal"."titles" + excluded."titles",
        "copies" = "StoreTotal"."copies" + excluded."copies";
    RETURN NULL;
END
$$;

CREATE FUNCTION stock_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "StoreTotal" ("storeId", "shard", "listed", "titles", "copies")
    SELECT "storeId", pg_backend_pid() % 64, sum(sign), sum(sign * ("quantity" > 0)::integer), sum(sign * "quantity")
    FROM (SELECT 1 AS sign, "storeId", "quantity" FROM new_rows
            UNION ALL SELECT -1 AS sign, "storeId", "quantity" FROM old_rows) AS stock
    WHERE EXISTS (SELECT FROM "Store" s WHERE s."id" = stock."storeId")
    GROUP BY "storeId"
    HAVING (sum(sign), sum(sign * ("quantity" > 0)::integer), sum(sign * "quantity")) <> (0, 0, 0)
    ORDER BY "storeId"
    ON CONFLICT ("storeId", "shard") DO UPDATE SET
        "listed" = "StoreTotal"."listed" + excluded."listed",
        "titles" = "StoreTotal"."titles" + excluded."titles",
        "copies" = "StoreTotal"."copies" + excluded."copies";
    RETURN NULL;
END
$$;

CREATE FUNCTION stock_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "StoreTotal" ("storeId", "shard", "listed", "titles", "copies")
    SELECT "storeId", pg_backend_pid() % 64, sum(sign), sum(sign * ("quantity" > 0)::integer), sum(sign * "quantity")
    FROM (SELECT -1 AS sign, "storeId", "quantity" FROM old_rows) AS stock
    WHERE EXISTS (SELECT FROM "Store" s WHERE s."id" = stock."storeId")
    GROUP BY "storeId"
    HAVING (sum(sign), sum(sign * ("quantity" > 0)::integer), sum(sign * "quantity")) <> (0, 0, 0)
    ORDER BY "storeId"
    ON CONFLICT ("storeId", "shard") DO UPDATE SET
        "listed" = "StoreTotal"."listed" + excluded."listed",
        "titles" = "StoreTotal"."titles" + excluded."titles",
        "copies" = "StoreTotal"."copies" + excluded."copies";
    RETURN NULL;
END
$$;

CREATE TRIGGER "Stock_inserted" AFTER INSERT ON "Stock" REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION stock_inserted();
CREATE TRIGGER "Stock_updated" AFTER UPDATE ON "Stock" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION stock_updated();
CREATE TRIGGER "Stock_deleted" AFTER DELETE ON "Stock" REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION stock_deleted();

-- Nothing edits or deletes the history, whoever writes. But for this: a change set may be told more (its details, which
-- one it takes back), one that says nothing may go, and a person is erased: while the newest change set says of whom, the
-- values of their own changes may be replaced, in that one transaction.

CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history is kept: nothing edits or deletes it' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION change_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW."id", NEW."changeSetId", NEW."entity", NEW."entityId", NEW."action", NEW."version")
        IS NOT DISTINCT FROM (OLD."id", OLD."changeSetId", OLD."entity", OLD."entityId", OLD."action", OLD."version")
        AND EXISTS (
            SELECT 1 FROM "ChangeSet" s
            WHERE s."id" = (SELECT max("id") FROM "ChangeSet") AND s."command" = 'erasePerson'
            AND s."details" -> 'erasing' = CASE OLD."entity"
                WHEN 'user' THEN to_jsonb(OLD."entityId") WHEN 'session' THEN OLD."before" -> 'userId'
            END
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the history is kept: nothing edits it' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION change_set_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."details" IS NULL AND NOT EXISTS (SELECT 1 FROM "Change" WHERE "changeSetId" = OLD."id") THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the history is kept: nothing deletes it' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "Change_edited" BEFORE UPDATE ON "Change"
    FOR EACH ROW EXECUTE FUNCTION change_edited();
CREATE TRIGGER "Change_deleted" BEFORE DELETE ON "Change"
    FOR EACH ROW EXECUTE FUNCTION history_is_kept();
CREATE TRIGGER "Change_emptied" BEFORE TRUNCATE ON "Change"
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();

CREATE TRIGGER "ChangeSet_edited" BEFORE UPDATE ON "ChangeSet"
    FOR EACH ROW WHEN ((NEW."id", NEW."command", NEW."actorId", NEW."via", NEW."requestId", NEW."schemaVersion", NEW."createdAt")
    IS DISTINCT FROM (OLD."id", OLD."command", OLD."actorId", OLD."via", OLD."requestId", OLD."schemaVersion", OLD."createdAt"))
    EXECUTE FUNCTION history_is_kept();
CREATE TRIGGER "ChangeSet_deleted" BEFORE DELETE ON "ChangeSet"
    FOR EACH ROW EXECUTE FUNCTION change_set_deleted();
CREATE TRIGGER "ChangeSet_emptied" BEFORE TRUNCATE ON "ChangeSet"
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();

-- What belonged to a row is found by it after its deletion: a book's stock, a user's sessions.
CREATE INDEX "Change_gone_stock_idx" ON "Change"(CAST("before" ->> 'bookId' AS TEXT))
WHERE "entity" = 'stock' AND "action" = 'delete';
CREATE INDEX "Change_gone_session_idx" ON "Change"(CAST("before" ->> 'userId' AS TEXT))
WHERE "entity" = 'session' AND "action" = 'delete';

-- Few changes are deletions, and only those have a name.
CREATE INDEX "Change_nameFold_idx" ON "Change"("nameFold", "entity", "entityId") WHERE "nameFold" IS NOT NULL;
