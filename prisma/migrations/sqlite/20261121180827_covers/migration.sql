-- AlterTable
ALTER TABLE "Book" ADD COLUMN "coverAlt" TEXT;
ALTER TABLE "Book" ADD COLUMN "coverHash" TEXT;
