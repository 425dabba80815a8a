// Before the first paint: the colours that the reader chose, if he did. Private windows may refuse storage.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
