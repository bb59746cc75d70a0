"use client";
import { type Option, SelectField } from "@/components/form/fields/field";
import { useForm } from "@/components/form/form-context";

const separatorOptions: Option[] = [
  { value: ",", label: "Comma ," },
  { value: ";", label: "Semicolon ;" },
  { value: "|", label: "Vertical bar |" },
  { value: "&", label: "Ampersand &" },
  { value: "/", label: "Slash /" },
  { value: "none", label: "None: one author per cell" },
];
const nameOrderOptions: Option[] = [
  { value: "no", label: "Ursula K. Le Guin" },
  { value: "yes", label: "Le Guin, Ursula K." },
];
const decimalOptions: Option[] = [
  { value: "auto", label: "Detect for each price" },
  { value: ".", label: "12.99" },
  { value: ",", label: "12,99" },
];
const existingOptions: Option[] = [
  { value: "fill", label: "Fill empty fields only" },
  { value: "overwrite", label: "Overwrite with the file" },
  { value: "skip", label: "Skip" },
];
const stockOptions: Option[] = [
  { value: "set", label: "Replace stock count" },
  { value: "add", label: "Add to stock count" },
  { value: "leave", label: "Don’t import" },
];

export const optionLabels = {
  existing: "Existing records",
  stock: "Copies",
  authorSeparator: "Author separator",
  surnameFirst: "Name order",
  decimal: "Decimal mark",
  repairText: "Fix encoding errors",
};

/** Options for parsing cells and for existing records. */
export function OptionFields({ options }: { options: string[] }) {
  const { values, responseCount: answer } = useForm();
  const has = new Set(options);
  return (
    <>
      <div className="field-row">
        <SelectField
          name="existing"
          label={optionLabels.existing}
          hint="Empty cells never clear a field."
          options={existingOptions}
        />
        {has.has("stock") && (
          <SelectField
            name="stock"
            label={optionLabels.stock}
            hint="For columns matched to copies."
            options={stockOptions}
          />
        )}
      </div>
      {has.has("surnameFirst") && (
        <div className="field-row">
          {has.has("authorSeparator") && (
            <SelectField name="authorSeparator" label={optionLabels.authorSeparator} options={separatorOptions} />
          )}
          <SelectField name="surnameFirst" label={optionLabels.surnameFirst} options={nameOrderOptions} />
          {has.has("decimal") && <SelectField name="decimal" label={optionLabels.decimal} options={decimalOptions} />}
        </div>
      )}
      <label className="check">
        <input
          key={answer}
          type="checkbox"
          name="repairText"
          value="yes"
          defaultChecked={values.repairText === "yes"}
        />
        Fix encoding errors, such as “Ã©” for “é” or “&amp;amp;” for “&amp;”
      </label>
    </>
  );
}
