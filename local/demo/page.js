/* The demo page: choose a person, or put one's own photo in place of the drawn portrait. Served by the embedded CloudBase only. */
const $ = (id) => document.getElementById(id)
const post = async (path, body, type = 'application/json') => {
  const reply = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body })
  return { ok: reply.ok, ...(await reply.json()) }
}
const say = (text) => { $('notice').textContent = text; $('notice').hidden = false; window.scrollTo({ top: 0 }) }

const button = (label, onClick, primary) => {
  const it = document.createElement('button')
  it.textContent = label
  it.className = primary ? 'primary' : ''
  it.onclick = onClick
  return it
}
const line = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text })

async function show() {
  const { people } = await (await fetch('people')).json()
  $('people').replaceChildren(...people.map((person) => {
    const item = document.createElement('li')
    const picture = Object.assign(new Image(), { src: `photo/${person.beneficiaryId}?${Date.now()}`, alt: person.ownPhoto ? '您的照片' : '程序画的头像' })
    const buttons = line('div', 'buttons', '')
    buttons.append(
      button(`打开${person.name}的首页`, () => open(person), true),
      button('换成我的照片', () => shootFor(person)),
      ...(person.ownPhoto ? [button('恢复画的头像', async () => { await post(`restore/${person.beneficiaryId}`); say('照片已删除'); show() })] : []),
    )
    item.append(picture, line('h2', '', person.name), line('p', 'id', person.idNumber.replace(/^(.{6})(.{8})(.{4})$/, '$1 $2 $3')),
      line('p', '', person.schemes), line('p', 'shows', `首页显示：${person.shows}`), buttons)
    return item
  }))
}

async function open(person) {
  const { token, storageKey } = await post(`open/${person.beneficiaryId}`)
  localStorage.setItem(storageKey, JSON.stringify({ data: token }))
  location.href = '/#/pages/home/index'
}

let stream = null
const stop = () => { stream?.getTracks().forEach((track) => track.stop()); stream = null; $('camera').close() }

async function shootFor(person) {
  $('trouble').textContent = ''
  // a tap before the picture is there would do nothing
  $('shoot').disabled = true
  $('camera').showModal()
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 960 }, height: { ideal: 1280 } } })
  } catch {
    $('trouble').textContent = '摄像头没打开。请在地址栏旁边允许摄像头，再试一次。'
    return
  }
  $('preview').srcObject = stream
  await $('preview').play()
  $('shoot').disabled = false
  $('shoot').onclick = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: $('preview').videoWidth, height: $('preview').videoHeight })
    canvas.getContext('2d').drawImage($('preview'), 0, 0)
    $('trouble').textContent = '正在看照片 ...'
    const picture = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.92) })
    const answer = await post(`photo/${person.beneficiaryId}`, picture, 'image/jpeg')
    if (!answer.ok) { $('trouble').textContent = answer.message; return }
    stop()
    say(`${person.name}现在用您的照片。点“打开${person.name}的首页”，去认证。`)
    show()
  }
}

$('close').onclick = stop
$('camera').addEventListener('close', () => { stream?.getTracks().forEach((track) => track.stop()) })
show()
