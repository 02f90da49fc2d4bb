/** The roles offered first; any other name is as good. */
export const commonRoles = [
  'Incident Commander',
  'Scribe',
  'Communications Lead',
  'Operations Lead',
  'Customer Liaison',
  'Subject Matter Expert',
  'Responder',
] as const
