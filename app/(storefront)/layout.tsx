import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { WindowFrame } from "@/components/layout/storefront-frame";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { needsSetup } from "@/lib/auth/setup";
import { cookieNames } from "@/lib/cookie-names";
import { env } from "@/lib/env";
import { Suggesting } from "../suggestions-provider";
import { chosenTheme } from "../theme";
import { chooseThemeAction } from "../theme-action";

export const dynamic = "force-dynamic";

export default async function WindowLayout({ children }: { children: ReactNode }) {
  if (await needsSetup()) redirect("/setup");
  return (
    <Suggesting action="/search" from="/api/suggest">
      <WindowFrame
        shopName={env.SHOP_NAME}
        foot={<ThemeSwitch chosen={await chosenTheme()} cookie={cookieNames.theme} action={chooseThemeAction} />}
      >
        {children}
      </WindowFrame>
    </Suggesting>
  );
}
