import type { ReactNode } from "react";
import { DeskFrame } from "@/components/layout/desk-frame";
import { ThemeSwitch } from "@/components/layout/theme-switch";
import { Offline } from "@/components/ui/offline";
import { KeepPlace } from "@/components/ui/scroll-restoration";
import { can } from "@/lib/auth/abilities";
import { cookieNames } from "@/lib/cookie-names";
import { env } from "@/lib/env";
import { signOutAction } from "../sign-in/actions";
import { Suggesting } from "../suggestions-provider";
import { chosenTheme } from "../theme";
import { chooseThemeAction } from "../theme-action";
import { requireAbility } from "../viewer";
import { navigationLinks } from "./_list/entity-links";
import { DeskKeys } from "./_palette/desk-shortcuts";
import { pagesFor } from "./_palette/palette-pages";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // The pages ask again: a layout is not rendered anew when only the page below it changes.
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
      goTo={<DeskKeys pages={pagesFor(actor)} />}
      username={actor.username}
      signOut={
        <form action={signOutAction}>
          <button className="button button-quiet" type="submit" data-actions="">
            Sign out
          </button>
        </form>
      }
      foot={<ThemeSwitch chosen={await chosenTheme()} cookie={cookieNames.theme} action={chooseThemeAction} />}
    >
      <Suggesting action="/desk/books" from="/api/desk/suggest">
        {children}
      </Suggesting>
      <Offline />
      <KeepPlace />
    </DeskFrame>
  );
}
