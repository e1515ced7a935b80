/**
 * The queue of reports: tick all of the page, walk the rows with the arrow keys, Shift-click for a
 * range. The bar says how many are ticked; its buttons wait until there is one.
 */
const formulir = document.querySelector("form[data-antrean]");

if (formulir) {
  const kotak = [...formulir.querySelectorAll('input[name="pilih"]')];
  const semua = formulir.querySelector("[data-pilih-semua]");
  const kabar = formulir.querySelector("[data-terpilih]");
  const petunjuk = "Panah atas dan bawah berpindah baris, Spasi mencentang";
  let terakhir = null;

  function hitung() {
    const banyak = kotak.filter((k) => k.checked).length;
    semua.checked = banyak === kotak.length;
    semua.indeterminate = banyak > 0 && banyak < kotak.length;
    kabar.textContent = banyak ? `${banyak} laporan dicentang` : petunjuk;
    for (const tombol of formulir.querySelectorAll("[data-perlu-centang]")) {
      tombol.disabled = banyak === 0;
    }
  }

  function rentang(kini) {
    const [dari, sampai] = [kotak.indexOf(terakhir), kotak.indexOf(kini)].sort((a, b) => a - b);
    for (const k of kotak.slice(dari, sampai + 1)) {
      k.checked = kini.checked;
    }
  }

  function pindah(peristiwa) {
    const arah = { ArrowDown: 1, ArrowUp: -1 }[peristiwa.key];
    const nomor = kotak.indexOf(peristiwa.target);
    const tujuan = nomor < 0 ? undefined : kotak[nomor + arah];
    if (arah && tujuan) {
      peristiwa.preventDefault();
      tujuan.focus();
    }
  }

  semua.hidden = false;
  semua.addEventListener("change", () => {
    for (const k of kotak) {
      k.checked = semua.checked;
    }
    hitung();
  });
  for (const k of kotak) {
    k.addEventListener("click", (peristiwa) => {
      if (peristiwa.shiftKey && terakhir) {
        rentang(k);
      }
      terakhir = k;
      hitung();
    });
  }
  formulir.addEventListener("keydown", pindah);
  window.addEventListener("pageshow", hitung); // boxes that Back has ticked again
  hitung();
}
