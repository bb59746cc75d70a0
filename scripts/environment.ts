/**
 * Prints as JSON what `npm start` needs to know of the environment, or the problem with it. The process that serves has no
 * TypeScript loader, so that it cannot ask lib/env.ts itself before Next runs.
 */
import type { ServerSettings } from "./server/launch.mjs";

try {
  const { env } = await import("../lib/env");
  const { cookieNames } = await import("../lib/cookie-names");
  const { actionsKey } = await import("./actions-key");
  const { HOST, PORT, PUBLIC_URL, publicUrlIsSet, TRUST_PROXY, LOG_LEVEL, MEMORY_MB, SEED } = env;
  const settings: ServerSettings = {
    ...{ HOST, PORT, PUBLIC_URL, publicUrlIsSet, TRUST_PROXY, LOG_LEVEL, MEMORY_MB },
    sessionCookie: cookieNames.session,
  };
  console.info(JSON.stringify({ settings, seed: SEED, actionsKey: actionsKey() }));
} catch (error) {
  if (!(error instanceof Error && error.name === "BadEnvironment")) throw error;
  console.info(JSON.stringify({ problem: error.message }));
}
