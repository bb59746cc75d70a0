import { log } from "../log";
import { needsSetup, setupCodeFile, writeSetupCode } from "./setup";

/** Where there is no user yet, writes the set-up code and says where it is. A database that does not answer is no reason not to start. */
export async function logSetupCode(): Promise<void> {
  try {
    if (!(await needsSetup())) return;
    writeSetupCode();
    log.info(`Nobody can sign in yet. Open /setup; the code it asks for is in ${setupCodeFile()}`);
  } catch (error) {
    log.warn({ error: String(error) }, "could not look for users");
  }
}
