import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { StorefrontFrame } from "@/components/layout/storefront-frame";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { needsSetup } from "@/lib/auth/setup";
import { cookieNames } from "@/lib/cookie-names";
import { env } from "@/lib/env";
import { SuggestionsProvider } from "../suggestions-provider";
import { getTheme } from "../theme";
import { setThemeAction } from "../theme-action";

export const dynamic = "force-dynamic";

export default async function StorefrontLayout({ children }: { children: ReactNode }) {
  if (await needsSetup()) redirect("/setup");
  return (
    <SuggestionsProvider action="/search" url="/api/suggest">
      <StorefrontFrame
        shopName={env.SHOP_NAME}
        footer={<ThemeSwitch initial={await getTheme()} cookie={cookieNames.theme} action={setThemeAction} />}
      >
        {children}
      </StorefrontFrame>
    </SuggestionsProvider>
  );
}
