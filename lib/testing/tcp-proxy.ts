/** A TCP proxy whose connection a test can break at a chosen moment. */
import { createServer, type Socket, connect as tcp } from "node:net";
import { onTestFinished } from "vitest";

type Break = "before" | "after";

export interface TcpProxy {
  url: string;
  /**
   * Breaks the connection at the next message with this text: before it reaches the server, or after the server has
   * answered but before the answer arrives.
   */
  breakAt(text: string, when: Break): void;
}

/** Proxies the server of `url` until the test ends. */
export async function tcpProxy(url: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(url);
  let breaking: { text: string; when: Break } | undefined;
  const sockets = new Set<Socket>();

  const proxy = createServer((client) => {
    const server = tcp(Number(port || 5432), hostname);
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    let answer: (chunk: Buffer) => void = (chunk) => client.write(chunk);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", cut);
      socket.on("close", cut);
    }
    client.on("data", (chunk) => {
      if (breaking && chunk.includes(breaking.text)) {
        const { when } = breaking;
        breaking = undefined;
        if (when === "before") return cut();
        answer = cut;
      }
      server.write(chunk);
    });
    server.on("data", (chunk) => answer(chunk));
  });

  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const address = new URL(url);
  address.hostname = "127.0.0.1";
  address.port = String((proxy.address() as { port: number }).port);
  return {
    url: address.href,
    breakAt(text, when) {
      breaking = { text, when };
    },
  };
}
