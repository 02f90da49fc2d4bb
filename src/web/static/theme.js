// Sets the colours before anything is drawn, so that dark pages never flash white.
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('afterword.theme')
  } catch {
    // Private windows may refuse; the system's choice serves.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  document.documentElement.style.background = dark ? '#191715' : '#f8f5ef'
})()
