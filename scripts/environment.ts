/**
 * Prints the settings that `npm start` needs as JSON, or the problem with the environment. The server process has no
 * TypeScript loader, so it cannot load lib/env.ts before Next runs.
 */
import type { ServerSettings } from "./server/launch.mjs";

try {
  const { env } = await import("../lib/env");
  const { cookieNames } = await import("../lib/cookie-names");
  const { prepareDataFolder } = await import("../lib/data-folder");
  const { actionsKey } = await import("./actions-key");
  const { HOST, PORT, PUBLIC_URL, publicUrlIsSet, TRUST_PROXY, LOG_LEVEL, MEMORY_MB, SEED } = env;
  const settings: ServerSettings = {
    ...{ HOST, PORT, PUBLIC_URL, publicUrlIsSet, TRUST_PROXY, LOG_LEVEL, MEMORY_MB },
    sessionCookie: cookieNames.session,
  };
  prepareDataFolder();
  console.info(JSON.stringify({ settings, seed: SEED, actionsKey: actionsKey() }));
} catch (error) {
  if (!(error instanceof Error && error.name === "InvalidEnvError")) throw error;
  console.info(JSON.stringify({ problem: error.message }));
}
