-- Written by hand: what the migration's own part made. The triggers go with their functions.
DROP FUNCTION rows_inserted() CASCADE;
DROP FUNCTION rows_deleted() CASCADE;
DROP FUNCTION row_updated() CASCADE;
DROP FUNCTION book_authors_inserted() CASCADE;
DROP FUNCTION book_author_updated() CASCADE;
DROP FUNCTION book_authors_deleted() CASCADE;
DROP FUNCTION author_renamed() CASCADE;
DROP FUNCTION store_renamed() CASCADE;
DROP FUNCTION stores_inserted() CASCADE;
DROP FUNCTION store_renumbered() CASCADE;
DROP FUNCTION stores_deleted() CASCADE;
DROP FUNCTION stock_inserted() CASCADE;
DROP FUNCTION stock_updated() CASCADE;
DROP FUNCTION stock_deleted() CASCADE;
DROP FUNCTION index_rows(TEXT, INTEGER[]);
DROP FUNCTION count_rows(TEXT, BIGINT);
DROP VIEW "StoreCount";
DROP VIEW "RowCount";
DROP VIEW "BookText";
DROP VIEW "AuthorText";
DROP VIEW "UserText";
DROP VIEW "StoreText";
DROP VIEW "ComputerText";
DROP FUNCTION search_document(TEXT[]);
DROP FUNCTION search_text(TEXT, TEXT);
DROP TABLE "BookWord";
DROP TABLE "BookSearch";
DROP TABLE "AuthorWord";
DROP TABLE "AuthorSearch";
DROP TABLE "UserWord";
DROP TABLE "UserSearch";
DROP TABLE "StoreWord";
DROP TABLE "StoreSearch";
DROP TABLE "ComputerWord";
DROP TABLE "ComputerSearch";

-- DropForeignKey
ALTER TABLE "SavedView" DROP CONSTRAINT "SavedView_ownerId_fkey";

-- DropIndex
DROP INDEX "User_role_usernameFold_id_idx";

-- DropIndex
DROP INDEX "User_active_usernameFold_id_idx";

-- DropIndex
DROP INDEX "Book_year_titleFold_id_idx";

-- DropIndex
DROP INDEX "Book_language_titleFold_id_idx";

-- DropIndex
DROP INDEX "Book_language_year_id_idx";

-- DropIndex
DROP INDEX "Book_format_titleFold_id_idx";

-- DropIndex
DROP INDEX "Book_format_year_id_idx";

-- DropIndex
DROP INDEX "Stock_storeId_bookId_quantity_idx";

-- DropIndex
DROP INDEX "Computer_storeId_nameFold_id_idx";

-- DropTable
DROP TABLE "SavedView";

-- DropTable
DROP TABLE "RowTotal";

-- DropTable
DROP TABLE "StoreTotal";

-- CreateIndex
CREATE INDEX "User_role_id_idx" ON "User"("role", "id");

-- CreateIndex
CREATE INDEX "Stock_storeId_bookId_idx" ON "Stock"("storeId", "bookId");

-- CreateIndex
CREATE INDEX "Computer_storeId_id_idx" ON "Computer"("storeId", "id");
