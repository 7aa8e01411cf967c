/** The service's own mark: a ring left open, and someone coming in. Never the crown. */
export function Mark() {
  return (
    <svg className="app-mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="36" height="36" aria-hidden="true" focusable="false">
      <path d="M21.3 6.4A11 11 0 1 0 27 17" fill="none" stroke="currentColor" strokeWidth="4.4" strokeLinecap="round" />
      <circle className="app-mark__dot" cx="25" cy="8.6" r="3.6" />
    </svg>
  );
}
