// Satu baris lembar (kelompok, atau desa): sel-selnya, nilai dasar yang dikenal server, dan apa yang belum tersimpan.
import { baca } from "./angka.js";
import { periksa } from "./aturan.js";
import { ATURAN_DANA } from "./aturan-dana.js";
import { ATURAN_STUNTING } from "./aturan-stunting.js";

const NIHIL = "nihil";
const TANPA_KEGIATAN = ["pertemuan", "hadir"];

class Sel {
  constructor(wadah, batas) {
    this.wadah = wadah;
    this.kolom = wadah.dataset.kolom;
    this.input = wadah.querySelector("input");
    this.label = wadah.dataset.l ?? wadah.querySelector("label").textContent;
    this.lalu = wadah.dataset.lalu;
    this.terbesar = this.kolom === "omzet" ? batas.omzet : batas.angka;
    this.rupiah = batas.rupiah;
  }

  get isi() {
    return baca(this.input.value, this.terbesar, this.rupiah);
  }

  /** Nilai dalam satu cara tulis, untuk dibandingkan: "" kosong, "41", atau "!" + yang bukan angka. */
  get kunci() {
    const { nilai, galat } = this.isi;
    if (galat) return `!${this.input.value.trim()}`;
    return nilai === null ? "" : String(nilai);
  }
}

export class Baris {
  constructor(el, batas) {
    this.el = el;
    this.batas = batas;
    this.milik = "kelompok" in el.dataset ? "kelompok" : "desa";
    this.pk = el.dataset[this.milik];
    this.nama = el.dataset.nama;
    this.jenis = el.dataset.jenis;
    this.wajib = el.dataset.wajib.split(" ");
    this.bulanLalu = el.dataset.bulanLalu;
    this.awal = el.querySelector('[name$="-awal"]');
    this.tampil = el.querySelector('[name$="-tampil"]');
    this.nihil = el.querySelector('[name$="-nihil"]'); // null bila lembarnya tidak menanyakannya
    const { aturan, kataSiap } = el.closest("form").dataset;
    this.periksa = ATURAN_STUNTING[aturan] ?? ATURAN_DANA[aturan] ?? periksa;
    this.kataSiap = kataSiap ?? "Siap kirim";
    this.disetujui = !aturan; // peringatan dapat dinyatakan benar
    this.sel = [...el.querySelectorAll("[data-kolom]")].map((wadah) => new Sel(wadah, batas));
    this.label = Object.fromEntries(this.sel.map((s) => [s.kolom, s.label]));
    this.lalu = Object.fromEntries(this.sel.map((s) => [s.kolom, s.lalu === "" ? null : Number(s.lalu)]));
    this.dapatDiisi = this.sel.some((s) => !s.input.disabled);
    this.dasar = this.pisah(this.awal.value);
    this.sah = new Set(this.kotak().filter((k) => k.disabled).map((k) => tanda(k.value, k.dataset.nilai)));
    this.bentrok = this.bacaBentrok();
    this.keadaan = el.querySelector("[data-keadaan]").dataset.keadaan;
    this.kata = el.querySelector("[data-keadaan]").textContent.trim();
    this.jawaban = null; // kata server tentang isi yang sekarang
    this.dijawab = ""; // sidik kiriman terakhir yang sudah dijawab
  }

  /** Garis `awal` menjadi kolom → nilai; yang bukan dari jenis ini kosong semua. */
  pisah(garis) {
    const bagian = garis.split("|");
    const nama = [...this.sel.map((s) => s.kolom), ...(this.nihil ? [NIHIL] : [])];
    const utuh = bagian.length === nama.length;
    return Object.fromEntries(nama.map((k, n) => [k, utuh ? bagian[n] : k === NIHIL ? "0" : ""]));
  }

  /** Halaman yang dijawab server sesudah bentrok: sel-sel itu menunggu pilihan, bukan penyimpanan. */
  bacaBentrok() {
    const bentrok = {};
    for (const b of this.el.querySelectorAll("[data-bentrok] [data-sel]")) {
      const { sel: kolom, oleh, waktu } = b.dataset;
      if (kolom === NIHIL) continue;
      bentrok[kolom] = { oleh, waktu, ada: this.dasar[kolom] };
      // Bukan nilai keduanya: selama belum dipilih, server tetap melihat bentroknya.
      this.dasar[kolom] = ["", "0", "1"].find((k) => k !== this.dasar[kolom] && k !== this.kunci(kolom));
    }
    return bentrok;
  }

  kotak() {
    return [...this.el.querySelectorAll('[name$="-konfirmasi"]')];
  }

  cari(kolom) {
    return this.sel.find((s) => s.kolom === kolom);
  }

  kunci(kolom) {
    return kolom === NIHIL ? String(Number(this.nihil.checked)) : this.cari(kolom).kunci;
  }

  setel(kolom, teks) {
    if (kolom === NIHIL) this.nihil.checked = teks === "1" || teks === true;
    else this.cari(kolom).input.value = teks;
  }

  /** Kolom yang berbeda dari yang dikenal server. */
  berubah() {
    return Object.keys(this.dasar).filter((k) => this.kunci(k) !== this.dasar[k]);
  }

  dicentang() {
    return this.kotak().filter((k) => k.checked && !k.disabled).map((k) => k.value);
  }

  get belumTersimpan() {
    return this.dapatDiisi && (this.berubah().length > 0 || this.dicentang().length > 0);
  }

  /** Ada yang belum dikirim; yang sudah dijawab dan masih ditolak tidak dikirim ulang. */
  get perluDikirim() {
    return this.belumTersimpan && this.sidik() !== this.dijawab;
  }

  get terisi() {
    return Boolean(this.nihil?.checked) || this.sel.some((s) => s.kunci !== "");
  }

  /** Sel kosong yang punya angka bulan lalu. */
  dapatSepertiLalu() {
    return this.dapatDiisi ? this.sel.filter((s) => s.lalu !== "" && s.kunci === "") : [];
  }

  get kosong() {
    return this.dapatDiisi && !this.terisi;
  }

  nilai() {
    return Object.fromEntries(Object.keys(this.dasar).map((k) => [k, this.kunci(k)]));
  }

  sidik() {
    return JSON.stringify([this.nilai(), this.dasar, this.dicentang()]);
  }

  /** Isian baris ini untuk dikirim sebagai form-<n>, dan catatan untuk membaca jawabannya. */
  kiriman(n) {
    const isi = [[this.milik, this.pk], ["awal", this.garisDasar()], ["tampil", this.tampil.value]];
    isi.push(...this.sel.map((s) => [s.kolom, s.input.value]));
    if (this.nihil?.checked) isi.push([NIHIL, "1"]);
    isi.push(...this.dicentang().map((kode) => ["konfirmasi", kode]));
    return {
      isi: isi.map(([nama, nilai]) => [`form-${n}-${nama}`, nilai]),
      nilai: this.nilai(),
      dasar: { ...this.dasar },
      sidik: this.sidik(),
    };
  }

  garisDasar() {
    return Object.values(this.dasar).join("|");
  }

  /** Yang belum tersimpan, untuk perangkat ini; null bila tidak ada. */
  isiDraf() {
    if (!this.belumTersimpan) return null;
    const nilai = this.berubah().map((k) => [k, k === NIHIL ? this.nihil.checked : this.cari(k).input.value]);
    const sah = this.kotak().filter((k) => k.checked && !k.disabled).map((k) => tanda(k.value, k.dataset.nilai));
    return { nilai: Object.fromEntries(nilai), awal: this.garisDasar(), sah };
  }

  /** Nihil berarti 0 di tempat yang kosong; 0 itu hilang lagi bersama tandanya. */
  ikutiNihil() {
    if (!this.nihil) return;
    for (const kolom of TANPA_KEGIATAN) {
      const sel = this.cari(kolom);
      if (this.nihil.checked && sel.kunci === "") sel.input.value = "0";
      else if (!this.nihil.checked && sel.kunci === "0") sel.input.value = "";
    }
  }

  /** Keadaan baris menurut angkanya sekarang: galat, peringatan, keadaan, kata. */
  nilaiKeadaan() {
    if (this.jawaban) return { ...this.jawaban, bentrok: this.bentrok };
    const isi = Object.fromEntries(this.sel.map((s) => [s.kolom, s.isi.nilai]));
    const hasil = this.periksa(isi, {
      jenis: this.jenis,
      nihil: Boolean(this.nihil?.checked),
      label: this.label,
      lalu: this.lalu,
      bulanLalu: this.bulanLalu,
      batas: this.batas,
    });
    const galat = { ...hasil.galat, ...this.takTerbaca() };
    const kurang = !this.terisi || this.wajib.some((k) => isi[k] === null);
    const keadaan = this.keadaanDari(galat, kurang, hasil.peringatan);
    return { galat, peringatan: hasil.peringatan, bentrok: this.bentrok, keadaan, kata: this.sebut(keadaan) };
  }

  takTerbaca() {
    const salah = this.sel.filter((s) => s.isi.galat);
    return Object.fromEntries(salah.map((s) => [s.kolom, `${s.label}: ${s.isi.galat}`]));
  }

  keadaanDari(galat, kurang, peringatan) {
    if (Object.keys(galat).length || Object.keys(this.bentrok).length) return "perbaiki";
    if (this.menungguPerbaikan && this.berubah().length === 0) return "dikembalikan";
    if (kurang) return "belum";
    if (peringatan.some((p) => !this.disahkan(p))) return "periksa";
    return this.nihil?.checked ? "nihil" : "siap";
  }

  sebut(keadaan) {
    if (keadaan === "belum") return this.terisi ? "Belum lengkap" : "Belum diisi";
    const kata = { perbaiki: "Perbaiki", periksa: "Periksa", dikembalikan: "Dikembalikan", nihil: "Nihil" };
    return kata[keadaan] ?? this.kataSiap;
  }

  /** Dikembalikan pemeriksa, dan belum disentuh sejak itu. */
  get menungguPerbaikan() {
    return this.kotak().some((k) => k.value === "dikembalikan" && !k.checked);
  }

  disahkan({ kode, nilai }) {
    return this.sah.has(tanda(kode, nilai)) ||
      this.kotak().some((k) => k.checked && k.value === kode && k.dataset.nilai === nilai);
  }
}

export function tanda(kode, nilai) {
  return `${kode}=${nilai}`;
}
