// [data-pilih-banyak]: daftar kotak centang yang panjang dapat dicari, dan menyebut berapa yang dicentang.
for (const wadah of document.querySelectorAll("[data-pilih-banyak]")) {
  const cari = wadah.querySelector("[data-pilih-cari]");
  const jumlah = wadah.querySelector("[data-pilih-jumlah]");
  const grup = [...wadah.querySelectorAll("details")];
  const terbukaAwal = new Map(grup.map((satu) => [satu, satu.open]));
  wadah.querySelector("[data-perlu-skrip]").hidden = grup.length === 0;

  const hitung = () => {
    const n = wadah.querySelectorAll("input[type=checkbox]:checked").length;
    jumlah.textContent = n ? `${n} dicentang` : "";
  };
  const saring = () => {
    const kata = cari.value.trim().toLowerCase();
    for (const satu of grup) {
      let cocok = 0;
      for (const label of satu.querySelectorAll("label")) {
        label.hidden = kata !== "" && !label.textContent.toLowerCase().includes(kata);
        cocok += label.hidden ? 0 : 1;
      }
      satu.hidden = cocok === 0;
      satu.open = kata ? cocok > 0 : terbukaAwal.get(satu) || Boolean(satu.querySelector(":checked"));
    }
  };

  cari.addEventListener("input", saring);
  cari.addEventListener("keydown", (kejadian) => {
    if (kejadian.key === "Enter") kejadian.preventDefault(); // mencari, bukan menyimpan
  });
  wadah.addEventListener("change", hitung);
  hitung();
}
