// Before the first paint: the theme that was chosen in this browser (src/app/shell/theme.ts keeps it).
(() => {
  const theme = localStorage.getItem('seaworthy.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
})();
