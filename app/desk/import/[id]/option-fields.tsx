"use client";
import { type Option, SelectField } from "@/components/form/fields/field";
import { useForm } from "@/components/form/form-context";

const separatorOptions: Option[] = [
  { value: ",", label: "a comma" },
  { value: ";", label: "a semicolon" },
  { value: "|", label: "a bar |" },
  { value: "&", label: "an ampersand &" },
  { value: "/", label: "a slash /" },
  { value: "none", label: "nothing: one author in each cell" },
];
const nameOrderOptions: Option[] = [
  { value: "no", label: "Ursula K. Le Guin" },
  { value: "yes", label: "Le Guin, Ursula K." },
];
const decimalOptions: Option[] = [
  { value: "auto", label: "either way, as each price shows" },
  { value: ".", label: "12.99" },
  { value: ",", label: "12,99" },
];
const existingOptions: Option[] = [
  { value: "fill", label: "Fill in what is empty there" },
  { value: "overwrite", label: "Overwrite it with the file" },
  { value: "skip", label: "Leave it as it is" },
];
const stockOptions: Option[] = [
  { value: "set", label: "are how many there are now" },
  { value: "add", label: "come to those that are there" },
  { value: "leave", label: "are left out" },
];

export const optionLabels = {
  existing: "What is here already",
  stock: "Copies in the file",
  authorSeparator: "Between two authors is",
  surnameFirst: "Authors are written",
  decimal: "Prices are written",
  repairText: "Repair damaged letters",
};

/** How cells are to be understood, and what becomes of rows that are there already: what a file of this kind needs. */
export function OptionFields({ options }: { options: string[] }) {
  const { values, responseCount: answer } = useForm();
  const has = new Set(options);
  return (
    <>
      <div className="field-row">
        <SelectField
          name="existing"
          label={optionLabels.existing}
          hint="An empty cell never takes anything away."
          options={existingOptions}
        />
        {has.has("stock") && (
          <SelectField
            name="stock"
            label={optionLabels.stock}
            hint="Where a column is matched to copies."
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
        Repair damaged letters, such as “Ã©” for “é” or “&amp;amp;” for “&amp;”
      </label>
    </>
  );
}
