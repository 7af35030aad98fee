/* The demo page's other half: who works here, and what their authenticator apps show right now. */
async function showStaff() {
  const { colleagues } = await (await fetch('staff')).json()
  const cell = (text, tag = 'td') => Object.assign(document.createElement(tag), { textContent: text })
  document.getElementById('staff').replaceChildren(...colleagues.map(({ account, name, role, password, code }) => {
    const row = document.createElement('tr')
    row.append(cell(account, 'th'), cell(name), cell(role), cell(password), cell(code))
    return row
  }))
  // when the next code begins; a little later, so that it is surely there
  setTimeout(() => { showStaff().catch(() => undefined) }, (colleagues[0]?.secondsLeft ?? 5) * 1000 + 200)
}
showStaff().catch(() => undefined)
