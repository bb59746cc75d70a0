/**
 * Limits request bodies while they arrive, whatever their Content-Length. Node passes each chunk to `request.push`, so that is
 * where bytes are counted: a listener would consume the body before Next.
 */

/**
 * A rejected body is still read up to this size, while chunks arrive within the timeout: closing at once would reset the
 * connection, and a client that is sending might not see the response.
 */
const MAX_DISCARDED_BYTES = 1024 * 1024;
const CLOSE_TIMEOUT_MS = 5_000;

/** Whether a request has a body. */
export function hasBody({ headers }) {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * Passes each chunk of a body to `take`, at most `largest` bytes, and null at its end. Calls `tooLarge` for a larger body.
 * Closes the connection if the response was sent before the whole body arrived.
 */
function limitBody(request, response, largest, { take, tooLarge }) {
  const { socket } = request;
  let receive = take;
  let allowed = largest;
  let closing;
  const discard = (part) => {
    if (part === null) return socket.destroySoon();
    clearTimeout(closing);
    closing = setTimeout(() => socket.destroy(), CLOSE_TIMEOUT_MS).unref();
    return true;
  };
  // Marks the body as being read. Otherwise Node would discard what arrives after the response, of any size.
  request.read(0);
  request.push = (part) => {
    allowed -= part?.length ?? 0;
    if (allowed >= 0) return receive(part);
    if (receive === discard) return socket.destroy();
    receive = discard;
    allowed = MAX_DISCARDED_BYTES;
    tooLarge();
    return true;
  };
  response.on("finish", () => {
    if (request.complete) return;
    receive = discard;
    discard();
    socket.end();
    // The route may have stopped reading.
    socket.resume();
  });
}

/** Streams a body to its reader. */
export function streamBody(request, response, largest, tooLarge) {
  const take = request.push.bind(request);
  limitBody(request, response, largest, { take, tooLarge });
}

/** Buffers a body and calls `arrived` with it, so that Next reads a complete body. */
export function holdBody(request, response, largest, { arrived, tooLarge }) {
  // One buffer: chunks of one byte each would take a hundred times as much memory.
  let held = Buffer.alloc(0);
  let size = 0;
  const take = (part) => {
    if (part === null) {
      arrived(held.subarray(0, size));
      return false;
    }
    if (size + part.length > held.length) {
      const longer = Buffer.alloc(Math.min(largest, Math.max(2 * held.length, size + part.length)));
      held.copy(longer);
      held = longer;
    }
    size += part.copy(held, size);
    return true;
  };
  limitBody(request, response, largest, { take, tooLarge });
}

/** Passes a buffered body to the reader of the request. */
export function releaseBody(request, body) {
  delete request.push;
  request.push(body);
  request.push(null);
}

/** Discards the body of a rejected request. */
export function discardBody(request, response) {
  limitBody(request, response, 0, { take: () => true, tooLarge: () => {} });
}

/**
 * Whether a multipart body is valid. Next answers 500 to one that is truncated or has no boundary.
 */
export async function isParsable(body, type = "") {
  if (!/^multipart\/form-data/i.test(type)) return true;
  const form = new Response(body, { headers: { "content-type": type } });
  return form.formData().then(
    () => true,
    () => false,
  );
}
