/** Answers for what never becomes a request: they are written by hand. */
import { STATUS_CODES } from "node:http";

/** Answers what Node's parser could not read, or had waited for too long. */
export function answerParseError(error, socket, headers) {
  sendRawResponse(socket, STATUSES[error.code] ?? 400, headers);
}

const STATUSES = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Sends an answer without a body, and closes the connection. */
export function sendRawResponse(socket, status, headers) {
  // Nobody is there any longer, or is in the middle of another answer.
  if (!socket.writable || socket.bytesWritten > 0) return socket.destroy();
  const all = { ...headers, connection: "close", "content-length": 0 };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`);
}
