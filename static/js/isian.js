// Isian yang dikirim tetapi tidak sampai (sesi habis, jaringan putus, halaman galat) disimpan di
// tab ini dan dikembalikan ketika formulirnya dibuka lagi. Jawaban aplikasi, diterima atau ditolak,
// menghapusnya; kata sandi tidak pernah disimpan.
const KUNCI = "isian";
const BUKAN_ISIAN = /^csrfmiddlewaretoken$|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/;

export function pasangIsian() {
  const pengguna = document.body.dataset.pengguna;
  if (!pengguna) {
    tandaiMasuk();
    return;
  }
  // Lembar bulanan menyimpan sendiri, dan punya drafnya sendiri di perangkat ini.
  const formulir = [...document.querySelectorAll("main form[data-sekali]:not([data-lembar])")];
  kembalikan(formulir, pengguna);
  for (const form of formulir) {
    form.addEventListener("submit", () => {
      if (!form.querySelector("input[type=password]")) {
        simpan({ alamat: alamatIni(), pengguna, nomor: formulir.indexOf(form), isi: isiDari(form) });
      }
    });
  }
}

function alamatIni() {
  return location.pathname + location.search;
}

function isiDari(form) {
  return [...new FormData(form)].filter(([nama, nilai]) => typeof nilai === "string" && !BUKAN_ISIAN.test(nama));
}

function simpan(tersimpan) {
  try {
    sessionStorage.setItem(KUNCI, JSON.stringify(tersimpan));
  } catch {
    // Penyimpanan ditutup oleh peramban: tanpa jaring pengaman.
  }
}

function baca() {
  try {
    return JSON.parse(sessionStorage.getItem(KUNCI));
  } catch {
    return null;
  }
}

/** Halaman masuk: isiannya belum dijawab, dan orangnya diberi tahu. */
function tandaiMasuk() {
  const tersimpan = baca();
  if (tersimpan) {
    simpan({ ...tersimpan, lewatMasuk: true });
    document.querySelector("[data-isian-tertahan]")?.removeAttribute("hidden");
  }
}

function kembalikan(formulir, pengguna) {
  const tersimpan = baca();
  if (!tersimpan) return;
  const [asal] = performance.getEntriesByType("navigation");
  const belumDijawab = tersimpan.lewatMasuk || asal?.type !== "navigate";
  const form = formulir[tersimpan.nomor];
  if (!belumDijawab || !form || tersimpan.alamat !== alamatIni() || tersimpan.pengguna !== pengguna) {
    sessionStorage.removeItem(KUNCI);
    return;
  }
  simpan({ ...tersimpan, lewatMasuk: false }); // masih ada bila halaman ini dimuat ulang
  beriTahu(form, isiKembali(form, tersimpan.isi));
}

/** Isi formulir dengan [nama, nilai] yang dulu dikirim; benar bila semuanya mendapat tempat. */
function isiKembali(form, isi) {
  const sisa = [...isi];
  const ambil = (cocok) => {
    const letak = sisa.findIndex(cocok);
    return letak < 0 ? undefined : sisa.splice(letak, 1)[0][1];
  };
  for (const kendali of form.elements) {
    if (!kendali.name || BUKAN_ISIAN.test(kendali.name) || kendali.type === "submit") continue;
    if (kendali.type === "checkbox" || kendali.type === "radio") {
      kendali.checked = ambil(([n, v]) => n === kendali.name && v === kendali.value) !== undefined;
    } else {
      kendali.value = ambil(([n]) => n === kendali.name) ?? kendali.value;
    }
  }
  return sisa.every(([, nilai]) => nilai === "");
}

function beriTahu(form, utuh) {
  const pesan = document.createElement("div");
  pesan.className = "pesan s-l kolom-penuh";
  pesan.setAttribute("role", "status");
  pesan.textContent = "Isian yang tadi belum tersimpan sudah dikembalikan. Periksa, lalu simpan.";
  if (!utuh) pesan.textContent += " Sebagian tidak mendapat tempat dan harus diisi lagi.";
  form.prepend(pesan);
}
