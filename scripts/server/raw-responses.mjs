/** Responses to what never becomes a request, written to the socket. */
import { STATUS_CODES } from "node:http";

/** Responds to parse errors and timeouts of Node's HTTP parser. */
export function answerParseError(error, socket, headers) {
  sendRawResponse(socket, STATUSES[error.code] ?? 400, headers);
}

const STATUSES = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Sends a response without a body, and closes the connection. */
export function sendRawResponse(socket, status, headers) {
  // The client has disconnected, or another response is being sent.
  if (!socket.writable || socket.bytesWritten > 0) return socket.destroy();
  const all = { ...headers, connection: "close", "content-length": 0 };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`);
}
