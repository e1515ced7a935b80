// Lembar isian bulanan di peramban. Tanpa skrip ini lembarnya formulir biasa; dengan skrip ini ia
// menilai sambil diketik, menyimpan sendiri, dan menjaga yang belum tersimpan di perangkat ini.
import { ribuan } from "./lembar/angka.js";
import { Baris } from "./lembar/baris.js";
import { DrafLokal } from "./lembar/draf.js";
import { Jawaban } from "./lembar/jawaban.js";
import { Kabar } from "./lembar/kabar.js";
import { Massal } from "./lembar/massal.js";
import { Penyimpan } from "./lembar/simpan.js";
import { gambar } from "./lembar/tampilan.js";
import { TombolSel } from "./lembar/tombol-sel.js";

const SIAP = ["siap", "nihil"];

class Lembar {
  constructor(form) {
    this.form = form;
    const d = form.dataset;
    const batas = {
      angka: Number(d.batasAngka),
      omzet: Number(d.batasOmzet),
      pertemuan: Number(d.pertemuanWajar),
      lonjakan: Number(d.lonjakanAngka),
      bagian: Number(d.lonjakanBagian),
      rupiah: "rupiah" in d,
    };
    this.baris = [...form.querySelectorAll("[data-baris]")].map((el) => new Baris(el, batas));
    this.perPk = new Map(this.baris.map((b) => [b.pk, b]));
    this.kabar = new Kabar(form);
    this.draf = new DrafLokal(d);
    this.penyimpan = new Penyimpan(this, {
      token: form.elements.csrfmiddlewaretoken.value,
      masuk: d.masuk,
    });
    this.jawaban = new Jawaban(this);
    const tombol = new TombolSel(this, form);
    new Massal(this, form);
    form.addEventListener("input", (kejadian) => this.diketik(kejadian.target));
    form.addEventListener("change", (kejadian) => this.ditinggal(kejadian.target));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!form.contains(relatedTarget)) this.penyimpan.kirim();
    });
    form.addEventListener("submit", (kejadian) => this.dikirim(kejadian), { capture: true });
    addEventListener("beforeunload", (kejadian) => {
      if (this.draf.gagal && this.perluDikirim().length) kejadian.preventDefault();
    });
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) location.reload(); // keadaan di server mungkin sudah lain
    });
    document.querySelector("[data-petunjuk]")?.classList.add("d-lg-flex");
    this.pulihkan();
    // Menuju #baris, peramban mengambil fokusnya sendiri sampai halaman selesai dimuat.
    if (location.hash) addEventListener("load", () => setTimeout(() => tombol.mulai()));
    else tombol.mulai();
  }

  /** Yang belum sempat tersimpan di perangkat ini kembali ke selnya. */
  pulihkan() {
    const kembali = this.baris.filter((b) => this.jawaban.pulihkan(b));
    for (const baris of this.baris.filter((b) => b.belumTersimpan)) this.segarkan(baris);
    if (kembali.length) {
      this.kabar.beriTahu(`Isian di ${kembali.length} baris yang belum sempat tersimpan sudah dikembalikan.`);
    }
    this.penyimpan.kirim();
  }

  barisDari(el) {
    const { kelompok, desa } = el.closest("[data-baris]")?.dataset ?? {};
    return this.perPk.get(kelompok ?? desa);
  }

  selDari(el) {
    const baris = this.barisDari(el);
    return { baris, sel: baris?.sel.find((s) => s.input === el) };
  }

  diketik(el) {
    const baris = this.barisDari(el);
    if (!baris) return;
    if (el === baris.nihil) baris.ikutiNihil();
    this.segarkan(baris);
  }

  /** Selesai menyunting: nihil mengisi 0, dan keadaan yang berubah dibacakan. */
  ditinggal(el) {
    const baris = this.barisDari(el);
    if (!baris) return;
    if (baris.nihil?.checked && baris.dapatDiisi) {
      baris.ikutiNihil();
      this.segarkan(baris);
    }
    const pesan = [...baris.el.querySelectorAll("[data-galat] .st, [data-bentrok] .st, [data-peringatan] .s-l")];
    this.kabar.bisikkan([`${baris.nama}: ${baris.kata}.`, ...pesan.map((p) => p.textContent)].join(" "));
  }

  /** Isi satu baris berubah: nilai lagi, catat di perangkat, jadwalkan simpan. */
  segarkan(baris) {
    baris.jawaban = null;
    this.gambarBaris(baris);
    this.gambarRingkas();
    this.draf.catat(baris);
    if (baris.perluDikirim) this.penyimpan.jadwalkan();
    else this.sebutTersimpan();
  }

  gambarBaris(baris) {
    gambar(baris, baris.nilaiKeadaan(), (kolom, lain) => this.pilih(baris, kolom, lain));
    baris.awal.value = baris.garisDasar();
  }

  /** Bentrok diputuskan: angka orang lain masuk sel, atau angka sendiri disimpan menggantikannya. */
  pilih(baris, kolom, lain) {
    const { ada } = baris.bentrok[kolom];
    delete baris.bentrok[kolom];
    baris.dasar[kolom] = ada;
    if (lain) baris.setel(kolom, ada);
    this.segarkan(baris);
    (baris.cari(kolom)?.input ?? baris.nihil).focus();
    this.penyimpan.kirim();
  }

  gambarRingkas() {
    const n = {};
    for (const { keadaan } of this.baris) n[keadaan] = (n[keadaan] ?? 0) + 1;
    n.siap = SIAP.reduce((jumlah, k) => jumlah + (n[k] ?? 0), 0);
    n.salah = n.perbaiki;
    for (const el of document.querySelectorAll("[data-ringkas]")) el.textContent = n[el.dataset.ringkas] ?? 0;
    const kirim = this.form.querySelector("[data-kirim] [data-teks]");
    if (kirim && this.form.dataset.buka === "1") kirim.textContent = `Kirim ${n.siap || ""} laporan`.replace("  ", " ");
    for (const el of this.form.querySelectorAll("[data-jumlah]")) el.textContent = ribuan(this.jumlah(el.dataset.jumlah));
    const terisi = this.baris.filter((b) => b.terisi).length;
    this.form.querySelector("[data-terisi]").textContent =
      `dari ${terisi} baris yang terisi, ${this.baris.length - terisi} masih kosong`;
  }

  /** Jumlah satu kolom; null bila tidak ada yang terisi. */
  jumlah(kolom) {
    const isi = this.baris.map((b) => b.cari(kolom)?.isi.nilai ?? null).filter((angka) => angka !== null);
    return isi.length ? isi.reduce((a, b) => a + b) : null;
  }

  perluDikirim() {
    return this.baris.filter((b) => b.perluDikirim);
  }

  sebutSimpanan(teks) {
    this.kabar.sebutSimpanan(teks);
  }

  terimaJawaban(data, catatan) {
    for (const [pk, kiriman] of catatan) {
      const baris = this.perPk.get(pk);
      if (data.baris[pk]) this.jawaban.terima(baris, data.baris[pk], kiriman);
      if (baris.dapatDiisi) this.draf.catat(baris);
    }
    this.gambarRingkas();
    this.waktu = data.waktu;
    this.sebutTersimpan();
  }

  /** Semua sudah dijawab server; yang masih salah atau bentrok menunggu orangnya. */
  sebutTersimpan() {
    if (!this.waktu || this.perluDikirim().length) return;
    const tertahan = this.baris.filter((b) => b.belumTersimpan).length;
    const sisa = tertahan ? `; ${tertahan} baris menunggu dibetulkan` : "";
    this.sebutSimpanan(`${this.form.dataset.sebutSimpanan ?? "Draf tersimpan"} ${this.waktu}${sisa}`);
  }

  /** Menyimpan terhenti: sesi habis, atau server menolak seluruh kiriman (`pesan`). */
  terhenti(pesan, alamatMasuk) {
    const aman = this.draf.gagal ? "Jangan tutup halaman ini" : "Yang Anda ketik tetap ada di perangkat ini";
    if (pesan) this.kabar.hentikan(`${pesan} ${aman}.`, "Muat ulang", location.href);
    else this.kabar.hentikan(`Sesi Anda berakhir. ${aman}; masuk lagi untuk menyimpannya.`, "Masuk lagi", alamatMasuk);
  }

  /** Tombol Simpan draf dan Kirim: simpan dulu; mengirim memuat halaman baru dengan kabarnya. */
  async dikirim(kejadian) {
    if (this.diteruskan) return;
    kejadian.preventDefault();
    kejadian.stopImmediatePropagation();
    if (this.sedangKirim) return;
    this.sedangKirim = true;
    const tersimpan = await this.penyimpan.tuntaskan();
    this.sedangKirim = false;
    const kirim = kejadian.submitter?.value === "kirim";
    if (!tersimpan) this.sebutBelum(kirim ? "dikirim" : "tersimpan");
    else if (kirim) this.teruskan(kejadian.submitter);
    else this.kabar.beriTahu("Semua yang dapat disimpan sudah tersimpan.");
  }

  teruskan(tombol) {
    this.diteruskan = true;
    // Sesudah kejadian submit ini benar-benar selesai; di dalamnya permintaan kedua diabaikan.
    setTimeout(() => this.form.requestSubmit(tombol));
  }

  sebutBelum(apa) {
    if (this.penyimpan.berhenti) this.kabar.ingatkan();
    else this.kabar.tolak(`Belum ${apa}: angkanya belum sampai ke server. Dicoba lagi bila jaringan kembali.`);
  }
}

const form = document.querySelector("form[data-lembar]");
if (form) new Lembar(form);
