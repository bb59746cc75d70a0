import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { env } from "@/lib/env";
import { fontClass } from "./fonts";
import "./globals.css";
import { getTheme } from "./theme";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return {
    metadataBase: new URL(env.PUBLIC_URL),
    title: { default: env.SHOP_NAME, template: `%s · ${env.SHOP_NAME}` },
  };
}

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered per request: a prerendered page would have scripts without the CSP nonce.
  await connection();
  return (
    <html lang="en-GB" className={fontClass} data-theme={await getTheme()}>
      <body>{children}</body>
    </html>
  );
}
