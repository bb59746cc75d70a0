-- Written by hand: what the migration's own part made.
DROP TRIGGER "Book_inserted";
DROP TRIGGER "Book_updated";
DROP TRIGGER "Book_deleted";
DROP TRIGGER "BookAuthor_inserted";
DROP TRIGGER "BookAuthor_updated";
DROP TRIGGER "BookAuthor_deleted";
DROP TRIGGER "Author_inserted";
DROP TRIGGER "Author_updated";
DROP TRIGGER "Author_deleted";
DROP TRIGGER "User_inserted";
DROP TRIGGER "User_updated";
DROP TRIGGER "User_deleted";
DROP TRIGGER "Store_inserted";
DROP TRIGGER "Store_updated";
DROP TRIGGER "Store_renumbered";
DROP TRIGGER "Store_deleted";
DROP TRIGGER "Computer_inserted";
DROP TRIGGER "Computer_updated";
DROP TRIGGER "Computer_deleted";
DROP TRIGGER "Stock_inserted";
DROP TRIGGER "Stock_updated";
DROP TRIGGER "Stock_deleted";
DROP VIEW "StoreCount";
DROP VIEW "RowCount";
DROP VIEW "BookText";
DROP VIEW "AuthorText";
DROP VIEW "UserText";
DROP VIEW "StoreText";
DROP VIEW "ComputerText";
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
PRAGMA foreign_keys=off;
DROP TABLE "SavedView";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "RowTotal";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "StoreTotal";
PRAGMA foreign_keys=on;

-- CreateIndex
CREATE INDEX "User_role_id_idx" ON "User"("role", "id");

-- CreateIndex
CREATE INDEX "Stock_storeId_bookId_idx" ON "Stock"("storeId", "bookId");

-- CreateIndex
CREATE INDEX "Computer_storeId_id_idx" ON "Computer"("storeId", "id");
