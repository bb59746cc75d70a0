"use client";
import { ComboField } from "@/components/form/combobox/combo-field";
import type { Option } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { setMyStoreAction } from "../../my-store-actions";
import { optionsFetcher } from "../_list/options";

const labels = { storeId: "My store" };
const suggestStores = optionsFetcher("stores");

/** Chooses the store that this device is in: its stock is shown first. */
export function CurrentStoreForm({ initial, stores }: { initial: FormState; stores: Option[] }) {
  return (
    <Form action={setMyStoreAction} initial={initial} labels={labels} className="form form-inline current-store-form">
      <ComboField
        name="storeId"
        label={labels.storeId}
        options={stores}
        emptyLabel="None"
        fetchOptions={suggestStores}
      />
      <SubmitButton tone="plain">Save</SubmitButton>
    </Form>
  );
}
