-- CreateTable
CREATE TABLE "Pick" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "bookId" INTEGER NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "textFold" TEXT COLLATE "C" NOT NULL,
    "published" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Pick_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Pick_bookId_published_idx" ON "Pick"("bookId", "published");

-- CreateIndex
CREATE INDEX "Pick_position_createdAt_id_idx" ON "Pick"("position", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Pick_createdAt_id_idx" ON "Pick"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Pick_userId_bookId_key" ON "Pick"("userId", "bookId");

-- AddForeignKey
ALTER TABLE "Pick" ADD CONSTRAINT "Pick_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pick" ADD CONSTRAINT "Pick_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Search of Pick: text, bookId.title
CREATE TABLE "PickSearch" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "document" tsvector NOT NULL
);
CREATE INDEX "PickSearch_document_idx" ON "PickSearch" USING GIN ("document");

CREATE TABLE "PickWord" (
    "word" TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE VIEW "PickText" AS SELECT t."id", search_document(
    search_text(t."textFold", t."text"),
    search_text("book"."titleFold", "book"."title")
) AS "document"
FROM "Pick" t
LEFT JOIN "Book" "book" ON "book"."id" = t."bookId";

CREATE TRIGGER "PickSearch_inserted" AFTER INSERT ON "Pick"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_inserted('Pick', 'id');

CREATE TRIGGER "PickSearch_updated" AFTER UPDATE ON "Pick"
    FOR EACH ROW WHEN ((NEW."id", NEW."text", NEW."textFold", NEW."bookId")
    IS DISTINCT FROM (OLD."id", OLD."text", OLD."textFold", OLD."bookId"))
    EXECUTE FUNCTION index_updated('Pick', 'id');

CREATE TRIGGER "PickSearch_deleted" AFTER DELETE ON "Pick"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION index_deleted('Pick', 'id');

CREATE TRIGGER "PickSearch_book_updated" AFTER UPDATE ON "Book"
    FOR EACH ROW WHEN ((NEW."title", NEW."titleFold")
    IS DISTINCT FROM (OLD."title", OLD."titleFold"))
    EXECUTE FUNCTION index_referring('Pick', 'Pick', 'bookId', 'id');

-- Count of Pick
CREATE TRIGGER "PickRows_inserted" AFTER INSERT ON "Pick"
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_inserted('pick');

CREATE TRIGGER "PickRows_deleted" AFTER DELETE ON "Pick"
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
    EXECUTE FUNCTION count_deleted('pick');

-- What is there already.
INSERT INTO "PickSearch" ("id", "document") SELECT "id", "document" FROM "PickText";
INSERT INTO "PickWord" ("word") SELECT DISTINCT unnest(tsvector_to_array("document")) FROM "PickSearch" ON CONFLICT DO NOTHING;
INSERT INTO "RowTotal" ("entity", "rows") SELECT 'pick', count(*) FROM "Pick";
