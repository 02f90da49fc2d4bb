/** Afterword’s mark: lines of a text, and the point after them. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d="M3 5h18M3 11h18M3 17h9" stroke="var(--aw-accent)" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="18.5" cy="18" r="3" fill="#e0a526" />
    </svg>
  )
}
