"use client";

/** Errors in the root layout itself, where no styles are available. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB">
      <body>
        <main>
          <h1>Something went wrong</h1>
          <p>Try again in a moment. If it happens again, tell an admin this number: {error.digest ?? "none"}.</p>
          <a href="/">Home</a>
        </main>
      </body>
    </html>
  );
}
