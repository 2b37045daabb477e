/** The cookie the hub sets at login, and the header in which it wants its value back with every change. */
export const csrf = { cookieName: 'seaworthy_csrf', headerName: 'X-CSRF-Token' };
