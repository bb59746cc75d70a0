import { log } from "../log";
import { needsSetup, setupCodeFile, writeSetupCode } from "./setup";

/**
 * Writes the setup code if there is no user yet, and logs where it is. A database that does not answer must not stop
 * the server from starting.
 */
export async function logSetupCode(): Promise<void> {
  try {
    if (!(await needsSetup())) return;
    writeSetupCode();
    log.info(`Nobody can sign in yet. Open /setup; the code it asks for is in ${setupCodeFile()}`);
  } catch (error) {
    log.warn({ error: String(error) }, "could not look for users");
  }
}
