/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Covers are stored in the sizes that pages need; disables /_next/image.
  images: { unoptimized: true },
  serverExternalPackages: ["@prisma/adapter-better-sqlite3", "@prisma/adapter-pg", "fontkit", "sharp"],
  outputFileTracingIncludes: {
    // Compares the applied migrations with this folder.
    "/api/ready": ["./prisma/migrations/**/*"],
    // Draws covers with these fonts.
    "/covers/[file]": ["./lib/covers/fonts/*"],
  },
  experimental: {
    // forbidden() responds with 403 and app/forbidden.tsx.
    authInterrupts: true,
  },
};
