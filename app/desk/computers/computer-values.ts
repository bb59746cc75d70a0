import type { FormValues } from "@/components/form/form-state";

/** The form values of a computer. */
export function computerValues(computer: {
  id: number;
  version: number;
  name: string;
  memory: number;
  storeId: number | null;
  serialNumber: string | null;
  note: string | null;
}): FormValues {
  return {
    id: String(computer.id),
    version: String(computer.version),
    name: computer.name,
    memory: String(computer.memory),
    storeId: String(computer.storeId ?? ""),
    serialNumber: computer.serialNumber ?? "",
    note: computer.note ?? "",
  };
}
