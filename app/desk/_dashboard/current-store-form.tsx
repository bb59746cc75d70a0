"use client";
import { ComboField } from "@/components/form/combobox/combo-field";
import type { Option } from "@/components/form/fields/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/state";
import { SubmitButton } from "@/components/form/submit-button";
import { rememberStoreAction } from "../../my-store-actions";
import { choicesOf } from "../_list/options";

const labels = { storeId: "I am in…" };
const suggestStores = choicesOf("stores");

/** Says which store this device is in: its stock then comes first. */
export function WhereIAm({ initial, stores }: { initial: FormState; stores: Option[] }) {
  return (
    <Form action={rememberStoreAction} initial={initial} labels={labels} className="form form-inline where-i-am">
      <ComboField
        name="storeId"
        label={labels.storeId}
        options={stores}
        empty="No store in particular"
        suggest={suggestStores}
      />
      <SubmitButton tone="plain">Remember</SubmitButton>
    </Form>
  );
}
