/** Shown when this window could not learn what it is; needs nothing of the rest. */
export function StartFailure(props: { readonly message: string }) {
  return (
    <main role="alert" style={{ padding: 32, maxWidth: 560 }}>
      <h1>This window could not start</h1>
      <p>{props.message}</p>
      <p>No review was touched. Close the window and open Sheaf again.</p>
    </main>
  );
}
