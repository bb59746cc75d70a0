/** What every request is told of the client, and what every answer tells the browser. */

/**
 * Who is asking, by the connection itself; a client's own word for it counts only where a proxy in front of us is
 * trusted to have checked it. Next compares a form's Origin with the host, which is what PUBLIC_URL says.
 */
export function setForwarded(request, { TRUST_PROXY, PUBLIC_URL, publicUrlIsSet }) {
  if (!TRUST_PROXY) {
    request.headers["x-forwarded-for"] = request.socket.remoteAddress;
    request.headers["x-forwarded-proto"] = "http";
    delete request.headers["x-forwarded-host"];
    delete request.headers.forwarded;
  }
  if (publicUrlIsSet) request.headers["x-forwarded-host"] = new URL(PUBLIC_URL).host;
}

/** For every answer, also for files and for those that proxy.ts does not see; it adds a policy and more to the others. */
export function safetyHeaders({ PUBLIC_URL }) {
  return {
    "x-content-type-options": "nosniff",
    // A year. Whether the domain's other hosts have HTTPS is for their owner to say.
    ...(PUBLIC_URL.startsWith("https:") && { "strict-transport-security": "max-age=31536000" }),
  };
}

/** A policy for what is no page of ours: nothing may be loaded or done. */
export const STRICTEST_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
