-- AlterTable
ALTER TABLE "Book" DROP COLUMN "coverAlt",
DROP COLUMN "coverHash";
