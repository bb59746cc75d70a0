/**
 * All environment variables of Deckle with their values in tests; an empty one counts as unset. So .env has no effect.
 */
export const testEnvironment = {
  // Does not exist: unit tests have no database. Other tests get theirs in setup-file.ts.
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
  // Tests must not depend on the machine's speed.
  TIME_LIMIT_FACTOR: "60",
} as const;
