// Starts what allauth offers for passkeys, and says so when it did not work.
(() => {
  const own = document.currentScript.dataset
  const ids = { data: own.data, credential: own.credential }
  const form = own.act === 'add' ? 'addForm' : 'authenticateForm'
  ids[own.act === 'add' ? 'add' : 'authenticate'] = own.button
  window.allauth.webauthn.forms[form]({ ids })
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    document.getElementById('passkey-failed').hidden = false
  })
})()
