/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@prisma/adapter-better-sqlite3", "@prisma/adapter-pg"],
  // /api/ready compares the database with this folder.
  outputFileTracingIncludes: { "/api/ready": ["./prisma/migrations/**/*"] },
  experimental: {
    // forbidden() answers 403 with app/forbidden.tsx.
    authInterrupts: true,
  },
};
