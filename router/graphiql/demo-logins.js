/** One button per demo user; a click logs in and hands the access token to `onToken`. */
export function createDemoLogins({ settings, parent, onToken }) {
  const status = document.createElement('output');
  const signIn = async (button, email) => {
    status.textContent = '';
    try {
      onToken(await logIn(settings, email));
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      status.textContent = `Signed in as ${email}`;
    } catch (error) {
      status.textContent = `Not signed in: ${error.message}`;
    }
  };
  const buttons = settings.demoUsers.map(({ label, email }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.title = email;
    button.addEventListener('click', () => void signIn(button, email));
    return button;
  });
  if (buttons.length === 0) return;
  const caption = document.createElement('span');
  caption.textContent = 'Sign in as';
  parent.append(caption, ...buttons, status);
  parent.hidden = false;
}

async function logIn({ endpoint, demoLoginOperation, demoPassword, demoTokenPath }, email) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: demoLoginOperation, variables: { email, password: demoPassword } }),
  });
  const { data, errors } = await response.json();
  const token = demoTokenPath.split('.').reduce((value, name) => value?.[name], data);
  if (typeof token !== 'string') throw new Error(errors?.[0]?.message ?? `status ${response.status}`);
  return token;
}
