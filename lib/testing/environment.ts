/** Every variable that Deckle reads, as the tests have it; an empty one counts as not set. So .env has no say in them. */
export const testEnvironment = {
  // Nothing is there: a unit test has no database. Those that need one get their own in setup-file.ts.
  DATABASE_URL: "file:/dev/null/unit-tests-have-no-database",
  PORT: "",
  HOST: "",
  PUBLIC_URL: "",
  TRUST_PROXY: "",
  SHOP_NAME: "",
  CURRENCY: "",
  TIME_ZONE: "",
  SEED: "none",
  DEMO_PASSWORD: "",
  MEMORY_MB: "",
  LOG_LEVEL: "silent",
  SEARCHES_PER_MINUTE: "",
  // No test depends on how fast the machine is.
  TIME_LIMIT_FACTOR: "60",
} as const;
