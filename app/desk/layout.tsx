import type { ReactNode } from "react";
import { DeskFrame } from "@/components/frame/desk-frame";
import { ThemeSwitch } from "@/components/frame/theme-switch";
import { KeepPlace } from "@/components/ui/keep-place";
import { Offline } from "@/components/ui/offline";
import { can } from "@/lib/auth/abilities";
import { cookieNames } from "@/lib/cookie-names";
import { env } from "@/lib/env";
import { signOutAction } from "../sign-in/actions";
import { Suggesting } from "../suggesting";
import { chosenTheme } from "../theme";
import { chooseThemeAction } from "../theme-action";
import { requireAbility } from "../viewer";
import { DeskKeys } from "./desk-keys";
import { pagesFor } from "./palette-pages";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // The pages ask again: a layout is not rendered anew when only the page below it changes.
  const actor = await requireAbility("desk");
  const links = [
    ...(can(actor, "users.manage") ? [{ label: "Users", href: "/desk/users" }] : []),
    { label: "Authors", href: "/desk/authors" },
    { label: "Books", href: "/desk/books" },
    { label: "Stores", href: "/desk/stores" },
    { label: "Computers", href: "/desk/computers" },
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
