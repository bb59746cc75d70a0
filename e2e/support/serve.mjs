/**
 * The last step of scripts/start.mjs alone, for tests that start a server many times: the pages are built, and what is
 * in the environment needs no reading of TypeScript.
 */
import { serve } from "../../scripts/serve.mjs";

const { HOST, PORT } = process.env;
const env = {
  HOST,
  PORT: Number(PORT),
  PUBLIC_URL: `http://localhost:${PORT}`,
  publicUrlIsSet: false,
  TRUST_PROXY: false,
};
await serve(env, { development: false, began: performance.now() });
