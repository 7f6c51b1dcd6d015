/** A small button that says, for those who hear it apart, what it is about. */
export function Small({ label, about, onClick }: { label: string; about: string; onClick: () => void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {label}
      <span class="visually-hidden">: {about}</span>
    </button>
  );
}
