// Menyimpan sendiri: sedetik sesudah ketikan berhenti dan saat halaman ditinggal, satu kiriman dalam
// satu waktu, hanya baris yang berubah. Jawaban selain 200 dan JSON berarti belum tersimpan.
const JEDA = 1000;
const TERLAMA = 5000; // yang mengetik terus pun disimpan
const MUNDUR = [2000, 4000, 8000, 15000, 30000, 60000];
const SABAR = 30000;
const MUAT_KEEPALIVE = 60000; // peramban menolak lebih dari 64 KB sesudah halaman ditutup

export class Penyimpan {
  /** `lembar` memberi baris, menerima jawaban, dan menyebut keadaan simpanan. */
  constructor(lembar, { token, masuk }) {
    this.lembar = lembar;
    this.token = token;
    this.masuk = masuk;
    this.jam = null;
    this.sejak = null;
    this.gagal = 0;
    this.berhenti = false; // ditolak atau sesi habis: mencoba lagi tidak menolong
    this.berjalan = null;
    this.catatan = new Map(); // kelompok → isinya dalam kiriman yang sedang berjalan
    addEventListener("online", () => this.cobaLagi());
    addEventListener("pagehide", () => this.kirimTerakhir());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.kirimTerakhir();
      else this.cobaLagi();
    });
  }

  /** Ada ketikan: simpan sebentar lagi. */
  jadwalkan() {
    if (this.berhenti) return;
    this.sejak ??= Date.now();
    const jeda = Math.max(0, Math.min(JEDA, this.sejak + TERLAMA - Date.now()));
    this.nanti(this.gagal ? MUNDUR[0] : jeda);
  }

  nanti(jeda) {
    clearTimeout(this.jam);
    this.jam = setTimeout(() => this.kirim(), jeda);
  }

  cobaLagi() {
    if (!this.berhenti && this.gagal) this.kirim();
  }

  /** Simpan yang belum tersimpan sekarang. Benar bila sesudahnya server memiliki semuanya. */
  async tuntaskan() {
    await this.berjalan;
    while (!this.berhenti && this.lembar.perluDikirim().length) {
      if (!(await this.kirim())) return false;
    }
    return !this.berhenti;
  }

  kirim() {
    this.berjalan ??= this.kirimSatu().finally(() => {
      this.berjalan = null;
    });
    return this.berjalan;
  }

  /** Halaman ditinggal: yang diketik sesudah kiriman yang sedang berjalan menyusul di sampingnya. */
  kirimTerakhir() {
    if (!this.berjalan) return this.kirim();
    return this.kirimSatu(this.lembar.perluDikirim().filter((b) => this.catatan.get(b.pk)?.sidik !== b.sidik()));
  }

  async kirimSatu(baris = this.lembar.perluDikirim()) {
    clearTimeout(this.jam);
    if (this.berhenti || !baris.length) return !this.berhenti;
    this.sejak = null;
    const lambat = setTimeout(() => this.lembar.sebutSimpanan("Menyimpan…"), 300);
    const catatan = new Map();
    const isi = new URLSearchParams({
      csrfmiddlewaretoken: this.token,
      aksi: "simpan",
      "form-TOTAL_FORMS": baris.length,
      "form-INITIAL_FORMS": baris.length,
    });
    baris.forEach((b, n) => {
      const kiriman = b.kiriman(n);
      catatan.set(b.pk, kiriman);
      kiriman.isi.forEach(([nama, nilai]) => isi.append(nama, nilai));
    });
    this.catatan = catatan;
    const hasil = await this.minta(String(isi));
    clearTimeout(lambat);
    return this.terima(hasil, catatan);
  }

  /** { data } bila tersimpan; selain itu { habis }, { pesan } (ditolak), atau {} (coba lagi). */
  async minta(body) {
    try {
      const jawaban = await fetch(location.href.split("#")[0], {
        method: "POST",
        // Token halaman ini, bukan yang di kuki: bila orang lain sudah masuk di tab sebelah, angka
        // pemilik halaman ini tidak boleh tersimpan atas nama orang itu.
        body,
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        redirect: "manual",
        keepalive: body.length < MUAT_KEEPALIVE,
        signal: AbortSignal.timeout(SABAR),
      });
      if (jawaban.type === "opaqueredirect" || jawaban.status === 403) return { habis: true };
      const json = jawaban.headers.get("Content-Type")?.startsWith("application/json");
      if (jawaban.ok && json) return { data: await jawaban.json() };
      if (jawaban.status === 400 && json) return { pesan: (await jawaban.json()).pesan };
    } catch {
      // Jaringan putus atau jawaban tak terbaca: belum tersimpan.
    }
    return {};
  }

  terima({ data, habis, pesan }, catatan) {
    if (data) {
      this.gagal = 0;
      this.lembar.terimaJawaban(data, catatan);
      if (this.lembar.perluDikirim().length) this.jadwalkan();
      return true;
    }
    if (habis || pesan) {
      this.berhenti = true;
      this.lembar.sebutSimpanan("Belum tersimpan");
      this.lembar.terhenti(pesan, `${this.masuk}?next=${encodeURIComponent(location.pathname + location.search)}`);
      return false;
    }
    this.nanti(MUNDUR[Math.min(this.gagal, MUNDUR.length - 1)]);
    this.gagal += 1;
    this.lembar.sebutSimpanan("Belum tersimpan, akan dicoba lagi");
    return false;
  }
}
