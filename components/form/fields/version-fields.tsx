"use client";
import { useForm } from "../form-context";

/** Hidden fields with the id of the edited row and the version that the person sees. */
export function VersionFields() {
  const { values } = useForm();
  return (
    <>
      <input type="hidden" name="id" value={values.id ?? ""} />
      <input type="hidden" name="version" value={values.version ?? ""} />
    </>
  );
}
