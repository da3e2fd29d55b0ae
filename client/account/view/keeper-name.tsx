/** Lets the phone's own password keeper know whose password this is. */
export const KeeperName = ({ username }: { username: string }) => (
  <input type="text" autocomplete="username" value={username} readOnly hidden />
);
