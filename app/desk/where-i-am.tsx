"use client";
import { type Option, SelectField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import type { FormState } from "@/components/form/state";
import { SubmitButton } from "@/components/form/submit-button";
import { rememberStoreAction } from "../my-store-actions";

const labels = { storeId: "I am in…" };

/** Says which store this device is in: its stock then comes first. */
export function WhereIAm({ initial, stores }: { initial: FormState; stores: Option[] }) {
  return (
    <Form action={rememberStoreAction} initial={initial} labels={labels} className="form form-inline mt-4">
      <SelectField name="storeId" label={labels.storeId} options={stores} empty="No store in particular" />
      <SubmitButton tone="plain">Remember</SubmitButton>
    </Form>
  );
}
