/**
 * Bodies are counted while they arrive, whatever their headers say of their length. Node hands each part of a body to
 * `request.push`, so that is where it is counted: a listener would take it away from Next.
 */

/**
 * So many bytes are still read of a body that nobody wants, as long as one comes within so many milliseconds: to close at
 * once would reset the connection, and a client that is sending might not see the answer.
 */
const MAX_DISCARDED_BYTES = 1024 * 1024;
const CLOSE_TIMEOUT_MS = 5_000;

/** Whether a request has a body at all. */
export function hasBody({ headers }) {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * Hands each part of a body to `take`, at most `largest` bytes of it, and null at its end. Of a larger body `tooLarge` is
 * called. A connection on which an answer was sent before all of the body had come is closed.
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
  // Now it counts as being read. Node would otherwise discard by itself what comes after the answer, however much.
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

/** Lets a body through as it comes. */
export function streamBody(request, response, largest, tooLarge) {
  const take = request.push.bind(request);
  limitBody(request, response, largest, { take, tooLarge });
}

/** Keeps a body until it has arrived, and calls `arrived` with it: Next then reads a body that is whole. */
export function holdBody(request, response, largest, { arrived, tooLarge }) {
  // One buffer: of a body in parts of one byte, the parts would take a hundred times as much memory.
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

/** Gives a body that was held to whoever reads the request from now on. */
export function releaseBody(request, body) {
  delete request.push;
  request.push(body);
  request.push(null);
}

/** Takes nothing of the body of a request that is refused. */
export function discardBody(request, response) {
  limitBody(request, response, 0, { take: () => true, tooLarge: () => {} });
}

/**
 * Whether a body is what it says it is, if it is a form with parts: one that broke off, or has no boundary, is an error
 * 500 to Next.
 */
export async function isParsable(body, type = "") {
  if (!/^multipart\/form-data/i.test(type)) return true;
  const form = new Response(body, { headers: { "content-type": type } });
  return form.formData().then(
    () => true,
    () => false,
  );
}
