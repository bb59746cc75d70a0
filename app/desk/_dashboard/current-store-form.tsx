"use client";
import { ComboField } from "@/components/form/combobox/combo-field";
import type { Option } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { setMyStoreAction } from "../../my-store-actions";
import { optionsFetcher } from "../_list/options";

const labels = { storeId: "I am in…" };
const suggestStores = optionsFetcher("stores");

/** Says which store this device is in: its stock then comes first. */
export function CurrentStoreForm({ initial, stores }: { initial: FormState; stores: Option[] }) {
  return (
    <Form action={setMyStoreAction} initial={initial} labels={labels} className="form form-inline where-i-am">
      <ComboField
        name="storeId"
        label={labels.storeId}
        options={stores}
        emptyLabel="No store in particular"
        fetchOptions={suggestStores}
      />
      <SubmitButton tone="plain">Remember</SubmitButton>
    </Form>
  );
}
