import type { ReactNode } from "react";
import { DeskFrame } from "@/components/layout/desk-frame";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { Offline } from "@/components/ui/offline";
import { ScrollRestoration } from "@/components/ui/scroll-restoration";
import { can } from "@/lib/auth/abilities";
import { cookieNames } from "@/lib/cookie-names";
import { env } from "@/lib/env";
import { signOutAction } from "../sign-in/actions";
import { SuggestionsProvider } from "../suggestions-provider";
import { getTheme } from "../theme";
import { setThemeAction } from "../theme-action";
import { requireAbility } from "../viewer";
import { navigationLinks } from "./_list/entity-links";
import { DeskShortcuts } from "./_palette/desk-shortcuts";
import { palettePages } from "./_palette/palette-pages";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // Pages check again: a layout is not rendered again when only its page changes.
  const actor = await requireAbility("desk");
  const links = [
    ...navigationLinks(actor),
    ...(can(actor, "catalogue.import") ? [{ label: "Import", href: "/desk/import" }] : []),
    ...(can(actor, "history") ? [{ label: "History", href: "/desk/history" }] : []),
  ];
  return (
    <DeskFrame
      shopName={env.SHOP_NAME}
      links={links}
      paletteButton={<DeskShortcuts pages={palettePages(actor)} />}
      username={actor.username}
      signOut={
        <form action={signOutAction}>
          <button className="button button-quiet" type="submit" data-actions="">
            Sign out
          </button>
        </form>
      }
      footer={<ThemeSwitch initial={await getTheme()} cookie={cookieNames.theme} action={setThemeAction} />}
    >
      <SuggestionsProvider action="/desk/books" url="/api/desk/suggest">
        {children}
      </SuggestionsProvider>
      <Offline />
      <ScrollRestoration />
    </DeskFrame>
  );
}
