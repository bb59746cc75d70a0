/** Headers of every response, beside its content security policy (proxy.ts) and HSTS (scripts/server/headers.mjs). */
export const securityHeaders = {
  "x-content-type-options": "nosniff",
  // Not no-referrer: that makes the Origin of a form's post "null".
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
};
