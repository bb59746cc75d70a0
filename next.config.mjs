/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
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
    // A picture of 10 MB and the rest of its form; without proxy.ts it would be read as it comes.
    proxyClientMaxBodySize: "11mb",
  },
};
