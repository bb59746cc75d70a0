/** The last step of scripts/start.mjs alone, for tests that start a server many times: the pages are built already. */
import { tsImport } from "tsx/esm/api";
import { serve } from "../../scripts/serve.mjs";

const { env } = await tsImport("../../lib/env.ts", import.meta.url);
const { actionsKey } = await tsImport("../../scripts/actions-key.ts", import.meta.url);
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= actionsKey();
await serve(env, { development: false, began: performance.now() });
