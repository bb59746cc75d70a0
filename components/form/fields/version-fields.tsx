"use client";
import { useForm } from "../form-context";

/** Which row is edited, and which version of it the person sees. */
export function VersionFields() {
  const { values } = useForm();
  return (
    <>
      <input type="hidden" name="id" value={values.id ?? ""} />
      <input type="hidden" name="version" value={values.version ?? ""} />
    </>
  );
}
