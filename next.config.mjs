/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Covers come in their sizes as they are; /_next/image is not there.
  images: { unoptimized: true },
  serverExternalPackages: ["@prisma/adapter-better-sqlite3", "@prisma/adapter-pg", "fontkit", "sharp"],
  outputFileTracingIncludes: {
    // Compares the database with this folder.
    "/api/ready": ["./prisma/migrations/**/*"],
    // Draws with these letters.
    "/covers/[file]": ["./lib/covers/fonts/*"],
  },
  experimental: {
    // forbidden() answers 403 with app/forbidden.tsx.
    authInterrupts: true,
  },
};
