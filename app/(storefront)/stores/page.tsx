import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { openStores } from "@/lib/storefront/queries";
import { StoreCards } from "../store-cards";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Stores",
    description: `The stores of ${env.SHOP_NAME}: addresses, telephone numbers and opening hours.`,
    alternates: { canonical: "/stores" },
  };
}

export default async function StoresPage() {
  const stores = await openStores();
  return (
    <>
      <PageHeader title="Stores">
        <p className="lead">Visit us, or browse each store’s stock.</p>
      </PageHeader>
      {stores.length > 0 ? (
        <StoreCards stores={stores} hours />
      ) : (
        <EmptyState title="No store is open at the moment">
          <p>Come back soon.</p>
        </EmptyState>
      )}
    </>
  );
}
