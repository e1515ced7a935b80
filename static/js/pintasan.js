// Ctrl+K atau ⌘K: ke kotak cari. Tautan #tab: buka tab itu.
export function pasangPintasan() {
  addEventListener("keydown", (kejadian) => {
    if ((kejadian.ctrlKey || kejadian.metaKey) && kejadian.key.toLowerCase() === "k") {
      const kotak = document.querySelector('form[role="search"] input');
      if (kotak) {
        kejadian.preventDefault();
        kotak.focus();
      }
    }
  });
  addEventListener("load", bukaTab);
}

function bukaTab() {
  const tab =
    location.hash &&
    document.querySelector(`[data-bs-toggle="tab"][href="#${CSS.escape(location.hash.slice(1))}"]`);
  const bootstrap = window.bootstrap;
  if (tab && bootstrap) {
    bootstrap.Tab.getOrCreateInstance(tab).show();
  }
}
