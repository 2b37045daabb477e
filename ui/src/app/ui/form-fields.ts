/** The texts that were entered, by the fields' names; keeps the browser from sending the form itself. */
export function formFields(event: SubmitEvent): (field: string) => string {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  return (field) => {
    const value = data.get(field);
    return typeof value === 'string' ? value : '';
  };
}
