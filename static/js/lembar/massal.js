// Mengubah banyak sel sekaligus: tempelan dari Excel dan "seperti bulan lalu", dengan satu Urungkan.
import { angkaTempelan, bacaBlok, letakkan } from "./tempel.js";
import { tombol, ikon } from "./unsur.js";

export class Massal {
  constructor(lembar, form) {
    this.lembar = lembar;
    this.kabar = lembar.kabar;
    this.urung = null;
    this.dulu = form.dataset.dulu ?? "bulan lalu";
    form.addEventListener("paste", (kejadian) => this.tempel(kejadian));
    form.addEventListener("keydown", (kejadian) => this.tekan(kejadian));
    form.addEventListener("input", () => {
      this.urung = null; // sesudah diketik lagi, Ctrl+Z kembali milik sel
    });
    this.pasangTombol();
  }

  pasangTombol() {
    for (const baris of this.lembar.baris) {
      if (!baris.bulanLalu || !baris.dapatDiisi) continue;
      const [singkat] = /^\d+|^.{3}/.exec(baris.bulanLalu);
      const el = tombol(`Seperti ${singkat}`, () => this.sepertiLalu([baris], baris.nama), {
        class: "btn btn-sm btn-ghost-secondary seperti-lalu d-print-none",
        "data-seperti": "baris",
        // Papan ketik punya Ctrl+Shift+D; tanpa ini Tab berhenti sekali lagi di tiap baris.
        tabindex: "-1",
        "aria-keyshortcuts": "Control+Shift+D",
        "aria-label": `Seperti ${baris.bulanLalu}: isi sel kosong ${baris.nama}`,
      });
      el.prepend(ikon("copy", "icon-s"));
      el.hidden = !baris.dapatSepertiLalu().length;
      baris.el.querySelector(".sel-keadaan").append(el);
    }
    const semua = document.querySelector("[data-seperti-semua]");
    if (semua && this.lembar.baris.some((b) => b.bulanLalu && b.dapatDiisi)) {
      semua.hidden = false;
      semua.addEventListener("click", () => this.sepertiLalu(this.lembar.baris.filter((b) => b.kosong), "baris kosong"));
    }
  }

  tekan(kejadian) {
    const { sel, baris } = this.lembar.selDari(kejadian.target);
    const ctrl = kejadian.ctrlKey || kejadian.metaKey;
    const huruf = kejadian.key.toLowerCase();
    if (ctrl && huruf === "z" && this.urung) {
      kejadian.preventDefault();
      this.urung();
    }
    if (!ctrl || huruf !== "d" || !baris) return;
    kejadian.preventDefault();
    if (kejadian.shiftKey) this.sepertiLalu([baris], baris.nama);
    else if (sel) this.selSepertiLalu(baris, sel);
  }

  /** Satu sel; yang sudah terisi tidak ditimpa. */
  selSepertiLalu(baris, sel) {
    if (sel.kunci !== "") return this.kabar.bisikkan("Sel ini sudah terisi; kosongkan dulu.");
    if (sel.lalu === "") return this.kabar.bisikkan(`Tidak ada angka ${this.dulu} untuk sel ini.`);
    sel.input.value = sel.lalu;
    sel.input.select();
    this.lembar.segarkan(baris);
    return this.kabar.bisikkan(`${sel.label} ${sel.lalu}, seperti ${baris.bulanLalu}.`);
  }

  /** Sel-sel kosong dari baris-baris ini. */
  sepertiLalu(daftar, sebutan) {
    const ganti = [];
    for (const baris of daftar) {
      ganti.push(...baris.dapatSepertiLalu().map((sel) => [baris, sel, sel.lalu]));
    }
    if (!ganti.length) return this.kabar.beriTahu(`Tidak ada sel kosong yang punya angka ${this.dulu} (${sebutan}).`);
    return this.terapkan(ganti, `${ganti.length} sel diisi seperti ${this.dulu} (${sebutan}). Periksa sebelum ditinggal.`);
  }

  tempel(kejadian) {
    const { sel, baris } = this.lembar.selDari(kejadian.target);
    const teks = kejadian.clipboardData?.getData("text/plain");
    if (!sel || !teks) return;
    const blok = bacaBlok(teks);
    if (blok.length === 1 && blok[0].length === 1) {
      const satu = angkaTempelan(teks);
      const { value, selectionStart, selectionEnd } = sel.input;
      const seluruhnya = selectionEnd - selectionStart === value.length;
      if (!seluruhnya || satu === teks.trim()) return; // satu angka biasa: tempelan peramban sendiri
    }
    kejadian.preventDefault();
    const { ganti, tolak } = letakkan(blok, this.kisi(baris, sel));
    if (tolak) {
      this.kabar.tolak(`${tolak} Tidak ada yang ditempel.`);
      return;
    }
    const milik = new Map(this.lembar.baris.flatMap((b) => b.sel.map((s) => [s, b])));
    this.terapkan(ganti.map(([s, isi]) => [milik.get(s), s, isi.slice(0, 40)]), `${ganti.length} sel ditempel.`);
  }

  /** Baris lembar mulai dari sel ini: kolom pokok, atau kolom sendiri milik satu kelompok saja. */
  kisi(baris, sel) {
    const bentuk = (b, sels) => ({ nama: b.nama, dapatDiisi: b.dapatDiisi, kata: b.kata, sel: sels });
    const pokok = [...sel.wadah.closest("tr").querySelectorAll("td.sel")];
    if (!sel.wadah.matches("td")) return [bentuk(baris, baris.sel.slice(baris.sel.indexOf(sel)))];
    const mulai = pokok.indexOf(sel.wadah);
    return this.lembar.baris.slice(this.lembar.baris.indexOf(baris)).map((b) => {
      const wadah = [...b.el.querySelectorAll("tr:first-child > td.sel")].slice(mulai);
      return bentuk(b, wadah.map((w) => b.cari(w.dataset.kolom) ?? null));
    });
  }

  /** Ganti sel-sel; `ganti` = [[baris, sel, teks]]. Sebelumnya diingat, sampai diurungkan. */
  terapkan(ganti, kalimat) {
    const semula = ganti.map(([baris, sel]) => [baris, sel, sel.input.value]);
    this.pasang(ganti);
    const urungkan = () => {
      this.urung = null;
      // Yang sudah diketik lagi sesudahnya tetap.
      this.pasang(semula.filter(([, sel], n) => sel.input.value === ganti[n][2]));
      this.kabar.beriTahu("Sudah dikembalikan seperti semula.");
    };
    this.urung = urungkan;
    const salah = ganti.filter(([, sel]) => sel.isi.galat).length;
    this.kabar.beriTahu(kalimat + (salah ? ` ${salah} di antaranya bukan angka dan ditandai.` : ""), urungkan);
  }

  pasang(ganti) {
    for (const [, sel, teks] of ganti) sel.input.value = teks;
    for (const baris of new Set(ganti.map(([b]) => b))) this.lembar.segarkan(baris);
  }
}
