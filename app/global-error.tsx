"use client";

/** For what goes wrong in the root layout itself, where nothing of the look can be relied on. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB">
      <body>
        <main>
          <h1>Something went wrong</h1>
          <p>Try again in a moment; if it stays, tell an admin this number: {error.digest ?? "none"}.</p>
          <a href="/">To the start</a>
        </main>
      </body>
    </html>
  );
}
