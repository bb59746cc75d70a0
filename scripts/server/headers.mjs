/** Forwarded headers of requests, and security headers of responses. */

/**
 * Sets the client's address from the connection; headers sent by the client count only behind a trusted proxy. Next compares
 * a form's Origin with the host, which comes from PUBLIC_URL.
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

/** Headers of every response, including static files and others that proxy.ts does not see. */
export function safetyHeaders({ PUBLIC_URL }) {
  return {
    "x-content-type-options": "nosniff",
    // One year. Without subdomains, which may not have HTTPS.
    ...(PUBLIC_URL.startsWith("https:") && { "strict-transport-security": "max-age=31536000" }),
  };
}

/** The policy for responses that are not pages of the application: blocks everything.*/
export const STRICTEST_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
