/** How long a recipient has to take over; then they are invited again. */
export const invitationDays = 14;
