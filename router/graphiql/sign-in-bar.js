/**
 * The bar above the editor: one button per demo user, who is signed in or why not, a copy of the token, and a way out.
 * Returns what shows a state of the session.
 */
export function createSignInBar({ users, parent, onSignIn, onSignOut }) {
  const status = document.createElement('output');
  let token;
  const userButtons = users.map((user) => {
    const button = createButton(user.label, () => onSignIn(user));
    button.title = user.email;
    button.setAttribute('aria-pressed', 'false');
    return button;
  });
  const copy = createButton('Copy token', async () => {
    await navigator.clipboard.writeText(token);
    copy.textContent = 'Copied';
  });
  const signOut = createButton('Sign out', onSignOut);
  const caption = createElement('span', 'caption', ['Sign in as']);
  const group = createElement('div', 'users', userButtons);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Sign in as');
  parent.append(caption, group, createElement('div', 'session', [status, copy, signOut]));
  parent.hidden = false;

  return (state) => {
    const isSignedIn = state.kind === 'signed-in';
    token = isSignedIn ? state.token : undefined;
    users.forEach((user, index) => {
      userButtons[index].setAttribute('aria-pressed', String(isSignedIn && state.user === user));
    });
    copy.textContent = 'Copy token';
    copy.hidden = !isSignedIn;
    signOut.hidden = !isSignedIn;
    status.textContent = isSignedIn ? `Signed in as ${state.user.email}` : (state.reason ?? 'Not signed in');
    status.dataset.kind = state.kind;
  };
}

function createButton(text, onClick) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', () => void onClick());
  return button;
}

function createElement(name, className, children) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}
