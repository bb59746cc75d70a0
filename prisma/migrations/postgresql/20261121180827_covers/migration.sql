-- AlterTable
ALTER TABLE "Book" ADD COLUMN     "coverAlt" TEXT COLLATE "C",
ADD COLUMN     "coverHash" TEXT COLLATE "C";
