// [data-aksi="tema"]: ganti terang/gelap, diingat di perangkat ini.
export function pasangTema() {
  const akar = document.documentElement;
  for (const tombol of document.querySelectorAll('[data-aksi="tema"]')) {
    tombol.addEventListener("click", () => {
      const gelap = akar.getAttribute("data-bs-theme") !== "dark";
      akar.setAttribute("data-bs-theme", gelap ? "dark" : "light");
      try {
        localStorage.setItem("tema", gelap ? "gelap" : "terang");
      } catch {
        // Tidak dapat diingat; berlaku untuk halaman ini saja.
      }
      document.dispatchEvent(new CustomEvent("tema"));
    });
  }
}
